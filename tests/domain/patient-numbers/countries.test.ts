import { describe, expect, it } from 'vitest';
import type { Numbering } from '#src/domain/patient-numbers/find.ts';
import { announcedList, bareList } from './lists.ts';
import { type Dice, dice, verdictOn } from './numbers.ts';

type List = (with_: Dice, numbering: Numbering) => string;

/** Those of 10,000 texts that the gate takes otherwise. */
function otherwise(list: List, numbering: Numbering, expected: ReturnType<typeof verdictOn>): string[] {
  const with_ = dice(numbering.length);
  const texts = Array.from({ length: 10_000 }, () => list(with_, numbering));
  return texts.filter((text) => verdictOn(text, numbering) !== expected);
}

describe.each<[string, Numbering]>([
  ['England', 'nhs'],
  ['Scotland', 'chi'],
  ['Northern Ireland', 'health-and-care'],
])('lists of patients’ numbers in %s', (_, numbering) => {
  it('are refused where they are announced, 10,000 of 10,000, whatever words for figures stand between', () => {
    expect(otherwise(announcedList, numbering, 'refused').slice(0, 40)).toEqual([]);
  });

  it('are asked about beside words for figures, 10,000 of 10,000', () => {
    expect(otherwise(bareList, numbering, 'asked').slice(0, 40)).toEqual([]);
  });
});
