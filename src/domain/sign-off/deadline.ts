import type { DateTime } from 'luxon';
import { clockOf } from '../board-clock.ts';
import type { Directory, Meeting } from '../directory.ts';
import { workingCalendar } from '../working-calendar.ts';
import type { SignOff } from './sign-off.ts';

export type SignOffDeadline = { readonly at: DateTime; readonly meeting: Meeting };

/**
 * Until when a sign-off is wanted: the sign-off deadline of the formally responsible body's next sitting for which it was still ahead when the
 * request was sent, else the earliest such among the bodies asked, else null. Derived each time and never stored, so that it follows a sitting
 * that moves or is cancelled. Counted from the request, not from now: a request does not slip to the next sitting, it goes overdue.
 *
 * @param meetings every sitting after the request, past ones too, that was not cancelled
 */
export function signOffDeadline(
  signOff: Pick<SignOff, 'requestedAt' | 'formallyResponsibleId'> & { readonly bodies: readonly { readonly bodyId: string }[] },
  directory: Directory,
  meetings: readonly Meeting[],
  now: DateTime,
): SignOffDeadline | null {
  const calendar = workingCalendar(directory.workspace);
  const ahead = meetings
    .filter(({ cancelled }) => !cancelled)
    .map((meeting) => ({ meeting, at: clockOf(directory, meeting, calendar, now).signOffDeadline }))
    .filter((one): one is SignOffDeadline => one.at !== null && one.at > signOff.requestedAt)
    .sort((a, b) => a.at.toMillis() - b.at.toMillis());
  const asked = new Set(signOff.bodies.map(({ bodyId }) => bodyId));
  return (
    ahead.find(({ meeting }) => meeting.bodyId === signOff.formallyResponsibleId) ??
    ahead.find(({ meeting }) => asked.has(meeting.bodyId)) ??
    null
  );
}

/** Whether a sign-off is still open after its deadline. */
export function isOverdue(signOff: Pick<SignOff, 'outcome'>, deadline: SignOffDeadline | null, now: DateTime): boolean {
  return signOff.outcome === null && deadline !== null && now > deadline.at;
}
