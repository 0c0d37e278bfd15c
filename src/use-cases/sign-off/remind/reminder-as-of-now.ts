import type { DateTime } from 'luxon';
import { personBySlackId } from '#src/domain/directory.ts';
import { mayReadContent } from '#src/domain/membership/interests.ts';
import { sentBackBy } from '#src/domain/sign-off/steps.ts';
import { dayOf } from '#src/domain/wall-clock.ts';
import type { OverdueSignOff, SignOffReminder, UnscheduledSignOff } from '../../messages/reminder.ts';
import type { OutgoingMessage } from '../../ports/outgoing.ts';
import type { Stores } from '../../ports/stores.ts';
import { picturesOf, type SignOffPicture } from '../read/picture-sign-off.ts';
import { overdueSignOff, owedVerdicts, unscheduledSignOff } from './describe-reminder.ts';

type Need = Pick<Stores, 'directories' | 'signOffs' | 'meetings'>;

/**
 * A reminder as it may leave now: without what has been answered since it was made, and without what fell due on an earlier day. Null where nothing
 * is left of it.
 */
export async function reminderAsOfNow(
  need: Need,
  { team, to }: Pick<OutgoingMessage, 'team' | 'to'>,
  reminder: SignOffReminder,
  now: DateTime,
): Promise<SignOffReminder | null> {
  const directory = await need.directories.ofTeam(team);
  const person = directory && 'slackUserId' in to ? personBySlackId(directory, to.slackUserId, now) : null;
  if (!directory || !person) return null;
  const { unscheduled: lines = [] } = reminder;
  const concerned = [...reminder.owed, ...reminder.overdue, ...lines].map(({ signOffId }) => signOffId);
  const open = await need.signOffs.open(directory.workspace.id, [...new Set(concerned)]);
  const pictures = await picturesOf(need, directory, open, now);
  const isTooLate = reminder.askedBy === null && dayOf(now.setZone(reminder.timezone)) !== reminder.day;
  const listed = new Set(reminder.owed.map(({ signOffBodyId }) => signOffBodyId));
  const owed = isTooLate ? [] : owedVerdicts(pictures, person.id).filter(({ signOffBodyId }) => listed.has(signOffBodyId));
  const overdue = pictures.flatMap((picture) => stillOverdue(picture, reminder.overdue, person.id));
  const unscheduled = pictures.flatMap((picture) => stillUnscheduled(picture, lines, person.id));
  return owed.length + overdue.length + unscheduled.length > 0 ? { ...reminder, owed, overdue, unscheduled } : null;
}

function stillUnscheduled(picture: SignOffPicture, lines: readonly UnscheduledSignOff[], personId: string): UnscheduledSignOff[] {
  const { directory, signOff, deadline, now } = picture;
  const isWatched = deadline !== null && sentBackBy(signOff).length === 0;
  if (isWatched || !mayReadContent(directory, signOff, personId, now)) return [];
  return lines.filter(({ signOffId }) => signOffId === signOff.id).map(({ as }) => unscheduledSignOff(picture, as));
}

function stillOverdue(picture: SignOffPicture, lines: readonly OverdueSignOff[], personId: string): OverdueSignOff[] {
  const { directory, signOff, overdue, now } = picture;
  if (!overdue || !mayReadContent(directory, signOff, personId, now)) return [];
  return signOff.bodies.flatMap((asked) =>
    asked.outcome === null
      ? lines.filter(({ signOffBodyId }) => signOffBodyId === asked.id).map(({ as }) => overdueSignOff(picture, asked, as))
      : [],
  );
}
