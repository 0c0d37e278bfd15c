import { useId, useState } from 'react';
import { Icon } from '../parts/icon.tsx';
import { useKept } from '../parts/use-kept.ts';
import './developer.css';
import { TrafficDetails } from './traffic-details.tsx';
import { filterTraffic, type TrafficLog } from './traffic-log.ts';
import { TrafficTable } from './traffic-table.tsx';

/** For developers: what the app called, and what was sent to it. */
export function Developer({ traffic }: { readonly traffic: TrafficLog }) {
  const [open, setOpen] = useState(false);
  const all = useKept(traffic);
  const id = useId();
  return (
    <section className="developer" aria-label="For developers">
      <button
        type="button"
        className="developer-bar"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <Icon name="code" />
        <span>Calls and requests</span>
        <small>{all.length}</small>
        <Icon name={open ? 'down' : 'up'} />
      </button>
      {open && (
        <div id={id} className="developer-drawer">
          <Drawer traffic={traffic} />
        </div>
      )}
    </section>
  );
}

function Drawer({ traffic }: { readonly traffic: TrafficLog }) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<number | null>(null);
  const all = useKept(traffic);
  const found = filterTraffic(all, text);
  const details = all.find(({ id }) => id === chosen);
  return (
    <>
      <div className="developer-tools">
        <input
          className="field"
          type="search"
          placeholder="Filter, such as chat.postMessage"
          aria-label="Filter calls and requests"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <span className="soft" role="status">
          {found.length} of {all.length}
        </span>
        <button type="button" className="button" onClick={() => traffic.clear()}>
          Clear
        </button>
      </div>
      <div className="developer-panes" data-details={details !== undefined}>
        <TrafficTable traffic={found} chosen={chosen} choose={setChosen} />
        {details && <TrafficDetails key={details.id} traffic={details} close={() => setChosen(null)} />}
      </div>
    </>
  );
}
