import { v7 as newId } from 'uuid';
import type { RecordOf } from '#src/domain/governance/records.ts';
import { clockDefinition } from './clock-column.ts';
import { idOf, sinceDate, untilDate, type Writing } from './writing.ts';

// Tables in which what begins again gets a row of its own.

export async function addSecretaries(writing: Writing, people: readonly RecordOf<'secretary'>[]): Promise<void> {
  if (people.length === 0) return;
  const { tx, workspaceId, at } = writing;
  const since = at.toJSDate();
  await tx.secretary.createMany({
    data: people.map(({ key }) => ({ id: newId(), workspaceId, personId: idOf(writing, 'person', key), since })),
  });
}

export async function endSecretaries({ tx, workspaceId, at }: Writing, people: readonly RecordOf<'secretary'>[]): Promise<void> {
  if (people.length === 0) return;
  const until = at.toJSDate();
  const person = { key: { in: people.map(({ key }) => key) } };
  await tx.secretary.updateMany({ where: { workspaceId, person, OR: [{ until: null }, { until: { gt: until } }] }, data: { until } });
}

export async function addRelations(writing: Writing, relations: readonly RecordOf<'relation'>[]): Promise<void> {
  if (relations.length === 0) return;
  const { workspaceId } = writing;
  await writing.tx.relation.createMany({
    data: relations.map(({ key, fields }) => {
      const since = sinceDate(writing, fields.since);
      const until = untilDate(writing, fields.until, since);
      const [fromId, toId] = [idOf(writing, 'body', fields.from), idOf(writing, 'body', fields.to)];
      return { id: newId(), workspaceId, key, kind: fields.kind, fromId, toId, throughKey: fields.through, since, until };
    }),
  });
}

/** The latest row of the relation follows; earlier ones are history. */
export async function changeRelation(writing: Writing, { key, fields }: RecordOf<'relation'>): Promise<void> {
  const { tx, workspaceId } = writing;
  const row = await tx.relation.findFirstOrThrow({ where: { workspaceId, key }, orderBy: { since: 'desc' } });
  const since = fields.since === null ? row.since : sinceDate(writing, fields.since);
  await tx.relation.update({
    where: { id: row.id },
    data: { throughKey: fields.through, since, until: untilDate(writing, fields.until, since) },
  });
}

export async function endRelations({ tx, workspaceId, at }: Writing, relations: readonly RecordOf<'relation'>[]): Promise<void> {
  if (relations.length === 0) return;
  const until = at.toJSDate();
  const where = { workspaceId, key: { in: relations.map(({ key }) => key) }, OR: [{ until: null }, { until: { gt: until } }] };
  await tx.relation.updateMany({ where, data: { until } });
}

export async function addClocks(writing: Writing, clocks: readonly RecordOf<'clock'>[]): Promise<void> {
  if (clocks.length === 0) return;
  const { tx, workspaceId, at } = writing;
  const since = at.toJSDate();
  await tx.clock.createMany({
    data: clocks.map(({ key, fields }) => ({
      id: newId(),
      workspaceId,
      bodyId: idOf(writing, 'body', key),
      definition: clockDefinition(fields),
      since,
    })),
  });
}

/** Ends one definition and starts another, so that it can be told by which an earlier deadline was derived. */
export async function changeClock(writing: Writing, clock: RecordOf<'clock'>): Promise<void> {
  await endClocks(writing, [clock]);
  await addClocks(writing, [clock]);
}

export async function endClocks(writing: Writing, clocks: readonly RecordOf<'clock'>[]): Promise<void> {
  if (clocks.length === 0) return;
  const { tx, workspaceId, at } = writing;
  const bodyId = { in: clocks.map(({ key }) => idOf(writing, 'body', key)) };
  await tx.clock.updateMany({ where: { workspaceId, bodyId, until: null }, data: { until: at.toJSDate() } });
}
