import { describe, expect, it } from 'vitest';
import { verdictOn } from './numbers.ts';

const number = '943 476 5919';
/** What a search that looks back and forth would not come to the end of, by its length. */
const worst: Readonly<Record<string, (length: number) => string>> = {
  digits: (length) => '1'.repeat(length),
  'single digits': (length) => '1 '.repeat(length / 2),
  'digits with commas': (length) => '9,'.repeat(length / 2),
  'numbers in one row': (length) => `${number} `.repeat(length / 13),
  'announced numbers': (length) => `patient ${number}, `.repeat(length / 22),
  'words that announce, until the last, nothing': (length) => 'NHS '.repeat(length / 4) + number,
  spaces: (length) => `943${' '.repeat(length)}476 5919`,
  codes: (length) => '%39'.repeat(length / 3),
  initials: (length) => 'a.'.repeat(length / 2) + number,
  capitals: (length) => 'A'.repeat(length) + number,
  brackets: (length) => '('.repeat(length) + number,
  dates: (length) => '2011-11-23 '.repeat(length / 11),
  'a long link': (length) => `https://${'9/'.repeat(length / 2)}`,
  'digits nobody sees apart': (length) => '9\u200b'.repeat(length / 2),
};

const verdicts: Readonly<Record<string, ReturnType<typeof verdictOn>>> = {
  'numbers in one row': 'asked',
  'announced numbers': 'refused',
  'words that announce, until the last, nothing': 'refused',
  spaces: 'asked',
  initials: 'asked',
  brackets: 'asked',
};

describe('40,000 characters', () => {
  // A search that looked from every place at every other would still be at it when the test's time is up.
  it.each(Object.entries(worst))('of %s are read to their end', (kind, make) => {
    expect(verdictOn(make(40_000))).toBe(verdicts[kind] ?? 'clear');
  });
});
