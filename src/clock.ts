import { DateTime } from 'luxon';

/** The organisation's clock: what is due, how old, every deadline. Never used for signatures, leases, retries or pacing. */
export type Clock = { now(): DateTime };

export const systemClock: Clock = { now: () => DateTime.utc() };
