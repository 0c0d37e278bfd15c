import { expect, test } from 'vitest';
import type { Known } from '#src/playground/known.ts';
import { dueAfter } from '#src/playground/web/due.ts';
import { dueOnScreen } from '#src/playground/web/times.ts';
import { kent, london, november, sitting } from '#tests/support/kent.ts';

const shown = (known: Partial<Known>, now: string) =>
  dueAfter({ directory: kent, meetings: [november], scheduled: [], ...known }, london(now)).map((due) => {
    const { words, what } = dueOnScreen(due, 'Europe/London');
    return `${words}: ${what}`;
  });

test('a meeting brings its cut-offs, digests and deadlines, the soonest first', () => {
  expect(shown({}, '2011-11-09T09:00')).toEqual([
    'Friday 11 November 2011, 09:00: Update cut-off for the next digest of the Kent shadow Health and Wellbeing Board',
    'Monday 14 November 2011, 09:00: Digest of the Kent shadow Health and Wellbeing Board, to #clg',
    'Tuesday 15 November 2011, end of the day: Sign-off deadline for the meeting of the Kent shadow Health and Wellbeing Board',
    'Tuesday 15 November 2011, end of the day: Paper deadline for the meeting of the Kent shadow Health and Wellbeing Board',
    'Tuesday 22 November 2011, 09:00: Digest of the Kent shadow Health and Wellbeing Board, to #clg and #kent-hwb',
    'Wednesday 23 November 2011, 14:00: Meeting of the Kent shadow Health and Wellbeing Board, Sessions House',
  ]);
});

test('what is due now is due no more', () => {
  expect(shown({}, '2011-11-22T09:00')).toEqual([
    'Wednesday 23 November 2011, 14:00: Meeting of the Kent shadow Health and Wellbeing Board, Sessions House',
  ]);
});

test('schedules add what is not among these', () => {
  const scheduled = [
    { at: london('2011-11-14T09:00'), what: 'Digests go out' },
    { at: london('2011-11-10T09:00'), what: 'Reminders go out' },
  ];
  expect(shown({ scheduled }, '2011-11-09T09:00').slice(0, 3)).toEqual([
    'Thursday 10 November 2011, 09:00: Reminders go out',
    'Friday 11 November 2011, 09:00: Update cut-off for the next digest of the Kent shadow Health and Wellbeing Board',
    'Monday 14 November 2011, 09:00: Digest of the Kent shadow Health and Wellbeing Board, to #clg',
  ]);
});

test('a body without a clock has its meeting only, and one without a channel is named', () => {
  const meetings = [{ ...sitting('medway-hwb', '2011-11-30T10:00'), place: null }];
  expect(shown({ meetings }, '2011-11-09T09:00')).toEqual([
    'Wednesday 30 November 2011, 10:00: Meeting of the Medway shadow Health and Wellbeing Board',
  ]);
  const [clock] = kent.clocks;
  const digests = [{ workingDaysBefore: 1, at: '09:00', updateCutOffHours: null, to: ['medway-hwb'] }];
  const clocks = clock ? [{ ...clock, definition: { paperDeadline: null, signOffDeadline: null, digests } }] : [];
  expect(shown({ directory: { ...kent, clocks } }, '2011-11-09T09:00')[0]).toBe(
    'Tuesday 22 November 2011, 09:00: Digest of the Kent shadow Health and Wellbeing Board, to the Medway shadow Health and Wellbeing Board',
  );
});
