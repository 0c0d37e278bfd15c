import type { Traffic } from '../../web/contract.ts';
import { useSession } from '../session.ts';

type TrafficTableProps = { readonly traffic: readonly Traffic[]; readonly chosen: number | null; readonly choose: (id: number) => void };

/** The newest first. */
export function TrafficTable({ traffic, chosen, choose }: TrafficTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
    <section className="traffic" tabIndex={0} aria-label="Calls and requests, newest first">
      <table>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Direction</th>
            <th scope="col">Name</th>
            <th scope="col">Status</th>
            <th scope="col" className="number">
              ms
            </th>
          </tr>
        </thead>
        <tbody>
          {traffic.toReversed().map((one) => (
            <TrafficRow key={one.id} one={one} chosen={one.id === chosen} choose={choose} />
          ))}
        </tbody>
      </table>
      {traffic.length === 0 && <p className="soft nothing-yet">Nothing to show.</p>}
    </section>
  );
}

type TrafficRowProps = { readonly one: Traffic; readonly chosen: boolean; readonly choose: (id: number) => void };

function TrafficRow({ one, chosen, choose }: TrafficRowProps) {
  const { bot } = useSession().screen;
  const { id, at, direction, name, status, error, ms } = one;
  return (
    <tr data-chosen={chosen} data-failed={error !== null} onClick={() => choose(id)}>
      <td>{at}</td>
      <td>{direction === 'called' ? `${bot.name} to Slack` : `Slack to ${bot.name}`}</td>
      <td>
        <button type="button" className="traffic-name" aria-pressed={chosen}>
          {name}
        </button>
      </td>
      <td>{[status, error].filter((part) => part !== null).join(' ') || 'no answer'}</td>
      <td className="number">{ms}</td>
    </tr>
  );
}
