import fc from 'fast-check';
import type { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { type BoardClock, clockOf } from '#src/domain/board/board-clock.ts';
import { type CutDigest, nextDigestInstant, owedDigest } from '#src/domain/board/digest/owed.ts';
import type { Meeting } from '#src/domain/directory.ts';
import { workingCalendar } from '#src/domain/working-calendar.ts';
import { kent, london, november } from '../../../support/kent.ts';

const calendar = workingCalendar(kent.workspace);
const clocks = new Map<Meeting, BoardClock>();
const clockFor = (meeting: Meeting): BoardClock => {
  const clock = clocks.get(meeting) ?? clockOf(kent, meeting, calendar, london('2011-11-09T09:00'));
  clocks.set(meeting, clock);
  return clock;
};
const at = (wallClock: string) => london(`2011-11-${wallClock}`);
const cut = (wallClock: string, kind: CutDigest['kind'] = 'scheduled'): CutDigest => ({
  kind,
  cutAt: at(wallClock),
  coversUntil: at(wallClock),
});

const shown = (meeting: Meeting, earlier: readonly CutDigest[], now: DateTime) => {
  const owed = owedDigest(clockFor(meeting), earlier, now);
  return owed && [owed.dueAt, owed.coversUntil].map((instant) => instant.toFormat("dd'T'HH:mm")).concat(owed.late ? 'late' : 'on time');
};

describe('owed before 23 November 2011, 14:00', () => {
  test.each([
    ['nothing before the first instant', '14T08:59', [], null],
    ['the first at its instant, up to its cut-off', '14T09:00', [], ['14T09:00', '11T09:00', 'on time']],
    ['the first within the tolerance', '14T09:05', [], ['14T09:00', '11T09:00', 'on time']],
    ['the first after the tolerance, late and up to now', '14T09:06', [], ['14T09:00', '14T09:06', 'late']],
    ['nothing once it was cut', '14T09:01', [cut('14T09:00')], null],
    ['nothing on the days between', '21T17:00', [cut('14T09:00')], null],
    ['the second at its instant', '22T09:00', [cut('14T09:00')], ['22T09:00', '22T09:00', 'on time']],
    ['the second where the first went late', '22T09:00', [cut('16T10:00')], ['22T09:00', '22T09:00', 'on time']],
    ['only the second where both are due', '22T11:00', [], ['22T09:00', '22T11:00', 'late']],
    ['still the second just before the sitting', '23T13:59', [cut('14T09:00')], ['22T09:00', '23T13:59', 'late']],
    ['nothing from the sitting on', '23T14:00', [], null],
    [
      'the scheduled one although an extra went',
      '22T09:00',
      [cut('14T09:00'), cut('22T09:00', 'extra')],
      ['22T09:00', '22T09:00', 'on time'],
    ],
  ])('%s', (_, now, earlier, owed) => {
    expect(shown(november, earlier, at(now))).toEqual(owed);
  });

  test('nothing for a sitting that is cancelled', () => {
    const cancelled = { ...november, cancelledAt: london('2011-11-11T09:00') };
    expect(owedDigest(clockFor(cancelled), [], at('22T09:00'))).toBeNull();
    expect(nextDigestInstant(clockFor(cancelled), at('09T09:00'))).toBeNull();
  });
});

describe('a sitting that moves', () => {
  const sentBoth = [cut('14T09:00'), cut('22T09:00')];
  const later = { ...november, at: at('30T14:00') };

  test('to a week later sends again what then lies ahead, and nothing until then', () => {
    expect(shown(later, sentBoth, at('22T10:00'))).toBeNull();
    expect(shown(later, sentBoth, at('29T08:59'))).toBeNull();
    expect(shown(later, sentBoth, at('29T09:00'))).toEqual(['29T09:00', '29T09:00', 'on time']);
  });

  test('so that the instant of its next digest has passed sends that one at once, late', () => {
    const sooner = { ...november, at: at('18T14:00') };
    expect(shown(sooner, [cut('14T09:00')], at('17T10:00'))).toEqual(['17T09:00', '17T10:00', 'late']);
    expect(shown(sooner, [cut('14T09:00')], at('16T10:00'))).toBeNull();
  });
});

test('a digest never takes back what a late one showed', () => {
  const definition = kent.clocks[0]?.definition;
  const digests = [{ workingDaysBefore: 1, at: '09:00', updateCutOffHours: 96, to: ['clg'] }];
  const directory = {
    ...kent,
    clocks: kent.clocks.map((clock) => ({ ...clock, definition: { paperDeadline: null, signOffDeadline: null, ...definition, digests } })),
  };
  const clock = clockOf(directory, november, calendar, at('22T09:00'));
  expect(owedDigest(clock, [], at('22T09:00'))?.coversUntil.toFormat('dd HH:mm')).toBe('16 09:00');
  expect(owedDigest(clock, [cut('18T10:00')], at('22T09:00'))?.coversUntil.toFormat('dd HH:mm')).toBe('18 10:00');
});

test('the next instant is the next that is ahead', () => {
  const next = (now: string) => nextDigestInstant(clockFor(november), at(now))?.toFormat('dd HH:mm') ?? null;
  expect(['09T09:00', '14T08:59', '14T09:00', '22T09:00'].map(next)).toEqual(['14 09:00', '14 09:00', '22 09:00', null]);
});

describe('over random ticks, outages and moves', () => {
  type Step = { readonly minutes: number; readonly up: boolean; readonly moveTo: number | null };
  const steps = (moving: boolean): fc.Arbitrary<Step[]> =>
    fc.array(
      fc.record({
        minutes: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 2_880 })),
        up: fc.boolean(),
        moveTo: moving ? fc.option(fc.integer({ min: 14, max: 30 }), { freq: 4 }) : fc.constant(null),
      }),
      { minLength: 1, maxLength: 60 },
    );

  /** Plays the steps from 9 November; at each tick, what is owed is cut. */
  function play(all: readonly Step[]) {
    let now = at('09T09:00');
    let meeting = november;
    const sent: (CutDigest & { meeting: Meeting; dueAt: DateTime; late: boolean })[] = [];
    const tick = () => {
      const owed = owedDigest(clockFor(meeting), sent, now);
      if (owed) sent.push({ kind: 'scheduled', cutAt: now, meeting, ...owed });
      return owed !== null;
    };
    for (const { minutes, up, moveTo } of all) {
      now = now.plus({ minutes });
      if (moveTo !== null) meeting = { ...meeting, at: at(`${moveTo}T14:00`) };
      if (!up) continue;
      tick();
      expect(tick()).toBe(false);
    }
    return { now, meeting, sent, tick };
  }

  test('nothing goes out before its instant, from the sitting on, or twice', () => {
    fc.assert(
      fc.property(steps(true), (all) => {
        const { sent } = play(all);
        for (const { cutAt, dueAt, meeting, coversUntil, late } of sent) {
          expect(dueAt <= cutAt && cutAt < meeting.at && coversUntil <= cutAt).toBe(true);
          expect(late).toBe(cutAt.diff(dueAt, 'minutes').minutes > 5);
        }
        const covered = sent.map(({ coversUntil }) => coversUntil.toMillis());
        expect(covered).toEqual(covered.toSorted((a, b) => a - b));
        const occasions = sent.map(({ dueAt }) => dueAt.toMillis());
        expect(new Set(occasions).size).toBe(occasions.length);
      }),
    );
  });

  test('once it is up before the sitting, the latest occasion reached has been answered for', () => {
    fc.assert(
      fc.property(steps(true), (all) => {
        const { now, meeting, sent, tick } = play(all);
        tick();
        const reached = clockFor(meeting).digests.findLast(({ dueAt }) => dueAt <= now);
        if (reached && now < meeting.at) expect(sent.some(({ cutAt }) => cutAt >= reached.dueAt)).toBe(true);
      }),
    );
  });

  test('without moves each occasion goes at most once, and with regular ticks each goes at its instant', () => {
    fc.assert(
      fc.property(steps(false), (all) => {
        expect(play(all).sent.length).toBeLessThanOrEqual(2);
      }),
    );
    const everyFourMinutes = Array.from({ length: 15 * 24 * 15 }, () => ({ minutes: 4, up: true, moveTo: null }));
    const { sent } = play(everyFourMinutes);
    expect(sent.map(({ cutAt }) => cutAt.toFormat('dd HH:mm'))).toEqual(['14 09:00', '22 09:00']);
  });
});
