import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { clockOf } from '#src/domain/board/board-clock.ts';
import { digestAhead } from '#src/domain/board/digest/ahead.ts';
import { compileDigest } from '#src/domain/board/digest/compile.ts';
import { comingDigests, owedDigest } from '#src/domain/board/digest/owed.ts';
import { coveredFrom, isOfPeriod } from '#src/domain/board/digest/period.ts';
import { standsIn } from '#src/domain/board/digest/shown.ts';
import type { DigestSnapshot } from '#src/domain/board/digest/snapshot.ts';
import type { Body, Dated, Directory, Meeting, Relation } from '#src/domain/directory.ts';
import type { Entry } from '#src/domain/progress/entry.ts';
import { workingCalendar } from '#src/domain/working-calendar.ts';
import { kent, london } from '../../../support/kent.ts';

const start = london('2011-11-01T00:00');
const dated = <T>(one: T, until: DateTime | null = null): Dated<T> => ({ ...one, since: start, until });
const calendar = workingCalendar(kent.workspace);
const minutes = (count: number) => start.plus({ minutes: count });

const boards = ['board', 'council'] as const;
const groups = ['one', 'two', 'three'] as const;
const keys = [...boards, 'lead', 'senate', ...groups] as const;

const [someBody] = kent.bodies;
const [somePathway] = kent.pathways;
if (!someBody || !somePathway) throw new Error('Kent has a body and a pathway');
const body = (key: string, channelId: string | null, until: DateTime | null): Dated<Body> =>
  dated({ ...someBody, id: `body-${key}`, key, name: key, channelId, kind: 'review_group', composition: [] }, until);

const key = fc.constantFrom(...keys);
const sometime = fc.integer({ min: 60, max: 60 * 24 * 60 }).map(minutes);
const perhapsUntil = fc.option(sometime, { freq: 3, nil: null });

const relation: fc.Arbitrary<Dated<Relation>> = fc
  .record({
    id: fc.uuid(),
    kind: fc.constantFrom('accountable_to', 'reports_to', 'advises', 'replaces'),
    from: key,
    to: key,
    through: fc.option(key, { freq: 3, nil: null }),
    until: perhapsUntil,
  })
  .map(({ id, kind, from, to, through, until }) =>
    dated({ id, kind, fromId: `body-${from}`, toId: `body-${to}`, throughId: through && `body-${through}` }, until),
  );

const occasion = fc.record({
  workingDaysBefore: fc.integer({ min: 0, max: 8 }),
  at: fc.constantFrom('09:00', '09:30', '16:00'),
  updateCutOffHours: fc.option(fc.constantFrom(2, 24, 48), { nil: null }),
  to: fc.uniqueArray(key, { minLength: 1, maxLength: 2 }),
});

const directory: fc.Arbitrary<Directory> = fc
  .record({
    relations: fc.array(relation, { maxLength: 8 }),
    clocks: fc.tuple(...boards.map(() => fc.array(occasion, { maxLength: 3 }))),
    ends: fc.tuple(...keys.map(() => fc.option(sometime, { freq: 8, nil: null }))),
    channels: fc.tuple(...keys.map(() => fc.boolean())),
  })
  .map(({ relations, clocks, ends, channels }) => ({
    ...kent,
    seats: [],
    relations,
    bodies: keys.map((one, index) => body(one, channels[index] ? `C-${one}` : null, ends[index] ?? null)),
    pathways: groups.map((one) => dated({ ...somePathway, id: `pathway-${one}`, key: one, name: one, groupId: `body-${one}` })),
    clocks: boards.map((one, index) =>
      dated({
        id: `clock-${one}`,
        bodyId: `body-${one}`,
        definition: { paperDeadline: null, signOffDeadline: null, digests: clocks[index] ?? [] },
      }),
    ),
  }));

const sitting = fc.record({ of: fc.constantFrom(...boards), day: fc.integer({ min: 1, max: 60 }), hour: fc.integer({ min: 9, max: 17 }) });
const report = fc.record({ on: fc.constantFrom(...groups), at: fc.integer({ min: 0, max: 50 * 24 * 60 }) });
const cases = fc.record({
  directory,
  sittings: fc.uniqueArray(sitting, { maxLength: 6, selector: ({ of, day }) => `${of} ${day}` }),
  reports: fc.array(report, { minLength: 1, maxLength: 12 }),
});

type Cut = { readonly meeting: Meeting; readonly cutAt: DateTime; readonly coversUntil: DateTime; readonly snapshot: DigestSnapshot };

