import { describe, expect, test } from 'vitest';
import { readDays } from '#src/slack/requests/read-date.ts';

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
    ['9 November', ['2012-11-09']],
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
  ])('“%s” is read', (text, days) => {
    expect(readDays(text, today)).toEqual({ days, unread: '' });
  });

  test.each([
    ['', ''],
    ['May', 'May'],
    ['mid April', 'mid April'],
    ['3pm tomorrow', '3pm tomorrow'],
    ['31 February', '31 February'],
    ['soon', 'soon'],
  ])('“%s” is none', (text, unread) => {
    expect(readDays(text, today)).toEqual({ days: [], unread });
  });

  test('are told from what stands around them', () => {
    expect(readDays('@smith from 1 December, or so, until 3 December', today)).toEqual({
      days: ['2011-12-01', '2011-12-03'],
      unread: '@smith or so',
    });
  });

  test('are whole days, whichever zone the machine is in and whatever its clock says', () => {
    expect(readDays('tomorrow until 30 October', '2011-10-28').days).toEqual(['2011-10-29', '2011-10-30']);
    expect(readDays('tomorrow', '2012-03-24').days).toEqual(['2012-03-25']);
    expect(readDays('tomorrow', '2011-12-31').days).toEqual(['2012-01-01']);
  });
});
