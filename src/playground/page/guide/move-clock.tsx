import { wallClock } from '../clock/time-to-set.ts';
import { useSession } from '../session.ts';
import { StepButton } from './step-button.tsx';

/** Moves the clock to the instant that a step is about; what falls due on the way happens in order. */
export function MoveClock({ until }: { readonly until: string }) {
  const { moving, moveClock, tell } = useSession();
  return (
    <StepButton main press={() => void moveClock({ kind: 'set_clock', to: wallClock(until) }).then(tell)}>
      {moving ? 'The clock moves ...' : 'Move the clock to then'}
    </StepButton>
  );
}
