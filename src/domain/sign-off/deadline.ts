import type { DateTime } from 'luxon';
import { clockOf } from '../board/board-clock.ts';
import type { Directory, Meeting } from '../directory.ts';
import { allBy, firstBy, keptBy, keptByBoth } from '../kept.ts';
import { workingCalendar } from '../working-calendar.ts';
import type { AskedBody, SignOff } from './sign-off.ts';
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
 * @param meetings every sitting after the request at least, past and cancelled ones too
 */
export function signOffDeadline(
  signOff: Request,
  directory: Directory,
  meetings: readonly Meeting[],
  now: DateTime,
): SignOffDeadline | null {
  const { requestedAt, meetingId, deadlineSet, formallyResponsibleId } = signOff;
  const sittings = deadlinesOf(directory, now)(meetings);
  const found = meetingId === null ? undefined : sittings.meetings.get(meetingId);
  const chosen = found && found.at > requestedAt ? found : undefined;
  if (deadlineSet) return { ...deadlineSet, meeting: chosen && !chosen.cancelledAt ? chosen : null };
  const nextOf = (bodyId: string, since: DateTime) =>
    sittings.ofBody(bodyId).find(({ at, meeting }) => at > requestedAt && at > since && meeting.at > requestedAt) ?? null;
  if (chosen?.cancelledAt) return nextOf(chosen.bodyId, chosen.cancelledAt);
  if (chosen) return sittings.ofBody(chosen.bodyId).find(({ meeting }) => meeting.id === chosen.id) ?? null;
  const formally = formallyResponsibleId === null ? null : nextOf(formallyResponsibleId, requestedAt);
  if (formally) return formally;
  const next = signOff.bodies.flatMap(({ bodyId }) => nextOf(bodyId, requestedAt) ?? []);
  return next.sort((a, b) => sittings.placeOf(a) - sittings.placeOf(b))[0] ?? null;
}

type DerivedDeadline = SignOffDeadline & { readonly meeting: Meeting };

/** Of one directory at one instant the same sittings are asked about for many requests. */
const deadlinesOf = keptByBoth((directory: Directory, now: DateTime) =>
  keptBy((meetings: readonly Meeting[]) => {
    const derived = derivedDeadlines(directory, meetings, now);
    return {
      meetings: firstBy(meetings, ({ id }) => id),
      ofBody: allBy(derived, ({ meeting }) => meeting.bodyId),
      placeOf: (one: DerivedDeadline) => derived.indexOf(one),
    };
  }),
);

/** The sign-off deadlines of the sittings that were not cancelled, soonest first. */
function derivedDeadlines(directory: Directory, meetings: readonly Meeting[], now: DateTime): DerivedDeadline[] {
  const calendar = workingCalendar(directory.workspace);
  return meetings
    .filter(({ cancelledAt }) => cancelledAt === null)
    .flatMap((meeting) => {
      const at = clockOf(directory, meeting, calendar, now).signOffDeadline;
      return at ? [{ at, meeting, reason: null }] : [];
    })
    .sort((a, b) => a.at.toMillis() - b.at.toMillis());
}

/** Whether those who decide on a sign-off are late: not while it waits for its requester's new version. */
export function isOverdue(
  signOff: Pick<SignOff, 'outcome'> & { readonly bodies: readonly Pick<AskedBody, 'step' | 'outcome'>[] },
  deadline: Pick<SignOffDeadline, 'at'> | null,
  now: DateTime,
): boolean {
  return signOff.outcome === null && sentBackBy(signOff).length === 0 && deadline !== null && now > deadline.at;
}
