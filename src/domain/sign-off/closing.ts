import { DateTime } from 'luxon';
import { bodyById, type Directory, zoneOf } from '../directory.ts';
import { dayOf, endOfDay } from '../wall-clock.ts';
import { workingCalendar, workingDaysAfter } from '../working-calendar.ts';
import type { AskedBody, SignOff } from './sign-off.ts';
import { askedSince } from './steps.ts';

/** Working days that a body has at least, from when it was asked. */
const leastDays = 5;

/**
 * When a body that decides by those who have answered is closed: at the request's deadline, or at the end of the fifth working day after it was asked
 * where that is later. Null of any other body, and without a deadline: it then waits for everybody.
 *
 * @param deadline the request's, as it is derived now
 */
export function closesAt(signOff: SignOff, asked: AskedBody, directory: Directory, deadline: DateTime | null): DateTime | null {
  if (asked.rule.of !== 'answered' || deadline === null) return null;
  const zone = zoneOf(directory, bodyById(directory, asked.bodyId));
  const askedDay = dayOf(askedSince(signOff, asked).setZone(zone));
  const least = endOfDay(workingDaysAfter(workingCalendar(directory.workspace), askedDay, leastDays), zone);
  return DateTime.max(deadline, least);
}

/**
 * As of when a body is to be judged that has been closed, null of one that has not: its deadline, so that a seat that ended while nothing ran takes no
 * answer away; or what was last said on it, where the deadline was moved to before that.
 */
export function closedAsOf(
  signOff: SignOff,
  asked: AskedBody,
  directory: Directory,
  deadline: DateTime | null,
  now: DateTime,
): DateTime | null {
  const closes = closesAt(signOff, asked, directory, deadline);
  if (closes === null || closes >= now) return null;
  const { verdicts, rulings } = asked;
  const said = [...verdicts, ...rulings, ...verdicts.flatMap(({ contested }) => contested ?? []), ...signOff.versions];
  return DateTime.max(closes, ...said.map(({ at }) => at));
}
