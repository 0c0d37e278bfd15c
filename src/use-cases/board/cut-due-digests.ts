import type { DateTime } from 'luxon';
import { clockOf } from '#src/domain/board/board-clock.ts';
import { owedDigest } from '#src/domain/board/digest/owed.ts';
import { bodyById, type Directory, type Meeting } from '#src/domain/directory.ts';
import { workingCalendar } from '#src/domain/working-calendar.ts';
import { inAttempts } from '../attempts.ts';
import type { Stores, Transact } from '../ports/stores.ts';
import { type CutReport, cutDigest } from './own/cut-digest.ts';

type Owing = { readonly team: string; readonly meetingId: string; readonly meetingKey: string };

/**
 * Cuts every digest that is owed now and posts it, each in a transaction of its own. Any number of processes may do so at once. What is owed
 * comes from what has been cut, so that a missed run is made up by the next. A workspace or meeting that fails does not keep the others from
 * theirs: the failures are thrown together at the end, with the meetings named.
 */
export async function cutDueDigests(transact: Transact, now: DateTime): Promise<readonly CutReport[]> {
  return inAttempts(async ({ attempt }) => {
    const notCut = <T>(what: string, work: () => Promise<T>) => attempt(`Digests of ${what} were not cut`, work);
    const reports: CutReport[] = [];
    for (const team of await transact(({ directories }) => directories.teams())) {
      const owing = await notCut(`workspace ${team}`, () => transact((stores) => owingMeetings(stores, team, now)));
      for (const one of owing ?? []) {
        const report = await notCut(`meeting ${one.meetingKey} in workspace ${team}`, () =>
          transact((stores) => cutOwed(stores, one, now)),
        );
        if (report) reports.push(report);
      }
    }
    return reports;
  });
}

async function owingMeetings(stores: Stores, team: string, now: DateTime): Promise<readonly Owing[]> {
  const directory = await stores.directories.ofTeam(team);
  if (!directory) return [];
  const owing: Owing[] = [];
  for (const meeting of await stores.meetings.upcoming(directory.workspace.id, now)) {
    if (await owedNow(stores, directory, meeting, now)) owing.push({ team, meetingId: meeting.id, meetingKey: meeting.key });
  }
  return owing;
}

async function cutOwed(stores: Stores, { team, meetingId }: Owing, now: DateTime): Promise<CutReport | null> {
  // Whatever was read before the row was held may be out of date: another process cuts, a person moves the meeting.
  await stores.meetings.lock(meetingId);
  const directory = await stores.directories.ofTeam(team);
  if (!directory) return null;
  const meeting = (await stores.meetings.upcoming(directory.workspace.id, now)).find(({ id }) => id === meetingId);
  const owed = meeting && (await owedNow(stores, directory, meeting, now));
  if (!owed) return null;
  const role = `board clock of ${bodyById(directory, meeting.bodyId).name}`;
  return cutDigest(stores, directory, owed.clock, { ...owed.digest, kind: 'scheduled', cutAt: now }, owed.earlier, {
    actor: 'the clock',
    role,
    actorId: null,
  });
}

async function owedNow({ digests }: Pick<Stores, 'digests'>, directory: Directory, meeting: Meeting, now: DateTime) {
  const clock = clockOf(directory, meeting, workingCalendar(directory.workspace), now);
  const earlier = await digests.ofMeeting(meeting.id);
  const digest = owedDigest(clock, earlier, now);
  return digest && { digest, clock, earlier };
}
