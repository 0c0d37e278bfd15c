import { describe, expect, test } from 'vitest';
import { asHandle, comparable, eachOnce, patternOf, sameName } from '#src/domain/names.ts';

const same = [
  ['Parkinson’s disease', "Parkinson's disease"],
  ['PARKINSON`S DISEASE', "Parkinson's  disease"],
  ['business-plan', 'Business plan'],
  ['Mid‑Essex', 'Mid–Essex'],
  ['St\u00a0Albans', ' St Albans '],
  ['“Whole” system', '"whole" system'],
  ['Caf\u0065\u0301', 'Café'],
  ['dementia\u200b', 'Dementia'],
] as const;

const different = [
  ['Parkinsons disease', "Parkinson's disease"],
  ['Heart failure', 'Heartfailure'],
  ['Stroke', 'Stroke 2'],
] as const;

describe('names are compared as people type them', () => {
  test.each(same)('%s is %s', (one, other) => {
    expect(sameName(one, other)).toBe(true);
    expect(comparable(comparable(one))).toBe(comparable(one));
  });

  test.each(different)('%s is not %s', (one, other) => {
    expect(sameName(one, other)).toBe(false);
  });

  test.each(same.slice(0, 6))('%s is found in a text where %s is meant', (one, other) => {
    expect(`${one.trim()}: all well`).toMatch(new RegExp(`^${patternOf(other)}:`, 'iu'));
  });

  test('an accent is the same as a letter of its own and as a mark behind its letter', () => {
    const apart = 'Me\u0301nie\u0300re clinic';
    expect(`${apart}: all well`).toMatch(new RegExp(`^${patternOf('M\u00e9ni\u00e8re clinic')}:`, 'iu'));
    expect('M\u00e9ni\u00e8re clinic: all well').toMatch(new RegExp(`^${patternOf(apart)}:`, 'iu'));
  });

  test('each of several is taken once, in whatever way it is written', () => {
    expect(eachOnce(['Lay', 'finance', 'lay', 'Finance\u00a0', 'lay member'])).toEqual(['Lay', 'finance', 'lay member']);
  });

  test('a handle keeps letters and digits alone', () => {
    expect(asHandle('director.of.finance')).toBe(asHandle('Director of Finance'));
    expect(asHandle('Jos\u00e9 O\u2019Neill')).toBe(asHandle("jose.o'neill"));
    expect(asHandle('Director 1')).not.toBe(asHandle('Director 2'));
  });

  test('a name is taken to the letter where it holds marks of a pattern', () => {
    expect('A+E (adults)').toMatch(new RegExp(`^${patternOf('A+E (adults)')}$`, 'iu'));
    expect('AAE adults').not.toMatch(new RegExp(`^${patternOf('A+E (adults)')}$`, 'iu'));
  });
});
