import { type FormEvent, useId, useState } from 'react';
import type { ClockOnScreen } from '../../web/contract.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Popover } from '../parts/popover.tsx';
import { useSession } from '../session.ts';
import { moreThanAYearAhead, problemWithTime, wallClock } from './time-to-set.ts';

type SetClockProps = { readonly clock: ClockOnScreen };

export function SetClock({ clock }: SetClockProps) {
  return (
    <Popover label="Set the clock" buttonClass="top-button" className="set-clock" button="Set ...">
      {(close) => <SetClockForm clock={clock} close={close} />}
    </Popover>
  );
}

function SetClockForm({ clock, close }: SetClockProps & { readonly close: () => void }) {
  const { moveClock } = useSession();
  const id = useId();
  const [to, setTo] = useState(wallClock(clock.now));
  const [problem, setProblem] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const move = async () => {
    const found = await moveClock({ kind: 'set_clock', to });
    if (found === null) close();
    setProblem(found);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = problemWithTime(to, clock);
    setProblem(found);
    if (found !== null) return;
    if (moreThanAYearAhead(to, wallClock(clock.now))) setAsking(true);
    else await move();
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <label htmlFor={id}>Set the clock to</label>
      <input
        id={id}
        data-first
        className="field"
        type="datetime-local"
        value={to}
        min={wallClock(clock.now)}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-about`}
        onChange={({ target }) => {
          setTo(target.value);
          setProblem(null);
        }}
      />
      <p id={`${id}-about`} className={problem === null ? 'soft' : 'problem'} aria-live="polite">
        {problem ?? `Time in ${clock.timezone}. What falls due on the way happens in order.`}
      </p>
      <button type="submit" className="button button-primary">
        Set the clock
      </button>
      {asking && (
        <ConfirmDialog
          title="Set the clock more than a year ahead?"
          confirm="Set the clock"
          onConfirm={() => void move()}
          onClose={() => setAsking(false)}
        >
          <p>Everything that falls due until then happens, one thing after another, and the clock never runs backwards.</p>
        </ConfirmDialog>
      )}
    </form>
  );
}
