import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BoardClock, boardClock, clockOf } from '#src/domain/board/board-clock.ts';
import type { ClockDefinition } from '#src/domain/directory.ts';
import { dayOf } from '#src/domain/wall-clock.ts';
import { workingCalendar } from '#src/domain/working-calendar.ts';
import { kent, london, november, sitting } from '../../support/kent.ts';

const calendar = workingCalendar(kent.workspace);
const definition = kent.clocks[0]?.definition ?? null;

const shown = ({ paperDeadline, signOffDeadline, digests }: BoardClock) => ({
  paper: paperDeadline?.toUTC().toISO(),
  signOff: signOffDeadline?.toUTC().toISO(),
  digests: digests.map(({ dueAt, cutOffAt, to }) => [dueAt.toUTC().toISO(), cutOffAt.toUTC().toISO(), to.join(' ')]),
});

describe('the clock of the Kent board', () => {
  test('before Wednesday 23 November 2011, 14:00', () => {
    expect(shown(clockOf(kent, november, calendar, london('2011-11-09T09:00')))).toEqual({
      paper: '2011-11-15T23:59:59.999Z',
      signOff: '2011-11-15T23:59:59.999Z',
      digests: [
        ['2011-11-14T09:00:00.000Z', '2011-11-11T09:00:00.000Z', 'clg'],
        ['2011-11-22T09:00:00.000Z', '2011-11-22T09:00:00.000Z', 'clg kent-hwb'],
      ],
    });
  });

  test('keeps its times of day across the change of clocks on 27 March 2011', () => {
    const clock = boardClock(sitting('kent-hwb', '2011-03-30T14:00'), definition, calendar);
    expect(shown(clock)).toEqual({
      paper: '2011-03-22T23:59:59.999Z',
      signOff: '2011-03-22T23:59:59.999Z',
      digests: [
        ['2011-03-21T09:00:00.000Z', '2011-03-18T09:00:00.000Z', 'clg'],
        ['2011-03-29T08:00:00.000Z', '2011-03-29T08:00:00.000Z', 'clg kent-hwb'],
      ],
    });
    const cutOffBefore = { ...definition, digests: [{ workingDaysBefore: 2, at: '09:00', updateCutOffHours: 24, to: ['clg'] }] };
    const monday = boardClock(
      sitting('kent-hwb', '2011-03-30T14:00'),
      { paperDeadline: null, signOffDeadline: null, ...cutOffBefore },
      calendar,
    );
    expect(shown(monday).digests).toEqual([['2011-03-28T08:00:00.000Z', '2011-03-25T09:00:00.000Z', 'clg']]);
  });

  test('steps over Christmas', () => {
    const clock = boardClock(sitting('kent-hwb', '2027-01-07T10:00'), definition, calendar);
    expect(clock.paperDeadline?.toISODate()).toBe('2026-12-29');
    expect(clock.digests.map(({ dueAt }) => dueAt.toISODate())).toEqual(['2026-12-24', '2027-01-06']);
  });

  test('is told by the zone the sitting was meant in', () => {
    const late = boardClock({ ...november, at: london('2011-11-23T23:30'), timezone: 'Europe/Paris' }, definition, calendar);
    expect(late.digests.at(-1)?.dueAt.toUTC().toISO()).toBe('2011-11-23T08:00:00.000Z');
  });

  test('of a body without one has no deadlines and no digests', () => {
    const clock = clockOf(kent, sitting('clg', '2011-11-30T14:00'), calendar, london('2011-11-09T09:00'));
    expect([clock.paperDeadline, clock.signOffDeadline, clock.digests]).toEqual([null, null, []]);
  });
});

const occasion = (workingDaysBefore: number, at: string, updateCutOffHours: number | null, to: string[]) => ({
  workingDaysBefore,
  at,
  updateCutOffHours,
  to,
});
const digestsOnly = (...digests: ClockDefinition['digests']): ClockDefinition => ({ paperDeadline: null, signOffDeadline: null, digests });

test('occasions at one instant are one digest, to all their bodies, with the later cut-off', () => {
  const twice = digestsOnly(
    occasion(1, '09:00', 24, ['clg', 'kent-hwb']),
    occasion(7, '09:00', null, ['clg']),
    occasion(1, '09:00', 2, ['medway-hwb', 'clg']),
  );
  expect(shown(boardClock(november, twice, calendar)).digests).toEqual([
    ['2011-11-14T09:00:00.000Z', '2011-11-14T09:00:00.000Z', 'clg'],
    ['2011-11-22T09:00:00.000Z', '2011-11-22T07:00:00.000Z', 'clg kent-hwb medway-hwb'],
  ]);
});

test('an occasion that would not fall before the sitting is none', () => {
  const sameDay = digestsOnly(occasion(0, '14:00', null, ['clg']), occasion(0, '09:00', null, ['clg']));
  expect(shown(boardClock(november, sameDay, calendar)).digests.map(([dueAt]) => dueAt)).toEqual(['2011-11-23T09:00:00.000Z']);
});

test('every digest is due on a working day at its time, in order, before the sitting and not before its cut-off', () => {
  const days = fc.integer({ min: 0, max: 4_000 });
  const occasions = fc.array(
    fc.record({
      workingDaysBefore: fc.integer({ min: 1, max: 15 }),
      at: fc.constantFrom('07:30', '09:00', '17:15'),
      updateCutOffHours: fc.option(fc.integer({ min: 0, max: 100 })),
      to: fc.constant(['clg']),
    }),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(days, occasions, (offset, digests) => {
      const meeting = { ...november, at: london('2010-01-01T14:00').plus({ days: offset }) };
      const due = boardClock(meeting, digestsOnly(...digests), calendar).digests;
      for (const { dueAt, cutOffAt } of due) {
        expect(calendar.isWorkingDay(dayOf(dueAt))).toBe(true);
        expect(dueAt < meeting.at && cutOffAt <= dueAt).toBe(true);
        expect(digests.map(({ at }) => at)).toContain(dueAt.toFormat('HH:mm'));
      }
      const instants = due.map(({ dueAt }) => dueAt.toMillis());
      expect(instants).toEqual([...new Set(instants)].sort((a, b) => a - b));
    }),
  );
});
