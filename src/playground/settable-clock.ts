import type { DateTime } from 'luxon';
import type { Clock } from '../clock.ts';

export type SettableClock = Clock & { set(instant: DateTime): void };

/** An organisation's clock that stands still until it is set, and never runs backwards. */
export function createSettableClock(start: DateTime): SettableClock {
  let current = start.toUTC();
  return {
    now: () => current,
    set(instant) {
      if (instant < current) throw new Error(`The clock stands at ${current.toISO()} and never runs backwards`);
      current = instant.toUTC();
    },
  };
}
