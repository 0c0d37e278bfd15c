import type { DateTime } from 'luxon';
import { clockOf } from '../board-clock.ts';
import type { Directory, Meeting } from '../directory.ts';
import { workingCalendar } from '../working-calendar.ts';
import type { SignOff } from './sign-off.ts';
import { sentBackBy } from './steps.ts';

export type SignOffDeadline = {
  readonly at: DateTime;
  /** The sitting it is for; null where it was set by hand and is for none */
  readonly meeting: Meeting | null;
  /** Why it was set by hand; null where it is derived */
  readonly reason: string | null;
};

type Request = Pick<SignOff, 'requestedAt' | 'formallyResponsibleId' | 'meetingId' | 'deadlineSet'> & {
  readonly bodies: readonly { readonly bodyId: string }[];
};

/**
 * Until when a sign-off is wanted: as set by hand, else the sign-off deadline of the sitting it was asked for (or, where that was cancelled, of its body's
 * next for which it was still ahead by then, be that an earlier one), else that of the formally responsible body's next sitting for which it was still
 * ahead when the request was sent, else the earliest such among the bodies asked, else null. Derived each time and never stored, so that it follows a
 * sitting that moves or is cancelled. Counted from the request, not from now: a request does not slip to the next sitting, it goes overdue.
 *
 * @param meetings every sitting after the request, past and cancelled ones too
 */
export function signOffDeadline(
  signOff: Request,
  directory: Directory,
  meetings: readonly Meeting[],
  now: DateTime,
): SignOffDeadline | null {
  const sittings = deadlinesOf(directory, meetings, now);
  const chosen = meetings.find(({ id }) => id === signOff.meetingId);
  if (signOff.deadlineSet) return { ...signOff.deadlineSet, meeting: chosen && !chosen.cancelledAt ? chosen : null };
  const ahead = sittings.filter(({ at }) => at > signOff.requestedAt);
  if (chosen?.cancelledAt) return nextOf(chosen.bodyId, ahead, chosen.cancelledAt);
  if (chosen) return sittings.find(({ meeting }) => meeting.id === chosen.id) ?? null;
  const asked = new Set(signOff.bodies.map(({ bodyId }) => bodyId));
  return (
    ahead.find(({ meeting }) => meeting.bodyId === signOff.formallyResponsibleId) ??
    ahead.find(({ meeting }) => asked.has(meeting.bodyId)) ??
    null
  );
}

type DerivedDeadline = SignOffDeadline & { readonly meeting: Meeting };

/** The sign-off deadlines of the sittings that were not cancelled, soonest first. */
function deadlinesOf(directory: Directory, meetings: readonly Meeting[], now: DateTime): DerivedDeadline[] {
  const calendar = workingCalendar(directory.workspace);
  return meetings
    .filter(({ cancelledAt }) => cancelledAt === null)
    .flatMap((meeting) => {
      const at = clockOf(directory, meeting, calendar, now).signOffDeadline;
      return at ? [{ at, meeting, reason: null }] : [];
    })
    .sort((a, b) => a.at.toMillis() - b.at.toMillis());
}

function nextOf(bodyId: string, ahead: readonly DerivedDeadline[], since: DateTime): DerivedDeadline | null {
  return ahead.find(({ at, meeting }) => meeting.bodyId === bodyId && at > since) ?? null;
}

/** Whether those who decide on a sign-off are late: not while it waits for its requester's new version. */
export function isOverdue(
  signOff: Pick<SignOff, 'outcome' | 'bodies'>,
  deadline: Pick<SignOffDeadline, 'at'> | null,
  now: DateTime,
): boolean {
  return signOff.outcome === null && sentBackBy(signOff).length === 0 && deadline !== null && now > deadline.at;
}
