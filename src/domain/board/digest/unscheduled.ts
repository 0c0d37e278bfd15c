import type { DateTime } from 'luxon';
import type { BoardClock, DueDigest } from '../board-clock.ts';

/** The occasion a digest asked for by a person belongs to: the next one due, else the last one before the sitting; null where there are none. */
export function occasionFor(clock: BoardClock, now: DateTime): DueDigest | null {
  return clock.digests.find(({ dueAt }) => dueAt > now) ?? clock.digests.at(-1) ?? null;
}

/** Up to when a preview covers: what would be in the next digest if nothing more came. Past its cut-off, that is the cut-off. */
export function previewCovers(occasion: DueDigest, now: DateTime): DateTime {
  return now <= occasion.dueAt && occasion.cutOffAt < now ? occasion.cutOffAt : now;
}
