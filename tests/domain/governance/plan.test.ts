import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  afterPlan,
  type Comparison,
  isEmpty,
  planGovernanceChanges,
  same,
  storedKeys as storedWithAnswers,
} from '#src/domain/governance/plan.ts';
import { type GovernanceRecord, identity, withoutAnswers } from '#src/domain/governance/records.ts';

/** As if each answer were written anew in the next file. */
const storedKeys = (given: Pick<Comparison, 'file' | 'applied' | 'database'>) => storedWithAnswers(given).map(withoutAnswers);

const at = DateTime.fromISO('2011-11-09T09:00Z', { zone: 'utc' });
const keys = fc.constantFrom('a', 'b', 'c', 'd');
const since = fc.constantFrom(null, '2011-04-01', '2012-04-01');
const until = fc.constantFrom(null, null, '2013-03-31');

const organisation: fc.Arbitrary<GovernanceRecord> = fc.record({
  kind: fc.constant('organisation' as const),
  key: keys,
  fields: fc.record({
    name: fc.constantFrom('One', 'Two'),
    sector: fc.constantFrom('health', 'social care'),
    side: fc.constant('other' as const),
    since,
    until,
  }),
});
const person: fc.Arbitrary<GovernanceRecord> = fc.record({
  kind: fc.constant('person' as const),
  key: keys,
  fields: fc.record({
    name: fc.constantFrom('Ann', 'Bob'),
    slack: fc.constantFrom(null, 'U1', 'U2'),
    email: fc.constant('a@example.org'),
    organisation: keys,
    profession: fc.constant('doctor' as const),
    was: fc.constant(null),
    same_person: fc.constant(true),
    since,
    until,
  }),
});
const meeting: fc.Arbitrary<GovernanceRecord> = fc.record({
  kind: fc.constant('meeting' as const),
  key: keys,
  fields: fc.record({
    body: keys,
    at: fc.constantFrom('2011-11-23T14:00', '2011-12-01T10:00'),
    timezone: fc.constant('Europe/London'),
    place: fc.constantFrom(null, 'Sessions House'),
    public: fc.boolean(),
  }),
});
const seat: fc.Arbitrary<GovernanceRecord> = fc
  .record({
    body: fc.constantFrom('a', 'b'),
    person: fc.constantFrom(null, 'p', 'q', 'r'),
    role: fc.constantFrom('chair' as const, 'approver' as const),
    tag: fc.constantFrom(null, 'lay'),
    category: fc.constant(null),
    votes: fc.boolean(),
    subjects: fc.subarray(['report' as const]),
    chair_of: fc.constant(null),
    earlier: fc.constant<never[]>([]),
    since,
    until: fc.constant(null),
  })
  .map((fields) => ({ kind: 'seat' as const, key: [fields.body, fields.role, fields.tag, fields.person].join('/'), fields }));

const records = fc.uniqueArray(fc.oneof(organisation, person, meeting, seat), { selector: identity, maxLength: 10 });
const order = (all: readonly GovernanceRecord[]) => all.toSorted((a, b) => (identity(a) < identity(b) ? -1 : 1));

/** A workspace as it comes about: a file is applied, then things are changed in Slack. */
const history = fc
  .record({ first: records, slack: records, dropped: fc.array(fc.nat(9)), file: records })
  .map(({ first, slack, dropped, file }) => {
    const applied = storedKeys({ file: first, applied: [], database: [] });
    const kept = applied.filter((_, index) => !dropped.includes(index));
    const changed = new Map([...kept, ...slack].map((one) => [identity(one), one]));
    return { applied, database: [...changed.values()], file };
  });

