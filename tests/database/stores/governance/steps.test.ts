import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { changeClock, changeRelation } from '#src/database/stores/governance/dated-rows.ts';
import { createRows } from '#src/database/stores/governance/rows.ts';
import { changeSeat } from '#src/database/stores/governance/seats.ts';
import { createTable, type Table } from '#src/database/stores/governance/table.ts';
import { beginWriting, type Writing } from '#src/database/stores/governance/writing.ts';
import type { RecordOf } from '#src/domain/governance/records.ts';

const since = new Date('2011-01-01T00:00:00.000Z');
const at = DateTime.fromISO('2011-11-10T10:30:00.000Z', { zone: 'utc' });
const workspaceId = 'workspace';

type Row = { readonly id: string };

/** How many rows a plan was given to look at. */
function counting(): { readonly looked: () => number; readonly count: <R extends Row>(table: Table<R>) => Table<R> } {
  let looked = 0;
  const counted = <T>(rows: readonly T[]): readonly T[] => {
    looked += rows.length;
    return rows;
  };
  return {
    looked: () => looked,
    count: (table) => ({ ...table, all: () => counted(table.all()), having: (field, value) => counted(table.having(field, value)) }),
  };
}

/** A body for each seat, one person in each, who all follow one body. */
function workspaceOf(many: number): { readonly writing: Writing; readonly looked: () => number } {
  const each = Array.from({ length: many }, (_, index) => index);
  const dated = { workspaceId, since, until: null };
  const stored = createRows({
    seats: each.map((n) => ({ ...dated, ...place('old'), chairOf: null, id: `seat-${n}`, bodyId: 'body', key: `seat-${n}` })),
    memberships: each.map((n) => ({ id: `membership-${n}`, seatId: `seat-${n}`, personId: `person-${n}`, since, until: null })),
    relations: each.map((n) => ({
      ...dated,
      id: `relation-${n}`,
      key: `relation-${n}`,
      kind: 'reports_to',
      fromId: `body-${n}`,
      toId: 'body',
      throughKey: null,
    })),
    clocks: each.map((n) => ({ ...dated, id: `clock-${n}`, bodyId: `body-${n}`, definition: {} })),
  });
  const { looked, count } = counting();
  const { seat, membership, relation, clock } = stored;
  const rows = { ...stored, seat: count(seat), membership: count(membership), relation: count(relation), clock: count(clock) };
  const writing = beginWriting(rows, workspaceId, at, 'Europe/London');
  writing.ids.body.set('body', 'body');
  for (const n of each) {
    writing.ids.person.set(`person-${n}`, `person-${n}`);
    writing.ids.body.set(`body-${n}`, `body-${n}`);
  }
  return { writing, looked };
}

const place = (tag: string) => ({ role: 'member', tag, category: null, votes: true, subjects: [] });

function seat(n: number, tag: string): RecordOf<'seat'> {
  const dates = { since: null, until: null, earlier: [] };
  return {
    kind: 'seat',
    key: `seat-${n}`,
    fields: { ...place(tag), ...dates, role: 'member', body: 'body', chair_of: null, person: `person-${n}` },
  };
}

describe('what is done while every decision waits takes steps by what changes, not by what there is', () => {
  const many = 5_000;

  test('every seat is given another tag', () => {
    const { writing, looked } = workspaceOf(many);
    for (let n = 0; n < many; n += 1) changeSeat(writing, seat(n, 'old'), seat(n, 'new'));
    expect(looked()).toBeLessThan(5 * many);
    const rows = writing.rows.seat.all();
    expect(rows.filter(({ until, tag }) => until === null && tag === 'new')).toHaveLength(many);
    expect(rows.filter(({ until }) => until !== null)).toHaveLength(many);
    expect(writing.rows.membership.having('personId', 'person-7').map(({ until }) => until)).toEqual([at.toJSDate(), null]);
  });

  test('every relation is dated, and every clock set anew', () => {
    const { writing, looked } = workspaceOf(many);
    for (let n = 0; n < many; n += 1) {
      const fields = { kind: 'reports_to', from: `body-${n}`, to: 'body', through: null, since: '2011-02-01', until: null } as const;
      changeRelation(writing, { kind: 'relation', key: `relation-${n}`, fields });
      changeClock(writing, { kind: 'clock', key: `body-${n}`, fields: { digests: [], paper_deadline: null, sign_off_deadline: null } });
    }
    expect(looked()).toBeLessThan(5 * many);
    expect(writing.rows.clock.all().filter(({ until }) => until === null)).toHaveLength(many);
  });
});

test('a table gives by a field what looking through it would find, whatever was added and changed', () => {
  const table = createTable('seat', [
    { id: 'a', key: 'one' },
    { id: 'b', key: 'two' },
  ]);
  const keys = (key: string) => table.having('key', key).map(({ id }) => id);
  expect([keys('one'), keys('two'), keys('three')]).toEqual([['a'], ['b'], []]);
  table.add([{ id: 'c', key: 'one' }]);
  expect(keys('one')).toEqual(['a', 'c']);
  table.change('a', { key: 'two' });
  expect([keys('one'), keys('two')]).toEqual([['c'], ['a', 'b']]);
});
