import { DateTime, Duration } from 'luxon';
import type { BoardClock } from '../board-clock.ts';

/** A digest that goes out no more than this after its instant is on time: sweeps tick each minute, and a restart takes a moment. */
const tolerance = Duration.fromObject({ minutes: 5 });

export type CutDigest = { readonly kind: 'scheduled' | 'extra'; readonly cutAt: DateTime; readonly coversUntil: DateTime };

export type OwedDigest = {
  readonly dueAt: DateTime;
  /** Keys of the bodies whose channels get it */
  readonly to: readonly string[];
  readonly coversUntil: DateTime;
  readonly late: boolean;
};

/**
 * The digest of a sitting that must go out now, or null. Derived from what has been cut, never from what was planned: it is the latest occasion
 * reached, unless a scheduled digest was cut at or after its instant. So a missed tick neither loses nor repeats one, of several due at once only
 * the latest goes, a sitting moved later sends again, and one added or moved inside a digest's lead gets it at once. An extra digest replaces none.
 */
export function owedDigest(clock: BoardClock, cut: readonly CutDigest[], now: DateTime): OwedDigest | null {
  if (clock.meeting.cancelledAt || now >= clock.meeting.at) return null;
  const reached = clock.digests.findLast(({ dueAt }) => dueAt <= now);
  if (!reached) return null;
  const scheduled = cut.filter(({ kind }) => kind === 'scheduled');
  if (scheduled.some(({ cutAt }) => cutAt >= reached.dueAt)) return null;
  const late = now > reached.dueAt.plus(tolerance);
  // A late digest covers more than its cut-off; the next one must not take back what that one showed.
  const coversUntil = late ? now : DateTime.max(reached.cutOffAt, ...scheduled.map((digest) => digest.coversUntil));
  return { dueAt: reached.dueAt, to: reached.to, coversUntil, late };
}

/** The next instant after `now` at which a digest of this sitting falls due, or null where none will. */
export function nextDigestInstant(clock: BoardClock, now: DateTime): DateTime | null {
  if (clock.meeting.cancelledAt) return null;
  return clock.digests.find(({ dueAt }) => dueAt > now)?.dueAt ?? null;
}
