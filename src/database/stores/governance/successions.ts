import { v7 as newId } from 'uuid';
import type { Succession } from '#src/domain/governance/succession.ts';
import { personRow } from './keyed-rows.ts';
import { holdsAfter, idOf, sinceDate, untilDate, type Writing } from './writing.ts';

/**
 * Passes keys to who follows under them, each a person of their own: seats and the secretariat from the day on which they begin. What either handed on, or
 * was handed, ends. What somebody declared and did stays theirs.
 */
export function carryOutSuccessions(writing: Writing, successions: readonly Succession[]): void {
  const passed = successions.map((succession) => pass(writing, succession));
  // Not before all are read: where two swap, each takes what the other had.
  for (const { key, toId } of passed) writing.ids.person.set(key, toId);
}

type Passing = { readonly fromId: string; readonly toId: string; readonly ends: Date; readonly begins: Date };

function pass(writing: Writing, { after, until }: Succession): Passing & { readonly key: string } {
  const { rows, workspaceId } = writing;
  const { key } = after;
  const former = rows.person.get(idOf(writing, 'person', key));
  const lastDay = untilDate(writing, until, former.since) ?? former.since;
  const ends = former.until !== null && former.until < lastDay ? former.until : lastDay;
  const begins = after.fields.since === null ? lastDay : sinceDate(writing, after.fields.since);
  const toId = newId();
  rows.person.change(former.id, { until: ends });
  rows.person.add([
    {
      slackUserId: null,
      ...personRow(writing, after),
      id: toId,
      workspaceId,
      key,
      turn: former.turn + 1,
      since: begins,
      until: untilDate(writing, after.fields.until, begins),
    },
  ]);
  const passing = { fromId: former.id, toId, ends, begins };
  passSeats(writing, passing);
  passSecretariat(writing, passing);
  endDelegations(writing, passing);
  return { ...passing, key };
}

function passSeats({ rows: { membership } }: Writing, { fromId, toId, ends, begins }: Passing): void {
  for (const one of membership.having('personId', fromId)) {
    const { id, seatId, since, until } = one;
    if (!holdsAfter(one, ends)) continue;
    membership.change(id, { until: later(ends, since) });
    const first = later(begins, since);
    if (until === null || until > first) membership.add([{ id: newId(), seatId, personId: toId, since: first, until }]);
  }
}

function passSecretariat({ rows: { secretary }, workspaceId }: Writing, { fromId, toId, ends, begins }: Passing): void {
  for (const one of secretary.having('personId', fromId)) {
    const { id, since, until } = one;
    if (!holdsAfter(one, ends)) continue;
    secretary.change(id, { until: later(ends, since) });
    secretary.add([{ id: newId(), workspaceId, personId: toId, since: later(begins, since), until }]);
  }
}

function endDelegations({ rows: { delegation } }: Writing, { fromId: gone, ends }: Passing): void {
  for (const one of [...delegation.having('fromId', gone), ...delegation.having('toId', gone)])
    if (holdsAfter(one, ends)) delegation.change(one.id, { until: later(ends, one.since) });
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}
