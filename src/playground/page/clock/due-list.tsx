import type { ClockOnScreen } from '../../web/contract.ts';
import { Icon } from '../parts/icon.tsx';
import { Popover } from '../parts/popover.tsx';

/** What is due next, in a line; the rest of what is due opens. */
export function DueList({ due }: Pick<ClockOnScreen, 'due'>) {
  const [next] = due;
  if (!next) return <small className="clock-next">Nothing is due</small>;
  return (
    <Popover
      label="What is due next"
      buttonClass="clock-next"
      className="due"
      button={
        <>
          <span className="clock-due">Next:&nbsp;</span>
          <span className="clock-what">{next.what}</span>
          <span className="clock-when">
            <span className="clock-dot"> · </span>
            {next.words}
          </span>
          <Icon name="down" />
        </>
      }
    >
      {() => (
        <>
          <h2>What is due next</h2>
          <ol>
            {due.map(({ at, words, what }) => (
              <li key={`${at} ${what}`}>
                <time dateTime={at}>{words}</time>
                <span>{what}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </Popover>
  );
}
