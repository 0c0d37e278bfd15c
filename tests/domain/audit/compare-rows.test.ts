import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceIn, type KeptRow, type RecordedRow } from '#src/domain/audit/compare-rows.ts';

const row = fc.record({ id: fc.constantFrom('a', 'b', 'c'), what: fc.constant('row'), fields: fc.record({ x: fc.nat(3), y: fc.nat(3) }) });
const rows = fc.array(row, { maxLength: 8 });
const asRecorded = (all: readonly KeptRow[]): RecordedRow[] => all.map((one, position) => ({ ...one, position }));

test('the same rows in any order do not differ, also where what is recorded says less', () => {
  fc.assert(
    fc.property(
      rows.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        expect(differenceIn(asRecorded(all), shuffled)).toBeNull();
        const less = asRecorded(all).map((one) => ({ ...one, fields: {} }));
        expect(differenceIn(less, shuffled)).toBeNull();
      },
    ),
  );
});

test('one row changed, taken away or put there is a difference', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), fc.nat(), row, (all, which, other) => {
      const index = which % all.length;
      const recorded = asRecorded(all);
      const changed = all.map((one, at) => (at === index ? { ...one, fields: { ...one.fields, x: one.fields.x + 10 } } : one));
      expect(differenceIn(recorded, changed)?.problem).toBe('what is stored is not what was recorded: x');
      expect(differenceIn(recorded, all.toSpliced(index, 1))?.problem).toMatch(/^(it is recorded|what is stored)/);
      expect(differenceIn(recorded, [...all, other])).toMatchObject({ position: null });
    }),
  );
});

test('the field is named, and not what stands in it', () => {
  const recorded = { id: 'a', what: 'report on pathway dementia', position: 7, fields: { done: 'Said', at: 'then' } };
  expect(differenceIn([recorded], [{ ...recorded, fields: { done: 'Forged', at: 'then' } }])).toEqual({
    position: 7,
    what: 'report on pathway dementia',
    problem: 'what is stored is not what was recorded: done',
  });
});
