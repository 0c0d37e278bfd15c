import type { StepOnScreen } from '../../web/contract.ts';
import { app } from '../live/place.ts';
import { conversationCalled, placeShown } from '../live/place-shown.ts';
import { useNames } from '../names.ts';
import { composerKey, type Session, useSession } from '../session.ts';
import { MoveClock } from './move-clock.tsx';
import { StepButton } from './step-button.tsx';

/** The ways to do a step, in order. Each does what those before it do, too. */
export function StepButtons({ step }: { readonly step: StepOnScreen }) {
  const session = useSession();
  const { screen, you, go } = session;
  const person = screen.people.find(({ id }) => id === step.as) ?? you;
  const isPerson = person.id === you.id;
  return (
    <div className="step-buttons">
      {step.as !== null && (
        <StepButton done={isPerson} press={() => go({ as: person.id })}>
          {isPerson ? `You are ${person.name}` : `Be ${person.name}`}
        </StepButton>
      )}
      {step.in !== null && <ThereButton session={session} as={person.id} channel={step.in} />}
      {step.in !== null && step.type !== null && <TypeButton session={session} as={person.id} channel={step.in} text={step.type} />}
      {step.until !== null && <MoveClock until={step.until} />}
    </div>
  );
}

type There = { readonly session: Session; readonly as: string; readonly channel: string };

function ThereButton({ session: { screen, you, place, go }, as, channel }: There) {
  const names = useNames();
  const conversation = conversationCalled(screen.conversations, channel);
  const shown = placeShown(screen, place);
  const there = as === you.id && shown.kind === 'conversation' && shown.conversation.id === conversation?.id;
  const name = channel === app ? `the messages of ${screen.bot.name}` : `#${names.channel(channel)}`;
  return (
    <StepButton done={there} press={() => go({ as, in: channel, thread: null })}>
      {there ? `You are in ${name}` : `Go to ${name}`}
    </StepButton>
  );
}

function TypeButton({ session, as, channel, text }: There & { readonly text: string }) {
  const put = () => {
    const { drafts, wanted, go } = session;
    const key = composerKey(as, channel, null);
    go({ as, in: channel, thread: null });
    drafts.set({ ...drafts.get(), [key]: text });
    wanted.set(key);
  };
  return (
    <StepButton main press={put}>
      Put it into the composer
    </StepButton>
  );
}
