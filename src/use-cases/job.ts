import type { DateTime } from 'luxon';
import type { Channels } from './ports/channels.ts';
import type { Members } from './ports/members.ts';
import type { Transact } from './ports/stores.ts';

/** What sweeps may need. */
export type SweepNeed = { readonly transact: Transact; readonly members: Members; readonly channels: Channels };

/** A schedule: what it sweeps, and how often it looks. What is due is derived from rows, so that a missed tick loses and repeats nothing. */
export type Job = {
  readonly name: string;
  /** What happens when it falls due, for people to read: "Digests go out" */
  readonly title: string;
  /** A cron expression, in UTC */
  readonly cadence: string;
  /** Does everything that is due now. Any number of processes may sweep at once. */
  readonly sweep: (need: SweepNeed, now: DateTime) => Promise<unknown>;
  /** The next instant after `now` at which something falls due, as far as is known now; null where nothing will */
  readonly nextDue: (transact: Transact, now: DateTime) => Promise<DateTime | null>;
};
