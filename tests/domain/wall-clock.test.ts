import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { atWallClock, dayOf, endOfDay, isoInstant, minutesOfDay, shiftDay } from '#src/domain/wall-clock.ts';

const zone = 'Europe/London';
const utc = (day: string, minutes: number) => isoInstant(atWallClock(day, minutes, zone));

describe('a time of day in London', () => {
  test('is read with that day’s offset, also on the day clocks change', () => {
    expect(utc('2011-03-26', 9 * 60)).toBe('2011-03-26T09:00:00.000Z');
    expect(utc('2011-03-27', 9 * 60)).toBe('2011-03-27T08:00:00.000Z');
    expect(utc('2011-03-28', 9 * 60)).toBe('2011-03-28T08:00:00.000Z');
    expect(utc('2011-10-29', 9 * 60)).toBe('2011-10-29T08:00:00.000Z');
    expect(utc('2011-10-30', 9 * 60)).toBe('2011-10-30T09:00:00.000Z');
  });

  test('that is never shown is as much later as the clocks moved', () => {
    expect(utc('2011-03-27', 90)).toBe('2011-03-27T01:30:00.000Z');
    expect(atWallClock('2011-03-27', 90, zone).toFormat('HH:mm')).toBe('02:30');
  });

  test('that is shown twice is the first of the two', () => {
    expect(utc('2011-10-30', 90)).toBe('2011-10-30T00:30:00.000Z');
  });

  test('reads back what was asked, on any day, wherever it is shown at all', () => {
    const days = fc.integer({ min: 0, max: 12_000 }).map((days) => shiftDay('2005-01-01', days));
    const zones = fc.constantFrom(zone, 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Auckland', 'UTC');
    fc.assert(
      fc.property(days, fc.integer({ min: 4 * 60, max: 23 * 60 + 59 }), zones, (day, minutes, inZone) => {
        const instant = atWallClock(day, minutes, inZone);
        expect([dayOf(instant), minutesOfDay(instant)]).toEqual([day, minutes]);
      }),
    );
  });
});

test('the end of a day is its last millisecond by the wall clock', () => {
  expect(isoInstant(endOfDay('2011-11-15', zone))).toBe('2011-11-15T23:59:59.999Z');
  expect(isoInstant(endOfDay('2011-03-27', zone))).toBe('2011-03-27T22:59:59.999Z');
});

test('no text is made of an instant that is none', () => {
  expect(() => isoInstant(DateTime.fromISO('2011-02-30'))).toThrow(RangeError);
});
