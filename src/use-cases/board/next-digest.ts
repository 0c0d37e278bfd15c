import { DateTime } from 'luxon';
import { clockOf } from '#src/domain/board/board-clock.ts';
import { nextDigestInstant } from '#src/domain/board/digest/owed.ts';
import { workingCalendar } from '#src/domain/working-calendar.ts';
import type { Transact } from '../ports/stores.ts';

/** The next instant after `now` at which a digest falls due in any workspace, or null. */
export async function nextDigest(transact: Transact, now: DateTime): Promise<DateTime | null> {
  return transact(async ({ directories, meetings }) => {
    const instants: DateTime[] = [];
    for (const team of await directories.teams()) {
      const directory = await directories.ofTeam(team);
      if (!directory) continue;
      const calendar = workingCalendar(directory.workspace);
      for (const meeting of await meetings.upcoming(directory.workspace.id, now)) {
        const next = nextDigestInstant(clockOf(directory, meeting, calendar, now), now);
        if (next) instants.push(next);
      }
    }
    return DateTime.min(...instants) ?? null;
  });
}
