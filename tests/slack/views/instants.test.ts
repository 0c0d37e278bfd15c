import { describe, expect, it } from 'vitest';
import { zoneInWords } from '#src/domain/wall-clock.ts';
import { age, date, day, instant, zonedInstant } from '#src/slack/views/instants.ts';

const london = 'Europe/London';

describe('instants as people read them', () => {
  it('shows the wall clock of the zone, in British English', () => {
    expect(instant('2011-11-14T09:00:00.000Z', london)).toBe('Monday 14 November 2011, 09:00');
    expect(instant('2011-03-28T08:00:00.000Z', london)).toBe('Monday 28 March 2011, 09:00');
    expect(date('2011-06-30T23:30:00.000Z', london)).toBe('1 July 2011');
  });

  it('shows with the zone what is derived, by the name of its place, in winter and in summer', () => {
    expect(zonedInstant('2011-11-23T14:00:00.000Z', london)).toBe('Wed 23 Nov 2011, 14:00 (London time)');
    expect(zonedInstant('2011-07-06T13:00:00.000Z', london)).toBe('Wed 6 Jul 2011, 14:00 (London time)');
    expect(zoneInWords('America/Argentina/Buenos_Aires')).toBe('Buenos Aires time');
    expect(zoneInWords('UTC')).toBe('UTC time');
  });

  it('shows a deadline as the day at whose end it passes', () => {
    expect(day('2011-07-15T22:59:59.999Z', london)).toBe('Friday 15 July 2011');
  });

  it('counts age in days of the calendar, also across a change of clocks', () => {
    expect(age('2011-11-10T10:30:00.000Z', '2011-11-10T23:00:00.000Z', london)).toBe('today');
    expect(age('2011-11-10T23:30:00.000Z', '2011-11-11T00:30:00.000Z', london)).toBe('yesterday');
    expect(age('2011-03-20T12:00:00.000Z', '2011-04-01T08:00:00.000Z', london)).toBe('12 days ago');
  });

  it('refuses what is no instant', () => {
    expect(() => instant('soon', london)).toThrow('soon');
  });
});
