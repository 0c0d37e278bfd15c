import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDays } from '#src/domain/read-days.ts';

/** A Thursday. */
const today = '2011-11-10';

describe('days', () => {
  test.each([
    ['12 March', ['2012-03-12']],
    ['the 12th of March', ['2012-03-12']],
    ['12/03/2027', ['2027-03-12']],
    ['12/3', ['2012-03-12']],
    ['12.03.2027', ['2027-03-12']],
    ['2011-12-24', ['2011-12-24']],
    ['10 November', ['2011-11-10']],
    ['9 July', ['2012-07-09']],
    ['Friday 9 November', ['2012-11-09']],
    ['Friday 18', ['2011-11-18']],
    ['Friday the 18th', ['2011-11-18']],
    ['12th–20th March', ['2012-03-12', '2012-03-20']],
    ['29.11. until 3.12.', ['2011-11-29', '2011-12-03']],
    ['today', ['2011-11-10']],
    ['now', ['2011-11-10']],
    ['tomorrow', ['2011-11-11']],
    ['Monday', ['2011-11-14']],
    ['next Thursday', ['2011-11-17']],
    ['end of March', ['2012-03-31']],
    ['end of the month', ['2011-11-30']],
    ['in two weeks', ['2011-11-24']],
    ['29 February 2012', ['2012-02-29']],
    ['12 March until 20 March', ['2012-03-12', '2012-03-20']],
    ['from 12 March to 20 March', ['2012-03-12', '2012-03-20']],
    ['from 1 Dec to 3 Dec', ['2011-12-01', '2011-12-03']],
    ['from 1 to 3 Dec', ['2011-12-01', '2011-12-03']],
    ['starting on 1 December until 3 December', ['2011-12-01', '2011-12-03']],
    ['12-20 March', ['2012-03-12', '2012-03-20']],
    ['12 March 20 March', ['2012-03-12', '2012-03-20']],
    ['12 March, 20 March.', ['2012-03-12', '2012-03-20']],
    ['20 December until 5 January', ['2011-12-20', '2012-01-05']],
    ['tomorrow till the end of March inclusive', ['2011-11-11', '2012-03-31']],
    ['1/12/11 - 3/12/11', ['2011-12-01', '2011-12-03']],
    ['in a fortnight', ['2011-11-24']],
    ['in two weeks’ time', ['2011-11-24']],
    ['a week today', ['2011-11-17']],
    ['day after tomorrow', ['2011-11-12']],
    ['Monday week', ['2011-11-21']],
    ['a week on Monday', ['2011-11-21']],
    ['Thursday week', ['2011-11-24']],
    ['next Monday', ['2011-11-14']],
    ['this Friday', ['2011-11-11']],
    ['the 12th', ['2011-11-12']],
    ['1st', ['2011-12-01']],
    ['first of next month', ['2011-12-01']],
    ['the end of next month', ['2011-12-31']],
    ['last day of February', ['2012-02-29']],
    ['Monday, 14 November 2011', ['2011-11-14']],
    ['Mon 14 Nov', ['2011-11-14']],
    ['November 14, 2011', ['2011-11-14']],
    ['14/11/11', ['2011-11-14']],
    ['2011/11/14', ['2011-11-14']],
    ['Monday until Friday', ['2011-11-14', '2011-11-18']],
    ['from Friday to Monday', ['2011-11-11', '2011-11-14']],
    ['1 December until the end of the month', ['2011-12-01', '2011-12-31']],
    ['from now on', ['2011-11-10']],
  ])('“%s” is read', (text, days) => {
    expect(readDays(text, today)).toEqual({ days, unread: [] });
  });

  test.each([
    ['31 February', 'impossible'],
    ['31 June 2012', 'impossible'],
    ['29 February 2013', 'impossible'],
    ['12/13/2012', 'impossible'],
    ['03/25/2012', 'impossible'],
    ['2012-13-01', 'impossible'],
    ['the 32nd', 'impossible'],
    ['yesterday', 'past'],
    ['9 November 2011', 'past'],
    ['12/03/2010', 'past'],
    ['12 March 2207', 'far'],
    ['12/03/2207', 'far'],
    ['Tuesday 14 November 2011', 'other_weekday'],
    ['next Friday', 'ambiguous'],
    ['Thursday', 'ambiguous'],
    ['9 November', 'ambiguous'],
    ['1 September', 'ambiguous'],
    ['Wednesday 9 November', 'past'],
    ['Thursday 18', 'other_weekday'],
    ['Sunday night 7th June 2015', 'unknown'],
    ['Sunday next week', 'unknown'],
    ['5 days from Monday', 'unknown'],
    ['two weeks after 12 March', 'unknown'],
    ['COP Friday', 'unknown'],
    ['3pm tomorrow', 'unknown'],
    ['early in the new year', 'unknown'],
    ['mid April', 'unknown'],
    ['May', 'unknown'],
    ['Q3', 'unknown'],
    ['Michaelmas', 'unknown'],
    ['soon', 'unknown'],
    ['end of the week', 'unknown'],
    ['next week', 'unknown'],
    ['about 12 March', 'unknown'],
    ['12 March or 13 March', 'unknown'],
    ['12 March and 20 March', 'unknown'],
    ['12 March 2012 2013', 'unknown'],
    ['not Monday', 'unknown'],
    ['every Monday', 'unknown'],
    ['5 working days', 'unknown'],
    ['12 March if he agrees', 'unknown'],
  ])('“%s” is not acted on', (text, problem) => {
    expect(readDays(text, today)).toEqual({
      days: [],
      unread: [expect.objectContaining({ typed: text, problem: expect.objectContaining({ is: problem }) })],
    });
  });

  test('nothing typed is nothing read', () => {
    expect(readDays('', today)).toEqual({ days: [], unread: [] });
  });

  test('what was understood in a phrase is told, and what was not', () => {
    expect(readDays('5 days from Monday', today).unread[0]?.within).toEqual({ typed: 'Monday', day: '2011-11-14' });
    expect(readDays('COP Friday', today).unread[0]?.within).toEqual({ typed: 'Friday', day: '2011-11-11' });
    expect(readDays('from 1 December, or so, until 3 December', today)).toEqual({
      days: ['2011-12-01', '2011-12-03'],
      unread: [{ typed: 'or so', problem: { is: 'unknown' }, within: null }],
    });
  });

  test('“next Thursday” said on a Wednesday is tomorrow or in eight days, and is asked', () => {
    expect(readDays('next Thursday', '2011-11-09').unread[0]?.problem).toEqual({ is: 'ambiguous', days: ['2011-11-10', '2011-11-17'] });
    expect(readDays('Thursday', today).unread[0]?.problem).toEqual({ is: 'ambiguous', days: ['2011-11-10', '2011-11-17'] });
  });

  test('a phrase with a word more is read otherwise or not at all, never as if the word were not there', () => {
    const phrases = ['12 March', 'tomorrow', 'Monday', 'end of March', '2011-12-24', 'in two weeks'];
    const stray = fc.constantFrom('not', 'around', 'Q3', 'maybe', 'week', 'before', 'after', '5', 'x', 'or', 'days', '@smith', 'half', '7');
    fc.assert(
      fc.property(fc.constantFrom(...phrases), stray, fc.boolean(), (phrase, word, first) => {
        const alone = readDays(phrase, today);
        const more = readDays(first ? `${word} ${phrase}` : `${phrase} ${word}`, today);
        expect(more).not.toEqual(alone);
      }),
    );
  });

  test('never throws, and never gives a day that has passed', () => {
    const scraps = fc.constantFrom(
      '12',
      'March',
      '/',
      '-',
      'next',
      'Monday',
      'until',
      'from',
      'the',
      'of',
      '2011',
      '31',
      'week',
      'a',
      ',',
      '.',
      'end',
      '\u2019',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(scraps, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 9 }), (parts) => {
        const { days } = readDays(parts.join(' '), today);
        expect(days.every((day) => day >= today)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('are whole days, whichever zone the machine is in and whatever its clock says', () => {
    expect(readDays('tomorrow until 30 October', '2011-10-28').days).toEqual(['2011-10-29', '2011-10-30']);
    expect(readDays('tomorrow', '2012-03-24').days).toEqual(['2012-03-25']);
    expect(readDays('tomorrow', '2011-12-31').days).toEqual(['2012-01-01']);
  });
});
