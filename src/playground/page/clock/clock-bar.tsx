import { useEffect, useState } from 'react';
import type { WorldAct } from '../../web/contract.ts';
import { Icon } from '../parts/icon.tsx';
import { useSession } from '../session.ts';
import './clock.css';
import { DueList } from './due-list.tsx';
import { SetClock } from './set-clock.tsx';

/** The organisation's time, what is due next, and the ways to get there. */
export function ClockBar() {
  const { screen, moving, moveClock, tell } = useSession();
  const { clock } = screen;
  const press = (act: WorldAct) => void moveClock(act).then(tell);
  return (
    <section className="clock" aria-label="The organisation's clock" aria-busy={moving}>
      <Icon name="clock" />
      <div className="clock-words">
        <time dateTime={clock.now}>{clock.words}</time>
        {moving ? <small className="clock-next">The clock moves ...</small> : <DueList due={clock.due} />}
      </div>
      <div className="clock-buttons">
        <button type="button" className="top-button" aria-disabled={moving} onClick={() => press({ kind: 'go_to_next' })}>
          <Icon name="forward" />
          <span>Go to next</span>
        </button>
        <button type="button" className="top-button" aria-disabled={moving} onClick={() => press({ kind: 'advance_a_day' })}>
          Advance a day
        </button>
        <SetClock clock={clock} />
      </div>
      <Announcement words={clock.words} moving={moving} />
    </section>
  );
}

/** Says where the clock stands once it has stopped moving, and nothing before it has moved. */
function Announcement({ words, moving }: { readonly words: string; readonly moving: boolean }) {
  const [said, setSaid] = useState('');
  const [last, setLast] = useState(words);
  useEffect(() => {
    if (moving || words === last) return;
    setLast(words);
    setSaid(`It is now ${words}`);
  }, [words, last, moving]);
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}
