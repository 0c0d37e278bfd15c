import fc from 'fast-check';
import type { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import type { Dated, Directory, Seat } from '#src/domain/directory.ts';
import { vacantSeats } from '#src/domain/membership/vacant-seats.ts';
import { inPerson, london } from '#tests/support/kent.ts';
import { council, dated } from '../sign-off/council.ts';

/** When the file was first applied: seats whose first day it does not say begin then. */
const applied = london('2011-11-09T12:00');
const first = (day: string) => london(`${day}T00:00`);
const last = (day: string) => first(day).plus({ days: 1 });

type Written = Partial<Pick<Seat, 'role' | 'tag' | 'category' | 'votes' | 'subjects'>> & {
  readonly since?: string;
  readonly until?: string;
  /** Who holds it, where one person holds several */
  readonly by?: string;
  /** The instant of the application that brought it, where its first day is not said */
  readonly at?: DateTime;
};

function seatsOf(written: Readonly<Record<string, Written>>): Dated<Seat>[] {
  return Object.entries(written).map(([id, { since, until, by = id, at = applied, ...place }]) => {
    const ends = until === undefined ? null : last(until);
    const begins = since === undefined ? (ends !== null && ends < at ? ends : at) : first(since);
    const holders = [{ personId: by, since: begins, until: ends }];
    return dated({ id, bodyId: 'body-clg', role: 'approver', tag: null, ...inPerson, ...place, holders, since: begins });
  });
}

function directoryOf(written: Readonly<Record<string, Written>>): Directory {
  const base = council({ bodies: { clg: { seats: [] } }, others: Object.keys(written) });
  return { ...base, seats: [...base.seats, ...seatsOf(written)] };
}

const vacant = (written: Readonly<Record<string, Written>>, day = '2012-01-05') =>
  vacantSeats(directoryOf(written), 'body-clg', london(`${day}T12:00`)).map(({ id }) => id);

describe('a seat that ended', () => {
  test.each<[string, Readonly<Record<string, Written>>, readonly string[]]>([
    ['is vacant beside seats that were there all along', { ann: { until: '2011-12-31' }, ben: {}, cat: {} }, ['ann']],
    [
      'also where they say the same first day',
      { ann: { since: '2011-10-01', until: '2011-12-31' }, ben: { since: '2011-10-01' } },
      ['ann'],
    ],
    ['also where its own first day is said and theirs is not', { ann: { since: '2010-01-01', until: '2011-12-31' }, ben: {} }, ['ann']],
    ['also where it ended before the file was applied', { ann: { since: '2010-01-01', until: '2011-08-31' }, ben: {}, cat: {} }, ['ann']],
    [
      'and so is each of two, whose first days are not said',
      { ann: { until: '2011-07-31' }, ben: { until: '2011-08-31' } },
      ['ann', 'ben'],
    ],
    ['is filled by whose first day is said', { ann: { until: '2011-12-31' }, ben: {}, dan: { since: '2012-01-01' } }, []],
    ['is filled after a gap', { ann: { until: '2011-11-30' }, ben: {}, dan: { since: '2012-01-05' } }, []],
    ['is filled with a handover', { ann: { until: '2011-12-31' }, ben: {}, dan: { since: '2011-12-01' } }, []],
    ['is not filled by who came long before', { ann: { until: '2011-12-31' }, dan: { since: '2011-06-01' } }, ['ann']],
    [
      'is not filled by who was there before it began',
      { ann: { since: '2011-12-01', until: '2011-12-31' }, dan: { since: '2011-11-15' } },
      ['ann'],
    ],
    ['is filled once', { ann: { until: '2011-12-31' }, ben: { until: '2011-12-31' }, dan: { since: '2012-01-01' } }, ['ben']],
    [
      'is filled, and so is the other',
      { ann: { until: '2011-12-31' }, ben: { until: '2011-11-30' }, dan: { since: '2012-01-01' }, eve: { since: '2011-12-01' } },
      [],
    ],
    [
      'is filled by a chain of holders',
      { ann: { until: '2011-11-15' }, ben: { since: '2011-11-16', until: '2011-12-31' }, dan: { since: '2012-01-01' } },
      [],
    ],
    [
      'is one place where the chain has ended too',
      { ann: { until: '2011-11-15' }, ben: { since: '2011-11-16', until: '2011-12-31' } },
      ['ben'],
    ],
    [
      'is filled where its holder changes to another place, and somebody else takes theirs',
      {
        ann: { until: '2011-11-15' },
        ben: { until: '2011-12-14' },
        moved: { by: 'ben', since: '2011-12-15' },
        dan: { since: '2011-12-15' },
      },
      [],
    ],
    [
      'is vacant once where its holder changes to another place, and nobody takes theirs',
      { ann: { until: '2011-11-15' }, ben: { until: '2011-12-14' }, moved: { by: 'ben', since: '2011-12-15' } },
      ['ann'],
    ],
    ['is not filled by another role', { ann: { until: '2011-12-31' }, dan: { role: 'member', since: '2012-01-01' } }, ['ann']],
    ['is not filled by another tag', { ann: { tag: 'lay', until: '2011-12-31' }, dan: { tag: 'finance', since: '2012-01-01' } }, ['ann']],
    ['is not filled by another category', { ann: { category: 'councillor', until: '2011-12-31' }, dan: { since: '2012-01-01' } }, ['ann']],
    ['is not filled by one without a vote', { ann: { until: '2011-12-31' }, dan: { votes: false, since: '2012-01-01' } }, ['ann']],
    ['is not filled by one for less', { ann: { until: '2011-12-31' }, dan: { subjects: ['report'], since: '2012-01-01' } }, ['ann']],
  ])('%s', (_, written, expected) => {
    expect(vacant(written)).toEqual(expected);
  });

  test('is filled by who came in a later file without a first day only once its own line is gone', () => {
    const dan = { dan: { at: london('2012-01-03T12:00') } };
    expect(vacant({ ann: { until: '2011-12-31' }, ...dan })).toEqual(['ann']);
    expect(vacant(dan)).toEqual([]);
  });
});

test('of random seats as many are vacant as no other took the place of, and none is taken twice', () => {
  const day = fc.integer({ min: 0, max: 120 }).map((days) => first('2011-10-01').plus({ days }).toFormat('yyyy-MM-dd'));
  const seat = fc.record({ since: fc.option(day, { nil: undefined }), until: fc.option(day, { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(seat, { minLength: 1, maxLength: 6 }), (drawn) => {
      const valid = drawn.filter(({ since, until }) => since === undefined || until === undefined || since <= until);
      const written = Object.fromEntries(
        valid.map((one, index): [string, Written] => [
          `p${index}`,
          Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)),
        ]),
      );
      const at = '2012-03-01';
      const ended = valid.filter(({ until }) => until !== undefined);
      const came = valid.filter(({ since }) => since !== undefined);
      const found = vacant(written, at).length;
      expect(found).toBeGreaterThanOrEqual(ended.length - came.length);
      expect(found).toBeLessThanOrEqual(ended.length);
      // Those who were there all along and are there still change nothing of it.
      expect(vacant({ ...written, always1: {}, always2: {} }, at)).toHaveLength(found);
    }),
    { numRuns: 300 },
  );
});
