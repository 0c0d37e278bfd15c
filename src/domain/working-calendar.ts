import Holidays from 'date-holidays';
import type { DateTime } from 'luxon';
import type { Workspace } from './directory.ts';
import { atWallClock, dayOf, type IsoDate, minutesOfDay, shiftDay } from './wall-clock.ts';

/** The calendars a workspace can name, with the region whose bank holidays they hold; null: none at all. */
const regions: ReadonlyMap<string, string | null> = new Map([
  ['england-and-wales', 'ENG'],
  ['scotland', 'SCT'],
  ['northern-ireland', 'NIR'],
  ['none', null],
]);

/** Bank holidays proclaimed for one year that the library lacks, by region. */
const proclaimed: Readonly<Record<string, readonly IsoDate[]>> = {
  // For the World Cup.
  SCT: ['2026-06-15'],
};

/** Names of the known holiday calendars. */
export const knownCalendars: readonly string[] = [...regions.keys()];

/** Tells working days from others. */
export type WorkingCalendar = { readonly isWorkingDay: (day: IsoDate) => boolean };

/**
 * The working days of a workspace: Monday to Friday less the bank holidays of its calendar and its extra holidays, plus its working dates
 * (which win over everything else). Bank holidays are calculated by rule: one proclaimed once (29 April 2011; Scotland's 15 June 2026 is known), moved once (28 May to
 * 4 June 2012) or observed locally may be missing and is to be named in the workspace's settings.
 */
export function workingCalendar(workspace: Pick<Workspace, 'holidays' | 'extraHolidays' | 'workingDates'>): WorkingCalendar {
  const region = regions.get(workspace.holidays);
  if (region === undefined) throw new Error(`There is no holiday calendar named ${workspace.holidays}`);
  const extra = new Set(workspace.extraHolidays);
  const working = new Set(workspace.workingDates);
  return {
    isWorkingDay: (day) =>
      working.has(day) || !(isWeekend(day) || extra.has(day) || (region !== null && bankHolidays(region, day.slice(0, 4)).has(day))),
  };
}

/** The working day that many working days before `day`, which itself is not counted; none before gives `day`. */
export function workingDaysBefore(calendar: WorkingCalendar, day: IsoDate, days: number): IsoDate {
  let found = day;
  for (let left = days; left > 0; left--) found = previousWorkingDay(calendar, found);
  return found;
}

/**
 * The last working day that leaves so many clear working days before `day`: neither it nor `day` is counted
 * (standing orders: five clear days for principal councils, three for several health bodies).
 */
export function clearWorkingDaysBefore(calendar: WorkingCalendar, day: IsoDate, clearDays: number): IsoDate {
  return workingDaysBefore(calendar, day, clearDays + 1);
}

/**
 * So many hours of working days before an instant, by the wall clock of the instant's own zone: a working day counts 24 hours from midnight
 * to midnight, any other day none. A day on which clocks change counts 24 hours too, so that 24 hours always lead to the same time of day:
 * who reads "by 09:00 the working day before" need not think of summer time.
 */
export function workingHoursBefore(calendar: WorkingCalendar, instant: DateTime, hours: number): DateTime {
  const zone = instant.zoneName;
  if (zone === null) throw new Error('Working hours are counted from a valid instant');
  let day = dayOf(instant);
  let available = calendar.isWorkingDay(day) ? minutesOfDay(instant) : 0;
  let left = hours * 60;
  if (left === 0) return instant;
  while (left > available) {
    left -= available;
    day = previousWorkingDay(calendar, day);
    available = 24 * 60;
  }
  return atWallClock(day, available - left, zone);
}

/** The working day that many working days after `day`, which itself is not counted. */
export function workingDaysAfter(calendar: WorkingCalendar, day: IsoDate, days: number): IsoDate {
  let found = day;
  for (let left = days; left > 0; left--) {
    do found = shiftDay(found, 1);
    while (!calendar.isWorkingDay(found));
  }
  return found;
}

function previousWorkingDay(calendar: WorkingCalendar, day: IsoDate): IsoDate {
  let found = shiftDay(day, -1);
  while (!calendar.isWorkingDay(found)) found = shiftDay(found, -1);
  return found;
}

function isWeekend(day: IsoDate): boolean {
  return new Date(`${day}T00:00:00Z`).getUTCDay() % 6 === 0;
}

/** Calculating a year takes milliseconds and always gives the same: kept by region and year. */
const calculated = new Map<string, ReadonlySet<IsoDate>>();

function bankHolidays(region: string, year: string): ReadonlySet<IsoDate> {
  const key = `${region} ${year}`;
  const known = calculated.get(key);
  if (known) return known;
  const byRule = new Holidays('GB', region, { types: ['public', 'bank'] }).getHolidays(year).map(({ date }) => date.slice(0, 10));
  const days = new Set([...byRule, ...(proclaimed[region] ?? [])]);
  calculated.set(key, days);
  return days;
}