describe('planning what a governance file changes', () => {
  it('applies a first file whole', () => {
    fc.assert(
      fc.property(records, (file) => {
        const plan = planGovernanceChanges({ file, applied: [], database: [], at, takeFile: false });
        expect(order(plan.additions)).toEqual(order(storedKeys({ file, applied: [], database: [] })));
        expect([plan.changes, plan.endings, plan.conflicts]).toEqual([[], [], []]);
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(history, fc.boolean(), ({ file, applied, database }, takeFile) => {
        const plan = planGovernanceChanges({ file, applied, database, at, takeFile });
        const next = { file, applied: storedKeys({ file, applied, database }), database: afterPlan(database, plan) };
        const again = planGovernanceChanges({ ...next, at, takeFile });
        expect(isEmpty(again)).toBe(true);
        expect(storedKeys(next)).toEqual(next.applied);
      }),
    );
  });

  it('never touches what the file did not change since it was last applied', () => {
    fc.assert(
      fc.property(history, ({ file, applied, database }) => {
        const plan = planGovernanceChanges({ file, applied, database, at, takeFile: false });
        const base = new Map(applied.map((one) => [identity(one), one]));
        const mine = new Map(storedKeys({ file, applied, database }).map((one) => [identity(one), one]));
        for (const { after, fields } of plan.changes) {
          const before = new Map(Object.entries(base.get(identity(after))?.fields ?? {}));
          const now = new Map(Object.entries(mine.get(identity(after))?.fields ?? {}));
          for (const { field } of fields) expect(same(before.get(field) ?? null, now.get(field) ?? null)).toBe(false);
        }
        for (const ended of plan.endings) expect([base.has(identity(ended)), mine.has(identity(ended))]).toEqual([true, false]);
        for (const added of plan.additions) expect(base.has(identity(added))).toBe(false);
      }),
    );
  });

  it('leaves everything changed in Slack as it is and says so', () => {
    fc.assert(
      fc.property(history, ({ applied, database }) => {
        const plan = planGovernanceChanges({ file: applied, applied, database, at, takeFile: false });
        expect(isEmpty(plan)).toBe(true);
        const names = new Set(plan.conflicts.map(identity));
        const base = new Map(applied.map((one) => [identity(one), one]));
        for (const one of database) if (!base.has(identity(one))) expect(names.has(identity(one))).toBe(true);
      }),
    );
  });

  it('makes the database what the file says where the file is taken', () => {
    fc.assert(
      fc.property(history, ({ file, applied, database }) => {
        const plan = planGovernanceChanges({ file, applied, database, at, takeFile: true });
        expect(plan.conflicts).toEqual([]);
        const stored = storedKeys({ file, applied, database });
        const said = new Map(stored.map((one) => [identity(one), one]));
        const result = afterPlan(database, plan);
        expect(result.map(identity).toSorted()).toEqual([...said.keys()].toSorted());
        // What the file leaves open (a first day, the Slack id of a person with an address) may be anything.
        const open = (field: string, value: unknown) => (field === 'since' || field === 'slack') && value === null;
        for (const one of result) {
          const wanted = Object.entries(said.get(identity(one))?.fields ?? {}).filter(([field, value]) => !open(field, value));
          expect(one.fields).toMatchObject(Object.fromEntries(wanted));
        }
      }),
    );
  });

  it('does not depend on the order of anything', () => {
    const shuffled = history.chain((one) =>
      fc.tuple(
        fc.constant(one),
        fc.shuffledSubarray(one.file, { minLength: one.file.length }),
        fc.shuffledSubarray(one.applied, { minLength: one.applied.length }),
        fc.shuffledSubarray(one.database, { minLength: one.database.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, fc.boolean(), ([one, file, applied, database], takeFile) => {
        const plan = planGovernanceChanges({ ...one, at, takeFile });
        expect(planGovernanceChanges({ file, applied, database, at, takeFile })).toEqual(plan);
      }),
    );
  });

  it('does not cancel a sitting that has been, nor end what is over', () => {
    const past: GovernanceRecord[] = [
      { kind: 'meeting', key: 'm', fields: { body: 'b', at: '2011-11-09T08:59', timezone: 'Europe/London', place: null, public: true } },
      { kind: 'organisation', key: 'o', fields: { name: 'One', sector: 'health', side: 'other', since: null, until: '2011-11-08' } },
    ];
    const plan = planGovernanceChanges({ file: [], applied: past, database: past, at, takeFile: true });
    expect(isEmpty(plan)).toBe(true);
  });

  it('takes what ended otherwise than by the file’s last day as ended in Slack', () => {
    const said: GovernanceRecord = {
      kind: 'organisation',
      key: 'o',
      fields: { name: 'One', sector: 'health', side: 'other', since: null, until: null },
    };
    const ended: GovernanceRecord = { ...said, fields: { ...said.fields, until: '2011-10-31' } };
    const kept = planGovernanceChanges({ file: [said], applied: [said], database: [ended], at, takeFile: false });
    expect(kept).toEqual({
      additions: [],
      changes: [],
      endings: [],
      conflicts: [{ kind: 'organisation', key: 'o', field: null, slack: null, file: said.fields }],
      successions: [],
      questions: [],
    });
    expect(planGovernanceChanges({ file: [said], applied: [said], database: [ended], at, takeFile: true }).additions).toEqual([said]);
  });
});
