import { DateTime, Duration } from 'luxon';
import { type BoardClock, type DueDigest, together } from '../board-clock.ts';

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
 * the latest goes, to everybody who was to get one of them and with all they were to hold; a sitting moved later sends again, and one added or
 * moved inside a digest's lead gets it at once. An extra digest replaces none.
 */
export function owedDigest(clock: BoardClock, cut: readonly CutDigest[], now: DateTime): OwedDigest | null {
  if (clock.meeting.cancelledAt || now >= clock.meeting.at) return null;
  const scheduled = cut.filter(({ kind }) => kind === 'scheduled');
  const reached = clock.digests.filter(({ dueAt }) => dueAt <= now && !scheduled.some(({ cutAt }) => cutAt >= dueAt));
  const latest = reached.at(-1);
  if (!latest) return null;
  const { dueAt, cutOffAt, to } = reached.reduce(together, latest);
  const late = now > dueAt.plus(tolerance);
  // A late digest covers more than its cut-off; the next one must not take back what that one showed.
  const coversUntil = late ? now : DateTime.max(cutOffAt, ...scheduled.map((digest) => digest.coversUntil));
  return { dueAt, to, coversUntil, late };
}

/** The next instant after `now` at which a digest of this sitting falls due, or null where none will. */
export function nextDigestInstant(clock: BoardClock, now: DateTime): DateTime | null {
  return comingDigests(clock, now)[0]?.dueAt ?? null;
}

/** The digests of this sitting that fall due after `now`, soonest first. */
export function comingDigests({ meeting, digests }: BoardClock, now: DateTime): readonly DueDigest[] {
  return meeting.cancelledAt ? [] : digests.filter(({ dueAt }) => dueAt > now);
}
