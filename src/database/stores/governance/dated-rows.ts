import { v7 as newId } from 'uuid';
import type { RecordOf } from '#src/domain/governance/records.ts';
import { clockDefinition } from './clock-column.ts';
import { holdsAfter, idOf, sinceDate, untilDate, type Writing } from './writing.ts';

// Tables in which what begins again gets a row of its own.

export function addSecretaries(writing: Writing, people: readonly RecordOf<'secretary'>[]): void {
  const { rows, workspaceId, at } = writing;
  const fresh = { workspaceId, since: at.toJSDate(), until: null };
  rows.secretary.add(people.map(({ key }) => ({ ...fresh, id: newId(), personId: idOf(writing, 'person', key) })));
}

export function endSecretaries({ rows, at }: Writing, people: readonly RecordOf<'secretary'>[]): void {
  const until = at.toJSDate();
  const keys = new Set(people.map(({ key }) => key));
  for (const one of rows.secretary.all())
    if (keys.has(rows.person.get(one.personId).key) && holdsAfter(one, until)) rows.secretary.change(one.id, { until });
}

export function addRelations(writing: Writing, relations: readonly RecordOf<'relation'>[]): void {
  const { rows, workspaceId } = writing;
  rows.relation.add(
    relations.map(({ key, fields }) => {
      const since = sinceDate(writing, fields.since);
      const until = untilDate(writing, fields.until, since);
      const [fromId, toId] = [idOf(writing, 'body', fields.from), idOf(writing, 'body', fields.to)];
      return { id: newId(), workspaceId, key, kind: fields.kind, fromId, toId, throughKey: fields.through, since, until };
    }),
  );
}

/** The latest row of the relation follows; earlier ones are history. */
export function changeRelation(writing: Writing, { key, fields }: RecordOf<'relation'>): void {
  const { relation } = writing.rows;
  const row = relation.having('key', key).toSorted((a, b) => b.since.getTime() - a.since.getTime())[0];
  if (!row) throw new Error(`No relation with key ${key} is stored`);
  const since = fields.since === null ? row.since : sinceDate(writing, fields.since);
  relation.change(row.id, { throughKey: fields.through, since, until: untilDate(writing, fields.until, since) });
}

export function endRelations({ rows, at }: Writing, relations: readonly RecordOf<'relation'>[]): void {
  const until = at.toJSDate();
  const keys = new Set(relations.map(({ key }) => key));
  for (const one of rows.relation.all()) if (keys.has(one.key) && holdsAfter(one, until)) rows.relation.change(one.id, { until });
}

export function addClocks(writing: Writing, clocks: readonly RecordOf<'clock'>[]): void {
  const { rows, workspaceId, at } = writing;
  const fresh = { workspaceId, since: at.toJSDate(), until: null };
  rows.clock.add(
    clocks.map(({ key, fields }) => ({ ...fresh, id: newId(), bodyId: idOf(writing, 'body', key), definition: clockDefinition(fields) })),
  );
}

/** Ends one definition and starts another, so that it can be told by which an earlier deadline was derived. */
export function changeClock(writing: Writing, clock: RecordOf<'clock'>): void {
  endClocks(writing, [clock]);
  addClocks(writing, [clock]);
}

export function endClocks(writing: Writing, clocks: readonly RecordOf<'clock'>[]): void {
  const { clock } = writing.rows;
  const ended = clocks.flatMap(({ key }) => clock.having('bodyId', idOf(writing, 'body', key)));
  for (const { id, until } of ended) if (until === null) clock.change(id, { until: writing.at.toJSDate() });
}
