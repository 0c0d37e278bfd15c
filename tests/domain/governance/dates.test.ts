import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  faultInDate,
  faultInTimeOfDay,
  faultInWallTime,
  sinceInstant,
  sinceText,
  untilInstant,
  untilText,
  wallInstant,
  wallTime,
} from '#src/domain/governance/dates.ts';

const london = 'Europe/London';
const days = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const zones = fc.constantFrom(london, 'UTC', 'Pacific/Auckland', 'America/Sao_Paulo');

describe('dates of the governance file', () => {
  it('begin at midnight in the zone and last to the end of the last day', () => {
    expect(sinceInstant('2011-07-01', london).toISO()).toBe('2011-06-30T23:00:00.000Z');
    expect(untilInstant('2011-03-26', london).toISO()).toBe('2011-03-27T00:00:00.000Z');
    expect(untilInstant('2011-03-27', london).toISO()).toBe('2011-03-27T23:00:00.000Z');
  });

  it('come back as they went in', () => {
    fc.assert(
      fc.property(days, zones, (day, zone) => {
        expect(sinceText(sinceInstant(day, zone), zone)).toBe(day);
        expect(untilText(untilInstant(day, zone), zone)).toBe(day);
      }),
    );
  });

  it('keep an instant that is no midnight', () => {
    const instant = DateTime.fromISO('2011-11-09T09:00:00.123Z', { zone: 'utc' });
    expect(sinceText(instant, london)).toBe('2011-11-09T09:00:00.123Z');
    expect(sinceInstant('2011-11-09T09:00:00.123Z', london).toMillis()).toBe(instant.toMillis());
    expect(untilInstant(untilText(instant, london), london).toMillis()).toBe(instant.toMillis());
  });

  it('know wall times, winter and summer', () => {
    expect(wallInstant('2011-11-23T14:00', london).toISO()).toBe('2011-11-23T14:00:00.000Z');
    expect(wallInstant('2011-06-23T14:00', london).toISO()).toBe('2011-06-23T13:00:00.000Z');
    expect(wallTime(DateTime.fromISO('2011-06-23T13:00Z'), london)).toBe('2011-06-23T14:00');
  });

  it.each([
    ['2011-02-29', '2011-02-29 is no date: February 2011 has 28 days'],
    ['2011-13-01', '2011-13-01 is no date'],
    ['9 November', 'expected a date such as 2011-11-09, found "9 November"'],
    ['2012-02-29', null],
  ])('%s: %s', (text, fault) => {
    expect(faultInDate(text)).toBe(fault);
  });

  it('refuse wall times and times of day that are none', () => {
    expect(faultInWallTime('2011-11-23T24:00', null)).toBe('24:00 is no time of day');
    expect(faultInWallTime('2011-03-27T01:30', london)).toContain('does not exist on that day');
    expect(faultInWallTime('2011-10-30T01:30', london)).toBeNull();
    expect(faultInTimeOfDay('9:00')).toContain('expected a time of day');
    expect(faultInTimeOfDay('23:59')).toBeNull();
  });
});
