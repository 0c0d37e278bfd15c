import { expect, it } from 'vitest';
import { moreThanAYearAhead, problemWithTime, wallClock } from '#src/playground/page/clock/time-to-set.ts';

const now = { now: '2011-06-09T09:00:00.000+01:00', words: 'Thursday 9 June 2011, 09:00' };

it('takes the wall clock out of an instant', () => {
  expect(wallClock(now.now)).toBe('2011-06-09T09:00');
});

it('has nothing against now and later', () => {
  expect([problemWithTime('2011-06-09T09:00', now), problemWithTime('2012-01-01T00:00', now)]).toEqual([null, null]);
});

it('says why an earlier time, and none, cannot be set', () => {
  expect(problemWithTime('2011-06-09T08:59', now)).toBe(
    'The clock never runs backwards. Choose a time from Thursday 9 June 2011, 09:00 on.',
  );
  expect(problemWithTime('', now)).toBe('Give a date and a time.');
});

it('ends with the year 2100, however many digits a year is given', () => {
  expect(problemWithTime('2100-12-31T23:59', now)).toBeNull();
  for (const late of ['2101-01-01T00:00', '20111-06-09T09:00']) {
    expect(problemWithTime(late, now)).toBe('The clock goes no further than the year 2100.');
  }
});

it('asks about what is more than a year ahead', () => {
  const now = '2011-06-09T09:00';
  expect(['2012-06-09T09:00', '2012-06-09T09:01'].map((to) => moreThanAYearAhead(to, now))).toEqual([false, true]);
});
