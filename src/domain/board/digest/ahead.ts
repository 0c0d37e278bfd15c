import { DateTime } from 'luxon';
import { current, type Directory, type Meeting, type Pathway } from '../../directory.ts';
import type { DueDigest } from '../board-clock.ts';
import { type NotCovered, whyNotCovered } from './not-covered.ts';
import { recipientsOf } from './recipients.ts';
import { digestScope, pathwayIdsIn } from './scope.ts';

/** A digest that is still to come. */
export type ComingDigest = {
  readonly meeting: Meeting;
  readonly due: DueDigest;
  /** Whether a sign-off of the pathway is before the body for it: see `pathwaysBefore` */
  readonly signOffBefore: boolean;
};

/** Where a report that is made now will stand. */
export type DigestAhead =
  | { readonly kind: 'digest'; readonly bodyId: string; readonly dueAt: DateTime; readonly timezone: string }
  /** The digests of these bodies cover the pathway, and no such digest is still to come */
  | { readonly kind: 'none_scheduled'; readonly bodyIds: readonly string[] }
  | ({ readonly kind: 'not_covered' } & NotCovered);

type Situation = { readonly directory: Directory; readonly pathway: Pathway; readonly now: DateTime };

/**
 * The next digest that holds what is reported on a pathway now, by the rules by which it is compiled: whom it covers when it goes out, and up to when.
 * One that reaches no channel is none. A digest that goes out late, or because somebody sends it, can hold more than is said here, never less. Not for a
 * private pathway, of whose reports no digest tells.
 */
export function digestAhead(situation: Situation, coming: readonly ComingDigest[]): DigestAhead {
  const { directory, pathway, now } = situation;
  const reaching = coming.filter(({ due: { to, dueAt } }) => reaches(directory, to, dueAt));
  const covering = reaching.filter(({ meeting, due, signOffBefore }) => covers(situation, meeting.bodyId, signOffBefore, due.dueAt));
  const open = covering.filter((one) => cutOffOf(one, coming) >= now).sort((a, b) => a.due.dueAt.toMillis() - b.due.dueAt.toMillis());
  const [next] = open;
  if (next) return { kind: 'digest', bodyId: next.meeting.bodyId, dueAt: next.due.dueAt, timezone: next.meeting.timezone };
  const clocks = current(directory.clocks, now)
    .filter(({ definition }) => definition.digests.some(({ to }) => reaches(directory, to, now)))
    .filter(({ bodyId }) => covers(situation, bodyId, false, now));
  const bodyIds = [...new Set([...clocks.map(({ bodyId }) => bodyId), ...covering.map(({ meeting }) => meeting.bodyId)])];
  return bodyIds.length > 0 ? { kind: 'none_scheduled', bodyIds } : { kind: 'not_covered', ...whyNotCovered(directory, pathway, now) };
}

/** No digest of a sitting takes back what one before it has shown: it covers as much, whatever its own cut-off. */
function cutOffOf({ meeting, due }: ComingDigest, coming: readonly ComingDigest[]): DateTime {
  const before = coming.filter((one) => one.meeting.id === meeting.id && one.due.dueAt <= due.dueAt);
  return DateTime.max(due.cutOffAt, ...before.map((one) => one.due.cutOffAt));
}

function reaches(directory: Directory, to: readonly string[], at: DateTime): boolean {
  return recipientsOf(directory, to, at).some(({ channelId }) => channelId !== null);
}

function covers({ directory, pathway }: Situation, bodyId: string, signOffBefore: boolean, at: DateTime): boolean {
  const before = new Set(signOffBefore ? [pathway.id] : []);
  return pathwayIdsIn(digestScope(directory, bodyId, before, at)).includes(pathway.id);
}
