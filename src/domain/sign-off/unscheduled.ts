import type { DateTime } from 'luxon';
import type { Directory } from '../directory.ts';
import { atNine, dayOf, type IsoDate } from '../wall-clock.ts';
import { workingCalendar, workingDaysAfter } from '../working-calendar.ts';
import type { SignOffDeadline } from './deadline.ts';
import type { SignOff } from './sign-off.ts';
import { sentBackBy } from './steps.ts';

/** Working days after which a request that nobody is reminded of is put before its requester and the secretariat, and after which it is again. */
const everyDays = 10;

type Case = {
  readonly directory: Pick<Directory, 'workspace'>;
  readonly signOff: Pick<SignOff, 'outcome' | 'requestedAt' | 'bodies'>;
  readonly deadline: Pick<SignOffDeadline, 'at'> | null;
  readonly now: DateTime;
};

/**
 * The last day for which a request that nobody is reminded of fell due to be put before its requester and the secretariat, on working days from 09:00 in
 * the workspace's zone; null where none has, or somebody is, or it has ended. A deadline that was there for a time does not begin the count anew.
 */
export function unscheduledDay(given: Case): IsoDate | null {
  const { workspace } = given.directory;
  const today = dayOf(given.now.setZone(workspace.timezone));
  const isOfficeHour = workingCalendar(workspace).isWorkingDay(today) && atNine(today, workspace.timezone) <= given.now;
  return isOfficeHour ? daysOf(given).reached : null;
}

/** The next instant after `now` at which it is put before them; null where somebody is reminded of it, or it has ended. */
export function nextUnscheduled(given: Case): DateTime | null {
  return daysOf(given).next;
}

function daysOf({ directory: { workspace }, signOff, deadline, now }: Case): { reached: IsoDate | null; next: DateTime | null } {
  const since = unwatchedSince(signOff, deadline);
  if (since === null) return { reached: null, next: null };
  const calendar = workingCalendar(workspace);
  let reached: IsoDate | null = null;
  let day = workingDaysAfter(calendar, dayOf(since.setZone(workspace.timezone)), everyDays);
  while (atNine(day, workspace.timezone) <= now) {
    reached = day;
    day = workingDaysAfter(calendar, day, everyDays);
  }
  return { reached, next: atNine(day, workspace.timezone) };
}

/** Since when nobody is reminded of it: it was sent back, whatever its deadline, or it has none. Null where somebody is, or it has ended. */
function unwatchedSince(signOff: Case['signOff'], deadline: Case['deadline']): DateTime | null {
  const [first] = sentBackBy(signOff)
    .flatMap(({ outcomeAt }) => outcomeAt ?? [])
    .sort((a, b) => a.toMillis() - b.toMillis());
  if (first) return first;
  return signOff.outcome === null && deadline === null ? signOff.requestedAt : null;
}
