import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextUnscheduled, unscheduledDay } from '#src/domain/sign-off/unscheduled.ts';
import { workingCalendar, workingDaysAfter } from '#src/domain/working-calendar.ts';
import { london } from '#tests/support/kent.ts';
import { aRequest, asked, council } from './council.ts';

const directory = council({ bodies: { clg: { seats: ['approver ann'] } } });
/** Asked for on a Thursday; the tenth working day after is Thursday 15 December, the twentieth, past Christmas, Tuesday 3 January. */
const signOff = aRequest([asked('clg', 'any')], { requestedAt: london('2011-12-01T10:00') });
const given = (wallClock: string, more: Partial<Parameters<typeof unscheduledDay>[0]> = {}) => ({
  directory,
  signOff,
  deadline: null,
  now: london(wallClock),
  ...more,
});
const next = (wallClock: string) => nextUnscheduled(given(wallClock))?.setZone('Europe/London').toFormat('yyyy-MM-dd HH:mm');

describe('a request without a deadline', () => {
  it.each([
    ['before the tenth working day', '2011-12-14T23:00', null],
    ['on it, before nine', '2011-12-15T08:59', null],
    ['on it', '2011-12-15T09:00', '2011-12-15'],
    ['after it, for the day that may have been missed', '2011-12-20T11:00', '2011-12-15'],
    ['not on a Saturday', '2011-12-17T11:00', null],
    ['not on a bank holiday', '2011-12-27T11:00', null],
    ['before the twentieth', '2012-01-03T08:59', null],
    ['on the twentieth', '2012-01-03T09:00', '2012-01-03'],
  ])('is put before its requester: %s', (_, at, day) => {
    expect(unscheduledDay(given(at))).toBe(day);
  });

  it('is watched to its end, and only while it has none', () => {
    expect(unscheduledDay(given('2011-12-15T09:00', { deadline: { at: london('2011-12-22T23:59') } }))).toBeNull();
    expect(unscheduledDay(given('2011-12-15T09:00', { signOff: { ...signOff, outcome: 'withdrawn' } }))).toBeNull();
    expect([next('2011-12-15T08:00'), next('2011-12-15T09:00')]).toEqual(['2011-12-15 09:00', '2012-01-03 09:00']);
  });

  it('that was sent back waits from that day on, whatever its deadline, also where all have answered', () => {
    const sentBack = { ...asked('clg', 'any'), outcome: 'changes_requested' as const, outcomeAt: london('2011-12-06T10:00') };
    for (const outcome of [null, 'changes_requested'] as const) {
      for (const deadline of [null, { at: london('2011-12-22T23:59') }]) {
        const back = { deadline, signOff: { ...signOff, bodies: [sentBack], outcome } };
        expect(unscheduledDay(given('2011-12-19T12:00', back))).toBeNull();
        expect(unscheduledDay(given('2011-12-20T09:00', back))).toBe('2011-12-20');
        expect(nextUnscheduled(given('2011-12-19T12:00', back))?.toMillis()).toBe(london('2011-12-20T09:00').toMillis());
      }
    }
    const ended = { ...signOff, bodies: [sentBack], outcome: 'withdrawn' as const };
    expect(unscheduledDay(given('2011-12-20T09:00', { signOff: ended }))).toBeNull();
  });

  it('falls due on each tenth working day, whenever one looks', () => {
    const calendar = workingCalendar(directory.workspace);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 23 }), (days, hour) => {
        const now = london('2011-12-01T10:00').plus({ days }).set({ hour });
        const due = unscheduledDay(given('2011-12-01T10:00', { now }));
        if (due === null) return;
        const isTenth = Array.from({ length: 40 }, (_, index) => workingDaysAfter(calendar, '2011-12-01', 10 * (index + 1))).includes(due);
        expect(isTenth).toBe(true);
        expect(nextUnscheduled(given('2011-12-01T10:00', { now }))?.toMillis()).toBeGreaterThan(now.toMillis());
      }),
      { numRuns: 60 },
    );
  });
});