/** Every digest of these sittings, each cut at its instant, or at the beginning where it was due before, with what had been reported by then. */
function allCut(from: Directory, meetings: readonly Meeting[], entries: readonly Entry[]): Cut[] {
  const due = meetings.flatMap((meeting) =>
    clockOf(from, meeting, calendar, start).digests.map(({ dueAt }) => ({ meeting, dueAt: DateTime.max(start, dueAt) })),
  );
  const cuts: Cut[] = [];
  for (const { meeting, dueAt } of due.toSorted((a, b) => a.dueAt.toMillis() - b.dueAt.toMillis())) {
    const own = cuts.filter((one) => one.meeting === meeting).map((one) => ({ ...one, kind: 'scheduled' as const }));
    const clock = clockOf(from, meeting, calendar, dueAt);
    const owed = owedDigest(clock, own, dueAt);
    if (!owed) continue;
    const { bodyId } = meeting;
    const before = meetings.filter((one) => one.bodyId === bodyId && one.at < owed.coversUntil);
    const delivered = cuts.filter(({ snapshot }) => snapshot.recipients.some(reached));
    const previous = before.findLast((one) => delivered.some((cut) => cut.meeting === one));
    const last = delivered.findLast((one) => one.meeting === previous) ?? null;
    const coversFrom = coveredFrom(before.at(-1)?.at ?? null, last?.coversUntil ?? null);
    const reported = entries.filter(({ at }) => at <= owed.coversUntil && at < dueAt);
    const snapshot = compileDigest(
      {
        directory: from,
        clock,
        cut: { ...owed, kind: 'scheduled', number: own.length + 1, cutAt: dueAt, coversFrom, readerId: null },
        entries: reported.filter((one) => isOfPeriod(one, one.pathwayId.replace('pathway-', ''), coversFrom, last)),
        latest: [],
        signOffs: [],
        meetings,
        chronicle: null,
      },
      null,
    );
    cuts.push({ meeting, cutAt: dueAt, coversUntil: owed.coversUntil, snapshot });
  }
  return cuts;
}

describe('what is said of a report that is made', () => {
  test('is what comes true: it stands in the digest that was named and in none before, or in none where none was', () => {
    let named = 0;
    let inNone = 0;
    fc.assert(
      fc.property(cases, ({ directory: given, sittings, reports }) => {
        const meetings = sittings
          .map(({ of, day, hour }, index): Meeting => {
            const at = start.plus({ days: day, hours: hour });
            const id = `meeting-${index}`;
            return { id, key: id, bodyId: `body-${of}`, at, timezone: 'Europe/London', place: null, public: true, cancelledAt: null };
          })
          .sort((a, b) => a.at.toMillis() - b.at.toMillis());
        // At thirty seconds past the minute: within seconds of a cut nothing is certain, and the digest after it is named.
        const entries = reports.map(({ on, at }, index) => reportOn(on, minutes(at).plus({ seconds: 30 }), index));
        const cuts = allCut(given, meetings, entries);
        for (const entry of entries) {
          const now = entry.at;
          const pathway = given.pathways.find(({ id }) => id === entry.pathwayId);
          if (!pathway) throw new Error('A report is of a pathway');
          const coming = meetings
            .filter(({ at }) => at > now)
            .flatMap((meeting) =>
              comingDigests(clockOf(given, meeting, calendar, now), now).map((due) => ({ meeting, due, signOffBefore: false })),
            );
          const said = digestAhead({ directory: given, pathway, now }, coming);
          const holding = cuts.filter(({ snapshot }) => standsIn(snapshot, entry.id) && snapshot.recipients.some(reached));
          if (said.kind === 'digest') {
            named += 1;
            const first = holding.map(({ cutAt }) => cutAt.toMillis()).sort((a, b) => a - b)[0];
            expect(first).toBe(said.dueAt.toMillis());
            expect(holding.some(({ meeting, cutAt }) => meeting.bodyId === said.bodyId && cutAt.equals(said.dueAt))).toBe(true);
          } else {
            inNone += 1;
            expect(holding).toEqual([]);
          }
        }
      }),
      { numRuns: 300 },
    );
    // Neither of the two is all that was tried.
    expect(Math.min(named, inNone)).toBeGreaterThan(100);
  });
});

describe('why a report will stand in no digest', () => {
  const [one] = groups;
  const relations = [dated({ id: 'relation', kind: 'accountable_to', fromId: `body-${one}`, toId: 'body-lead', throughId: null } as const)];
  const clocks = [
    dated({
      id: 'clock',
      bodyId: 'body-board',
      definition: {
        paperDeadline: null,
        signOffDeadline: null,
        digests: [{ workingDaysBefore: 1, at: '09:00', updateCutOffHours: null, to: ['lead'] }],
      },
    }),
  ];
  const pathway = dated({ ...somePathway, id: 'pathway-one', groupId: `body-${one}` });
  const given: Directory = {
    ...kent,
    seats: [],
    relations: [],
    clocks: [],
    pathways: [pathway],
    bodies: keys.map((each) => body(each, null, null)),
  };
  const why = (more: Partial<Directory>) => digestAhead({ directory: { ...given, ...more }, pathway, now: start }, []);

  test('is said by what there is to see to', () => {
    expect(why({})).toEqual({ kind: 'not_covered', because: 'answers_to_nobody' });
    expect(why({ clocks })).toEqual({ kind: 'not_covered', because: 'answers_to_nobody' });
    expect(why({ relations })).toEqual({ kind: 'not_covered', because: 'no_digest', bodyIds: ['body-lead'] });
    expect(why({ relations, clocks })).toEqual({ kind: 'not_covered', because: 'no_channel', bodyIds: ['body-lead'] });
    const bodies = keys.map((each) => body(each, each === 'lead' ? 'C-lead' : null, null));
    expect(why({ relations, clocks, bodies })).toEqual({ kind: 'none_scheduled', bodyIds: ['body-board'] });
  });
});

function reached({ channelId }: DigestSnapshot['recipients'][number]): boolean {
  return channelId !== null;
}

function reportOn(group: string, at: DateTime, index: number): Entry {
  const text = { done: 'Done', next: null, pathToGreen: null, ask: null };
  return {
    id: `entry-${index}`,
    pathwayId: `pathway-${group}`,
    authorId: 'person-dementia-lead',
    status: 'green',
    statusGiven: true,
    ...text,
    at,
  };
}
