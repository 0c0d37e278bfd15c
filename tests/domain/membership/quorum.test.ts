import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canBeQuorate, isQuorate, missing, type Participant, type Quorum, quorumOf } from '#src/domain/membership/quorum.ts';

const quorum = (more: Partial<Quorum> = {}): Quorum => ({ n: 1, share: null, including: [], organisationAtMost: null, ...more });
/** "ann:NHS,co-chair@trust" takes part, "ann?" still can */
const person = (written: string): Participant => {
  const [, personId = '', open, labels = '', organisationId = 'pct'] = /^(\w+)(\?)?(?::([^@]*))?(?:@(\w+))?$/.exec(written) ?? [];
  return { personId, organisationId, labels: labels === '' ? [] : labels.split(','), takesPart: open === undefined };
};
const people = (written: string) => (written === '' ? [] : written.split(' ').map(person));

describe('a quorum', () => {
  it('is a number, or a share of all voting seats, rounded up', () => {
    expect(quorumOf(quorum({ n: 7 }), 14)).toBe(7);
    expect(quorumOf(quorum({ n: null, share: '1/3' }), 14)).toBe(5);
    expect(quorumOf(quorum({ n: null, share: '1/3' }), 0)).toBe(1);
  });

  it.each<[string, Partial<Quorum>, string, boolean, boolean]>([
    ['enough take part', { n: 2 }, 'a b', true, true],
    ['one too few, and one can come', { n: 2 }, 'a b?', false, true],
    ['one too few, and nobody can', { n: 3 }, 'a b', false, false],
    ['a tag is missing', { n: 1, including: ['NHS'] }, 'a b?:NHS', false, true],
    ['nobody has the tag', { n: 1, including: ['NHS'] }, 'a b?', false, false],
    ['names are compared as names are', { n: 1, including: ['co-chair'] }, 'a:Co‑Chair', true, true],
    ['one person counts for one', { n: 1, including: ['NHS', 'nurse'] }, 'a:NHS,nurse', false, false],
    ['one person counts for one: another comes', { n: 1, including: ['NHS', 'nurse'] }, 'a:NHS,nurse b?:NHS', false, true],
    ['two of one', { n: 5, including: ['co-chair', 'co-chair'] }, 'a:co-chair b:co-chair c d e', true, true],
    ['two of one: only one', { n: 5, including: ['co-chair', 'co-chair'] }, 'a:co-chair b c d e', false, false],
    ['whoever was given first moves on', { n: 2, including: ['NHS', 'nurse'] }, 'a:NHS,nurse b:NHS', true, true],
    ['half may be of one organisation', { n: 4, organisationAtMost: '1/2' }, 'a@x b@x c@y d@z', true, true],
    ['more than half is too many', { n: 3, organisationAtMost: '1/2' }, 'a@x b@x c@y', false, false],
    ['more than half, and another can come', { n: 3, organisationAtMost: '1/2' }, 'a@x b@x c@y d?@z', false, true],
    ['more than half, and only more of them can', { n: 3, organisationAtMost: '1/2' }, 'a@x b@x c@y d?@x', false, false],
    ['who is wanted would be one too many', { n: 2, including: ['NHS'], organisationAtMost: '1/2' }, 'a@x b?:NHS@x c?@y', false, false],
    ['who is wanted is of another', { n: 2, including: ['NHS'], organisationAtMost: '1/2' }, 'a@x b?:NHS@x c?:NHS@y', false, true],
  ])('%s', (_, given, written, now, possible) => {
    const all = people(written);
    expect([isQuorate(quorum(given), all, 0), canBeQuorate(quorum(given), all, 0)]).toEqual([now, possible]);
  });

  it('says what is missing', () => {
    expect(missing(quorum({ including: ['NHS', 'nurse', 'NHS'] }), people('a:NHS,nurse b:NHS c?:NHS'))).toEqual(['NHS']);
  });

  const anybody = fc.record({
    personId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
    organisationId: fc.constantFrom('x', 'y', 'z'),
    labels: fc.subarray(['NHS', 'nurse', 'lay']),
    takesPart: fc.boolean(),
  });
  const companies = fc.uniqueArray(anybody, { selector: ({ personId }) => personId, maxLength: 7 });
  const quorums = fc.record({
    n: fc.integer({ min: 1, max: 6 }),
    share: fc.constant(null),
    including: fc.array(fc.constantFrom('NHS', 'nurse', 'lay'), { maxLength: 4 }),
    organisationAtMost: fc.option(fc.constantFrom('1/2', '1/3', '2/3')),
  });

  it('is what trying every way of giving people to what is named finds', () => {
    fc.assert(
      fc.property(quorums, companies, (given, all) => {
        expect(isQuorate(given, all, 0)).toBe(
          isQuorateByTrying(
            given,
            all.filter(({ takesPart }) => takesPart),
          ),
        );
      }),
      { numRuns: 3_000 },
    );
  });

  it('can come about where it does with some of those who still can take part', () => {
    fc.assert(
      fc.property(quorums, companies, (given, all) => {
        const there = all.filter(({ takesPart }) => takesPart);
        const ways = subsets(all.filter(({ takesPart }) => !takesPart));
        expect(canBeQuorate(given, all, 0)).toBe(ways.some((coming) => isQuorateByTrying(given, [...there, ...coming])));
      }),
      { numRuns: 3_000 },
    );
  });
});

/** The rule as it is written, tried out: no algorithm of ours. */
function isQuorateByTrying({ n, including, organisationAtMost }: Quorum, present: readonly Participant[]): boolean {
  const [parts = 1, of = 1] = (organisationAtMost ?? '1/1').split('/').map(Number);
  const balanced = present.every(
    (one) => present.filter(({ organisationId }) => organisationId === one.organisationId).length * of <= parts * present.length,
  );
  return present.length >= (n ?? 1) && balanced && canGive(including, present);
}

function canGive([wanted, ...others]: readonly string[], present: readonly Participant[]): boolean {
  if (wanted === undefined) return true;
  return present.some(
    (one) =>
      one.labels.includes(wanted) &&
      canGive(
        others,
        present.filter((other) => other !== one),
      ),
  );
}

function subsets<T>([first, ...others]: readonly T[]): T[][] {
  if (first === undefined) return [[]];
  const without = subsets(others);
  return [...without, ...without.map((some) => [first, ...some])];
}
