import fc from 'fast-check';
import type { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { atWallClock, dayOf, shiftDay } from '#src/domain/wall-clock.ts';
import {
  clearWorkingDaysBefore,
  knownCalendars,
  workingCalendar,
  workingDaysAfter,
  workingDaysBefore,
  workingHoursBefore,
} from '#src/domain/working-calendar.ts';
import { london } from '../support/kent.ts';

const named = (holidays: string, extraHolidays: string[] = [], workingDates: string[] = []) =>
  workingCalendar({ holidays, extraHolidays, workingDates });
const england = named('england-and-wales');

const daysOf = (year: number) =>
  Array.from({ length: 366 }, (_, index) => shiftDay(`${year}-01-01`, index)).filter((day) => day.startsWith(String(year)));
const weekdaysOff = (holidays: string, year: number) =>
  daysOf(year).filter((day) => new Date(day).getUTCDay() % 6 !== 0 && !named(holidays).isWorkingDay(day));

describe('bank holidays', () => {
  test.each([
    [2011, '01-03 04-22 04-25 05-02 05-30 08-29 12-26 12-27'],
    [2026, '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    [2027, '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28'],
    [2028, '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'],
  ])('of England and Wales in %i', (year, days) => {
    expect(weekdaysOff('england-and-wales', year)).toEqual(days.split(' ').map((day) => `${year}-${day}`));
  });

  test('of Scotland and Northern Ireland are their own', () => {
    expect(weekdaysOff('scotland', 2027)).toEqual(
      '01-01 01-04 03-26 05-03 05-31 08-02 11-30 12-27 12-28'.split(' ').map((day) => `2027-${day}`),
    );
    expect(weekdaysOff('northern-ireland', 2026)).toEqual(
      '01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28'.split(' ').map((day) => `2026-${day}`),
    );
  });

  test('of one year alone, where they were proclaimed and the library lacks them', () => {
    expect(weekdaysOff('scotland', 2026)).toContain('2026-06-15');
    expect(weekdaysOff('scotland', 2027)).not.toContain('2027-06-15');
    expect(weekdaysOff('england-and-wales', 2026)).not.toContain('2026-06-15');
  });

  test('are none where the workspace keeps none', () => {
    expect(weekdaysOff('none', 2026)).toEqual([]);
    expect(named('none').isWorkingDay('2026-12-26')).toBe(false);
    expect(named('none', ['2026-12-25']).isWorkingDay('2026-12-25')).toBe(false);
  });

  test('proclaimed once are named by the workspace, and working dates win over everything', () => {
    expect(england.isWorkingDay('2011-04-29')).toBe(true);
    expect(named('england-and-wales', ['2011-04-29']).isWorkingDay('2011-04-29')).toBe(false);
    const moved = named('england-and-wales', ['2012-06-04'], ['2012-05-28', '2012-06-09']);
    expect(['2012-05-28', '2012-06-04', '2012-06-05', '2012-06-09', '2012-06-10'].map(moved.isWorkingDay)).toEqual([
      true,
      false,
      false,
      true,
      false,
    ]);
  });

  test('of a calendar nobody knows are an error', () => {
    expect(knownCalendars).toEqual(['england-and-wales', 'scotland', 'northern-ireland', 'none']);
    expect(() => named('atlantis')).toThrow('atlantis');
  });
});

describe('counting working days', () => {
  test.each([
    ['2011-11-23', '2011-11-15'],
    ['2027-01-07', '2026-12-29'],
    ['2027-04-01', '2027-03-22'],
  ])('five clear working days before %s: %s', (meeting, deadline) => {
    expect(clearWorkingDaysBefore(england, meeting, 5)).toBe(deadline);
  });

  test('skips weekends and holidays, and starts from any day', () => {
    expect(workingDaysBefore(england, '2011-11-23', 6)).toBe('2011-11-15');
    expect(workingDaysBefore(england, '2011-11-14', 1)).toBe('2011-11-11');
    expect(workingDaysBefore(england, '2011-11-13', 1)).toBe('2011-11-11');
    expect(workingDaysBefore(england, '2011-05-03', 1)).toBe('2011-04-29');
    expect(workingDaysBefore(england, '2011-11-13', 0)).toBe('2011-11-13');
  });

  /** Working days after `from` up to and including `to`. */
  function workingDaysBetween(from: string, to: string): number {
    let count = 0;
    for (let day = to; day > from; day = shiftDay(day, -1)) if (england.isWorkingDay(day)) count++;
    return count;
  }

  const days = fc.integer({ min: 0, max: 9_000 }).map((days) => shiftDay('2010-01-01', days));
  const counts = fc.integer({ min: 1, max: 60 });

  test('finds a working day with exactly so many up to the day before', () => {
    fc.assert(
      fc.property(days, counts, (day, count) => {
        const found = workingDaysBefore(england, day, count);
        expect(england.isWorkingDay(found)).toBe(true);
        expect(workingDaysBetween(shiftDay(found, -1), shiftDay(day, -1))).toBe(count);
      }),
    );
  });

  test('counts on as it counts back', () => {
    expect(workingDaysAfter(england, '2011-12-22', 2)).toBe('2011-12-28');
    expect(workingDaysAfter(england, '2011-12-24', 1)).toBe('2011-12-28');
    fc.assert(
      fc.property(days, counts, (day, count) => {
        const found = workingDaysAfter(england, day, count);
        expect(england.isWorkingDay(found)).toBe(true);
        expect(workingDaysBetween(day, found)).toBe(count);
      }),
    );
  });

  test('leaves exactly so many clear days in between', () => {
    fc.assert(
      fc.property(days, counts, (day, count) => {
        const published = clearWorkingDaysBefore(england, day, count);
        expect(england.isWorkingDay(published)).toBe(true);
        expect(workingDaysBetween(published, shiftDay(day, -1))).toBe(count);
      }),
    );
  });
});

describe('hours of working days', () => {
  const hoursBefore = (instant: DateTime, hours: number) => workingHoursBefore(england, instant, hours).toFormat('yyyy-MM-dd HH:mm');

  test('24 before Monday 09:00 is Friday 09:00', () => {
    expect(hoursBefore(london('2011-11-14T09:00'), 24)).toBe('2011-11-11 09:00');
  });

  test('stop within the day, at its start and over a long weekend', () => {
    expect(hoursBefore(london('2011-11-14T09:00'), 4)).toBe('2011-11-14 05:00');
    expect(hoursBefore(london('2011-11-14T09:00'), 9)).toBe('2011-11-14 00:00');
    expect(hoursBefore(london('2011-11-14T09:00'), 10)).toBe('2011-11-11 23:00');
    expect(hoursBefore(london('2011-11-14T09:00'), 48)).toBe('2011-11-10 09:00');
    expect(hoursBefore(london('2011-05-03T09:00'), 24)).toBe('2011-04-29 09:00');
    expect(hoursBefore(london('2011-11-13T15:00'), 1)).toBe('2011-11-11 23:00');
    expect(hoursBefore(london('2011-11-13T15:00'), 0)).toBe('2011-11-13 15:00');
  });

  test('lead to the same time of day across both changes of the clocks', () => {
    expect(workingHoursBefore(england, london('2011-03-28T09:00'), 24).toUTC().toISO()).toBe('2011-03-25T09:00:00.000Z');
    expect(workingHoursBefore(england, london('2011-10-31T09:00'), 24).toUTC().toISO()).toBe('2011-10-28T08:00:00.000Z');
    const sundays = named('england-and-wales', [], ['2011-03-27', '2011-10-30']);
    expect(workingHoursBefore(sundays, london('2011-03-28T09:00'), 24).toUTC().toISO()).toBe('2011-03-27T08:00:00.000Z');
    expect(workingHoursBefore(sundays, london('2011-10-31T00:30'), 24).toUTC().toISO()).toBe('2011-10-29T23:30:00.000Z');
  });

  const workingDays = fc
    .integer({ min: 0, max: 9_000 })
    .map((days) => shiftDay('2010-01-01', days))
    .filter(england.isWorkingDay);
  // From 04:00, as no clock changes later in the day: before that a time may be shown twice or never.
  const minutes = fc.integer({ min: 4 * 60, max: 23 * 60 + 59 });

  test('in whole days are working days, at the same time', () => {
    fc.assert(
      fc.property(workingDays, minutes, fc.integer({ min: 1, max: 20 }), (day, minute, days) => {
        const found = workingHoursBefore(england, atWallClock(day, minute, 'Europe/London'), 24 * days);
        expect(found.toMillis()).toBe(atWallClock(workingDaysBefore(england, day, days), minute, 'Europe/London').toMillis());
      }),
    );
  });

  test('add up, and always end on a working day', () => {
    const sundays = named('england-and-wales', [], ['2011-03-27', '2011-10-30']);
    const hours = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(workingDays, fc.integer({ min: 4, max: 23 }), hours, hours, (day, hour, a, b) => {
        const start = atWallClock(day, hour * 60, 'Europe/London');
        const inTwo = workingHoursBefore(sundays, workingHoursBefore(sundays, start, a), b);
        const atOnce = workingHoursBefore(sundays, start, a + b);
        // Between midnight and 03:00 on a Sunday of work with a change of clocks a time may be shown never or twice: one hour's difference.
        const tolerance = [dayOf(inTwo), dayOf(atOnce)].some((end) => new Date(end).getUTCDay() === 0) ? 60 : 0;
        expect(Math.abs(inTwo.diff(atOnce, 'minutes').minutes)).toBeLessThanOrEqual(tolerance);
        expect(sundays.isWorkingDay(dayOf(inTwo))).toBe(true);
      }),
    );
  });
});
