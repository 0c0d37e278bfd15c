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
    'Atlantic/Reykjavik',
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
    ['UTC', 'Europe/London'],
    ['utc', 'Europe/London'],
    ['Etc/UTC', 'Europe/London'],
    ['UCT', 'Europe/London'],
    ['Etc/UCT', 'Europe/London'],
    ['Zulu', 'Europe/London'],
    ['Etc/Zulu', 'Europe/London'],
    ['Universal', 'Europe/London'],
    ['Etc/Universal', 'Europe/London'],
    ['Greenwich', 'Europe/London'],
    ['Etc/Greenwich', 'Europe/London'],
    ['GMT0', 'Europe/London'],
    ['GMT-0', 'Europe/London'],
    ['Etc/GMT+0', 'Europe/London'],
    ['Coordinated Universal Time', 'Europe/London'],
    ['GMT Standard Time', 'Europe/London'],
    ['GMT/BST', 'Europe/London'],
    ['UK time', 'Europe/London'],
    ['London time', 'Europe/London'],
    ['Northern Ireland', 'Europe/London'],
    ['Edinburgh', 'Europe/London'],
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

  test('only an abbreviation is said to stand for different times', () => {
    const said = (given: string) => /stands for different times|is no known/.exec(faultInTimeZone(given) ?? '')?.[0];
    expect(['BST', 'EST5EDT', 'GMT/BST'].map(said)).toEqual(['BST', 'EST5EDT', 'GMT/BST'].map(() => 'stands for different times'));
    expect(['Ireland', 'Wales', 'GB', 'Belfast'].map(said)).toEqual(['Ireland', 'Wales', 'GB', 'Belfast'].map(() => 'is no known'));
  });

  test('every zone that the machine takes and that is no place is refused, and none that is refused is named instead', () => {
    const hours = Array.from({ length: 27 }, (_, index) => index - 12).map((hour) => `Etc/GMT${hour < 0 ? '' : '+'}${hour}`);
    const others = ['WET', 'MET', 'EET', 'HST', 'MST', 'PST8PDT', 'W-SU', 'PRC', 'ROK', 'Etc/GMT0', 'GMT+0'];
    for (const zone of [...hours, ...others]) {
      const [, named] = /did you mean (.+)\?$/.exec(faultInTimeZone(zone) ?? 'taken') ?? [];
      expect([zone, faultInTimeZone(zone), named === undefined ? null : faultInTimeZone(named)]).toEqual([
        zone,
        expect.stringContaining(`"${zone}" `),
        null,
      ]);
    }
    for (const typed of ['UTCC', 'UT', 'ETC/UTX']) expect(faultInTimeZone(typed)).not.toContain('did you mean UTC');
  });

  test.each(['+05:30', 'GMT+10', 'Etc/GMT+12', 'Europe/Kent', 'Mars/Phobos', 'localtime', 'Factory', '', '-', 'US/Eastern'])(
    '%s is refused with no guess',
    (given) => {
      expect(faultInTimeZone(given)).toContain('expected a zone with a place, such as Europe/London');
    },
  );
});
