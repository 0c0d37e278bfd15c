import { DateTime } from 'luxon';
import { nextReminder } from '#src/domain/sign-off/reminders.ts';
import { nextUnscheduled } from '#src/domain/sign-off/unscheduled.ts';
import type { Transact } from '../../ports/stores.ts';
import { picturesOf } from '../read/picture-sign-off.ts';
import { caseOf } from './own/due-reminders.ts';

/** The next instant after `now` at which somebody is to be reminded of a request in any workspace, or it goes on; null where none will come. */
export async function nextReminderInstant(transact: Transact, now: DateTime): Promise<DateTime | null> {
  return transact(async (stores) => {
    const instants: DateTime[] = [];
    for (const team of await stores.directories.teams()) {
      const directory = await stores.directories.ofTeam(team);
      if (!directory) continue;
      const pictures = await picturesOf(stores, directory, await stores.signOffs.open(directory.workspace.id), now);
      instants.push(
        ...pictures.flatMap((picture) => [nextReminder(caseOf(picture)), nextUnscheduled(caseOf(picture))]).filter((at) => at !== null),
      );
    }
    return DateTime.min(...instants) ?? null;
  });
}
