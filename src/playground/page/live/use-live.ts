import { useEffect, useState } from 'react';
import type { Screen } from '../../web/contract.ts';
import { TrafficLog } from '../developer/traffic-log.ts';
import { connect } from './connection.ts';
import { withSameMessages } from './same-messages.ts';

/** What the tab has of the playground. */
export type Live = {
  /** Null until the first has come */
  readonly screen: Screen | null;
  readonly connected: boolean;
  readonly traffic: TrafficLog;
};

/** Follows the screen of one person as it changes. */
export function useLive(as: string | null): Live {
  const [traffic] = useState(() => new TrafficLog());
  const [screen, setScreen] = useState<Screen | null>(null);
  const [connected, setConnected] = useState(true);
  useEffect(
    () =>
      connect(as, {
        screen: (next) => setScreen((last) => withSameMessages(last, next)),
        connected: setConnected,
        traffic: (come) => traffic.add(come),
      }),
    [as, traffic],
  );
  return { screen, connected, traffic };
}
