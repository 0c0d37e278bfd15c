import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distinct } from '#src/slack/views/distinct.ts';

const long = 'Review of the pathway of patients with long-term respiratory conditions in the community';

describe('names that are chosen from', () => {
  test('stay as they are where they fit and differ', () => {
    expect(distinct(['Dementia', 'Stroke'], 75)).toEqual(['Dementia', 'Stroke']);
  });

  test('are shortened in the middle where they differ only at their end', () => {
    const [north = '', south = '', other = ''] = distinct([`${long}, North Kent`, `${long}, South Kent`, `${long.slice(1)}`], 75);
    expect(north).toMatch(/^Review of the pathway .*….*, North Kent$/);
    expect(south).toMatch(/, South Kent$/);
    expect(other).toMatch(/…$/);
  });

  test('are numbered where they are the same, unless something else tells them apart', () => {
    expect(distinct(['Dementia', 'Dementia', 'Stroke'], 75)).toEqual(['Dementia (1)', 'Dementia (2)', 'Stroke']);
    expect(distinct(['Dementia', 'Dementia'], 75, ['of Kent', 'of Medway'])).toEqual(['Dementia', 'Dementia']);
  });

  test('never read the same, and never run over', () => {
    const name = fc.oneof(fc.constantFrom(long, `${long} a`, `${long} b`, 'x', '  x '), fc.string({ unit: 'grapheme', maxLength: 120 }));
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), (names) => {
        const shown = distinct(names, 75);
        expect(shown.every((text) => text.length <= 75)).toBe(true);
        expect(new Set(shown).size).toBe(shown.length);
      }),
      { numRuns: 500 },
    );
  });
});
