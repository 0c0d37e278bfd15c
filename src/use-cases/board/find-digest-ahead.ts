import type { DateTime } from 'luxon';
import { type BoardClock, clockOf, type DueDigest } from '#src/domain/board/board-clock.ts';
import { type ComingDigest, digestAhead } from '#src/domain/board/digest/ahead.ts';
import type { NotCovered } from '#src/domain/board/digest/not-covered.ts';
import { comingDigests } from '#src/domain/board/digest/owed.ts';
import { coveredFrom, pathwaysBefore } from '#src/domain/board/digest/period.ts';
import { stillBeingStored } from '#src/domain/board/digest/shown.ts';
import { bodyById, type Directory, type Pathway } from '#src/domain/directory.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import { workingCalendar } from '#src/domain/working-calendar.ts';
import type { AskedLast } from '../ports/sign-offs.ts';
import type { Stores } from '../ports/stores.ts';

type Need = Pick<Stores, 'meetings' | 'digests' | 'signOffs'>;

/** In which digest a report will stand, with the names of bodies; `at`: ISO instant in UTC. */
export type ReportedIn =
  | { readonly kind: 'digest'; readonly body: string; readonly at: string; readonly timezone: string }
  | { readonly kind: 'none_scheduled'; readonly bodies: readonly string[] }
  /** `because`: what there is to see to, with the bodies that it is about */
  | { readonly kind: 'not_covered'; readonly group: string; readonly because: NotCovered['because']; readonly bodies: readonly string[] };

/** In which digest a report on this pathway will stand that is made now. */
export async function findDigestAhead(need: Need, directory: Directory, pathway: Pathway, now: DateTime): Promise<ReportedIn> {
  const ahead = digestAhead({ directory, pathway, now }, await comingFor(need, directory, pathway, now));
  const nameOf = (bodyId: string) => bodyById(directory, bodyId).name;
  switch (ahead.kind) {
    case 'digest':
      return { kind: 'digest', body: nameOf(ahead.bodyId), at: isoInstant(ahead.dueAt), timezone: ahead.timezone };
    case 'none_scheduled':
      return { kind: 'none_scheduled', bodies: ahead.bodyIds.map(nameOf) };
    case 'not_covered':
      return {
        kind: 'not_covered',
        group: nameOf(pathway.groupId),
        because: ahead.because,
        bodies: ahead.because === 'answers_to_nobody' ? [] : ahead.bodyIds.map(nameOf),
      };
  }
}

/** Every digest still to come that a report made now can be in time for, or not. */
async function comingFor(need: Need, directory: Directory, pathway: Pathway, now: DateTime): Promise<ComingDigest[]> {
  const { id: workspaceId } = directory.workspace;
  const calendar = workingCalendar(directory.workspace);
  const clocks = (await need.meetings.upcoming(workspaceId, now)).map((meeting) => clockOf(directory, meeting, calendar, now));
  const signOffs = await need.signOffs.lastOfPathway(workspaceId, pathway.id);
  const coming: ComingDigest[] = [];
  for (const clock of clocks) {
    // One that is about to be cut could be cut before the report is stored.
    for (const due of comingDigests(clock, now.plus(stillBeingStored))) {
      coming.push({ meeting: clock.meeting, due, signOffBefore: await isBefore(need, clock, due, clocks, signOffs, now) });
    }
  }
  return coming;
}

/** Whether one of these sign-offs will be before the body for this digest, however soon those still open end. */
async function isBefore(
  { meetings, digests }: Need,
  { meeting: { bodyId } }: BoardClock,
  due: DueDigest,
  clocks: readonly BoardClock[],
  signOffs: readonly AskedLast[],
  now: DateTime,
): Promise<boolean> {
  if (pathwaysBefore(signOffs, bodyId, now).size > 0) return true;
  if (pathwaysBefore(signOffs, bodyId, null).size === 0) return false;
  const sooner = clocks.findLast(({ meeting }) => meeting.bodyId === bodyId && meeting.at < due.cutOffAt);
  const previous = sooner?.meeting ?? (await meetings.previous(bodyId, now));
  const last = sooner?.digests.at(-1)?.cutOffAt ?? (await digests.lastBefore(bodyId, now))?.coversUntil ?? null;
  return pathwaysBefore(signOffs, bodyId, coveredFrom(previous?.at ?? null, last)).size > 0;
}
