import type { StepOnScreen } from '../../web/contract.ts';
import { wallClock } from '../clock/time-to-set.ts';
import { useSession } from '../session.ts';
import { StepButton } from './step-button.tsx';

type MoveClockProps = { readonly until: NonNullable<StepOnScreen['until']> };

/** Moves the clock to the instant that a step is about; what falls due on the way happens in order. */
export function MoveClock({ until: { at, words } }: MoveClockProps) {
  const { moving, moveClock, tell } = useSession();
  return (
    <StepButton main press={() => void moveClock({ kind: 'set_clock', to: wallClock(at) }).then(tell)}>
      {moving ? 'The clock moves ...' : `Move the clock to ${words}`}
    </StepButton>
  );
}
