import { IANAZone } from 'luxon';
import { describe, expect, test } from 'vitest';
import { faultInTimeZone } from '#src/domain/time-zone.ts';

describe('the name of a time zone', () => {
  test.each([
    'Europe/London',
    'Europe/Belfast',
    'Europe/Dublin',
    'Asia/Kolkata',
    'America/Port-au-Prince',
    'America/Argentina/Salta',
    'UTC',
  ])('%s is taken', (zone) => {
    expect(faultInTimeZone(zone)).toBeNull();
  });

  test('every place that is known is taken', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((zone) => faultInTimeZone(zone) !== null)).toEqual([]);
  });

  test.each([
    ['BST', 'Europe/London'],
    ['bst', 'Europe/London'],
    ['British Summer Time', 'Europe/London'],
    ['GMT', 'Europe/London'],
    ['GB', 'Europe/London'],
    ['GB-Eire', 'Europe/London'],
    ['IST', 'Europe/Dublin'],
    ['Eire', 'Europe/Dublin'],
    ['EST', 'America/New_York'],
    ['EST5EDT', 'America/New_York'],
    ['CET', 'Europe/Paris'],
    ['+01:00', 'Europe/London'],
    ['+0100', 'Europe/London'],
    ['+1', 'Europe/London'],
    ['Z', 'Europe/London'],
    ['GMT+1', 'Europe/London'],
    ['UTC+1', 'Europe/London'],
    ['UTC+01:00', 'Europe/London'],
    ['Etc/GMT-1', 'Europe/London'],
    ['Etc/GMT', 'Europe/London'],
    ['europe/london', 'Europe/London'],
    ['EUROPE/LONDON', 'Europe/London'],
    [' Europe/London ', 'Europe/London'],
    ['Europe / London', 'Europe/London'],
    ['Europe London', 'Europe/London'],
    ['London', 'Europe/London'],
    ['Europe/Lodnon', 'Europe/London'],
    ['new york', 'America/New_York'],
  ])('%s is refused, and %s named', (given, meant) => {
    expect(faultInTimeZone(given)).toContain(`did you mean ${meant}?`);
    expect(IANAZone.isValidZone(meant)).toBe(true);
  });

  test.each(['+05:30', 'GMT+10', 'Etc/GMT+12', 'Europe/Kent', 'Mars/Phobos', 'localtime', 'Factory', '', '-', 'US/Eastern'])(
    '%s is refused with no guess',
    (given) => {
      expect(faultInTimeZone(given)).toContain('expected a zone with a place, such as Europe/London');
    },
  );
});
