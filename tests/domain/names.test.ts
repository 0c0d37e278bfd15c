import { describe, expect, test } from 'vitest';
import { asHandle, comparable, eachOnce, patternOf, sameName, withoutArticle, withPlainApostrophes } from '#src/domain/names.ts';
import { readStatus } from '#src/domain/progress/read-status.ts';
import { verdictOn } from './patient-numbers/numbers.ts';

const same = [
  ['Parkinson’s disease', "Parkinson's disease"],
  ['PARKINSON`S DISEASE', "Parkinson's  disease"],
  ['business-plan', 'Business plan'],
  ['Mid‑Essex', 'Mid–Essex'],
  ['St\u00a0Albans', ' St Albans '],
  ['“Whole” system', '"whole" system'],
  ['Caf\u0065\u0301', 'Café'],
  ['dementia\u200b', 'Dementia'],
  ['Parkinson\u00b4s disease', "Parkinson's disease"],
  ['\uff30arkinson\u02bbs disease', 'parkinson\u2035s disease'],
  ['Cystic \ufb01brosis', 'Cystic fibrosis'],
] as const;

const different = [
  ['Parkinsons disease', "Parkinson's disease"],
  ['Heart failure', 'Heartfailure'],
  ['Stroke', 'Stroke 2'],
] as const;

const noNames = { own: [], others: [] };
const apostropheKinds = Array.from("'`\u00b4\u02b9\u02bb\u02bc\u02bd\u2018\u2019\u201a\u201b\u2032\u2035\uff07\uff40");
/** Of the scripts and marks that people here can come by: all but the large scripts of East Asia. */
const everyCharacter = Array.from({ length: 0x10000 }, (_, point) => point)
  .filter((point) => point < 0x3400 || (point >= 0xa700 && point < 0xac00) || point >= 0xe000)
  .map((point) => String.fromCharCode(point));

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

  test('a name is the same alone and within a text, with whatever character for an apostrophe, a quotation mark, a dash or a space', () => {
    const differing: string[] = [];
    const counts = ["'", '"', ' ', '-'].map((kind) => {
      const name = `ab${kind}cd`;
      const within = new RegExp(`^${patternOf(name)}$`, 'iu');
      return everyCharacter.filter((character) => {
        const typed = `ab${character}cd`;
        const same = sameName(typed, name);
        if (same !== within.test(typed)) differing.push(`${kind} U+${typed.charCodeAt(2).toString(16)}`);
        return same;
      });
    });
    expect(differing).toEqual([]);
    const [apostrophes = [], quotes = []] = counts;
    expect(apostrophes).toEqual(expect.arrayContaining(apostropheKinds));
    expect(quotes).toEqual(expect.arrayContaining(Array.from('"\u201c\u201d\u201e\u201f\u2033\u2036\uff02')));
  });

  test.each(apostropheKinds)('%s is an apostrophe behind a letter, in reports and beside numbers', (mark) => {
    expect(withPlainApostrophes(`isn${mark}t`)).toBe("isn't");
    expect(readStatus(`It isn${mark}t green`, noNames)).toEqual(readStatus("It isn't green", noNames));
    expect(verdictOn(`the patient${mark}s number is 94 34 76 59 19`)).toBe('refused');
  });

  test('a letter whose accent is a mark of its own is not the letter alone', () => {
    expect('Cafe\u0301 clinic'.match(new RegExp(`^${patternOf('Cafe')}`, 'iu'))).toBeNull();
  });

  test('an article is left out or said', () => {
    expect(['The Clinical Conclave', 'the  clinical conclave', 'Clinical Conclave'].map(withoutArticle)).toEqual(
      Array(3).fill('clinical conclave'),
    );
    expect(['The', 'Theatre group'].map(withoutArticle)).toEqual(['the', 'theatre group']);
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
