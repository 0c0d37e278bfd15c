import { v7 as newId } from 'uuid';
import type { Succession } from '#src/domain/governance/succession.ts';
import { personRow } from './keyed-rows.ts';
import { idOf, sinceDate, untilDate, type Writing } from './writing.ts';

/**
 * Passes keys to who follows under them, each a person of their own: seats and the secretariat from the day on which they begin. What either handed on, or
 * was handed, ends. What somebody declared and did stays theirs.
 */
export async function carryOutSuccessions(writing: Writing, successions: readonly Succession[]): Promise<void> {
  const passed: (Passing & { readonly key: string })[] = [];
  for (const succession of successions) passed.push(await pass(writing, succession));
  // Not before all are read: where two swap, each takes what the other had.
  for (const { key, toId } of passed) writing.ids.person.set(key, toId);
}

type Passing = { readonly fromId: string; readonly toId: string; readonly ends: Date; readonly begins: Date };

async function pass(writing: Writing, { after, until }: Succession): Promise<Passing & { readonly key: string }> {
  const { tx, workspaceId } = writing;
  const { key } = after;
  const former = await tx.person.findUniqueOrThrow({ where: { id: idOf(writing, 'person', key) } });
  const lastDay = untilDate(writing, until, former.since) ?? former.since;
  const ends = former.until !== null && former.until < lastDay ? former.until : lastDay;
  const begins = after.fields.since === null ? lastDay : sinceDate(writing, after.fields.since);
  const toId = newId();
  await tx.person.update({ where: { id: former.id }, data: { until: ends } });
  await tx.person.create({
    data: {
      ...personRow(writing, after),
      id: toId,
      workspaceId,
      key,
      turn: former.turn + 1,
      since: begins,
      until: untilDate(writing, after.fields.until, begins),
    },
  });
  const passing = { fromId: former.id, toId, ends, begins };
  await passSeats(writing, passing);
  await passSecretariat(writing, passing);
  await endDelegations(writing, passing);
  return { ...passing, key };
}

async function passSeats({ tx }: Writing, { fromId, toId, ends, begins }: Passing): Promise<void> {
  const held = await tx.membership.findMany({ where: { personId: fromId, OR: [{ until: null }, { until: { gt: ends } }] } });
  for (const { id, seatId, since, until } of held) {
    await tx.membership.update({ where: { id }, data: { until: later(ends, since) } });
    const first = later(begins, since);
    if (until === null || until > first) await tx.membership.create({ data: { id: newId(), seatId, personId: toId, since: first, until } });
  }
}

async function passSecretariat({ tx, workspaceId }: Writing, { fromId, toId, ends, begins }: Passing): Promise<void> {
  const held = await tx.secretary.findMany({ where: { personId: fromId, OR: [{ until: null }, { until: { gt: ends } }] } });
  for (const { id, since, until } of held) {
    await tx.secretary.update({ where: { id }, data: { until: later(ends, since) } });
    await tx.secretary.create({ data: { id: newId(), workspaceId, personId: toId, since: later(begins, since), until } });
  }
}

async function endDelegations({ tx }: Writing, { fromId, ends }: Passing): Promise<void> {
  const open = { AND: [{ OR: [{ fromId }, { toId: fromId }] }, { OR: [{ until: null }, { until: { gt: ends } }] }] };
  for (const { id, since } of await tx.delegation.findMany({ where: open }))
    await tx.delegation.update({ where: { id }, data: { until: later(ends, since) } });
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}
