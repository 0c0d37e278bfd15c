import type { LookOnScreen } from '../../web/contract.ts';
import { app } from '../live/place.ts';
import { conversationCalled } from '../live/place-shown.ts';
import { useSession } from '../session.ts';
import { StepButton } from './step-button.tsx';
import { useWhere } from './use-where.ts';

/** Leads to what came of a step: as the person one is where they see it, else as somebody who does. */
export function LookButton({ look }: { readonly look: LookOnScreen }) {
  const { screen, you, go } = useSession();
  const sees = look.in !== app && conversationCalled(screen.conversations, look.in) !== null;
  const as = sees ? you.id : look.as;
  const { name, asWhom, isThere, thread } = useWhere(as, look.in);
  return (
    <div className="step-buttons">
      <StepButton done={isThere && thread === look.thread} press={() => go({ as, in: look.in, thread: look.thread })}>
        {look.words} in {name}
        {asWhom}
      </StepButton>
    </div>
  );
}
