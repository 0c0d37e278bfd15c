import type { DateTime } from 'luxon';
import type { Directory } from '../directory.ts';
import { atNine, dayOf, type IsoDate } from '../wall-clock.ts';
import { workingCalendar, workingDaysAfter } from '../working-calendar.ts';
import type { SignOffDeadline } from './deadline.ts';
import type { SignOff } from './sign-off.ts';

/** Working days after which a request that has no deadline is put before its requester and the secretariat, and after which it is again. */
const everyDays = 10;

type Case = {
  readonly directory: Pick<Directory, 'workspace'>;
  readonly signOff: Pick<SignOff, 'outcome' | 'requestedAt'>;
  readonly deadline: Pick<SignOffDeadline, 'at'> | null;
  readonly now: DateTime;
};

/**
 * The last day for which a request without a deadline fell due to be put before its requester and the secretariat, on working days from 09:00 in the
 * workspace's zone; null where none has, or it has a deadline, or has ended. A deadline that was there for a time does not begin the count anew.
 */
export function unscheduledDay(given: Case): IsoDate | null {
  const { workspace } = given.directory;
  const today = dayOf(given.now.setZone(workspace.timezone));
  const isOfficeHour = workingCalendar(workspace).isWorkingDay(today) && atNine(today, workspace.timezone) <= given.now;
  return isOfficeHour ? daysOf(given).reached : null;
}

/** The next instant after `now` at which it is put before them; null where it has a deadline, or has ended. */
export function nextUnscheduled(given: Case): DateTime | null {
  return daysOf(given).next;
}

function daysOf({ directory: { workspace }, signOff, deadline, now }: Case): { reached: IsoDate | null; next: DateTime | null } {
  if (signOff.outcome !== null || deadline !== null) return { reached: null, next: null };
  const calendar = workingCalendar(workspace);
  let reached: IsoDate | null = null;
  let day = workingDaysAfter(calendar, dayOf(signOff.requestedAt.setZone(workspace.timezone)), everyDays);
  while (atNine(day, workspace.timezone) <= now) {
    reached = day;
    day = workingDaysAfter(calendar, day, everyDays);
  }
  return { reached, next: atNine(day, workspace.timezone) };
}
