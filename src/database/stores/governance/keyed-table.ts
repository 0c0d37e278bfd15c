import { v7 as newId } from 'uuid';
import type { GovernanceRecord } from '#src/domain/governance/records.ts';
import { keepFormerName } from './former-names.ts';
import { sinceDate, untilDate, type Writing } from './writing.ts';

type Dated = Extract<GovernanceRecord, { fields: { since: string | null } }>;
/** A person's Slack id is left out where it stays as it was found. */
export type Named = { readonly name: string; readonly slackUserId?: string | null };
type Dates = { since: Date; until: Date | null };
type Whole<Row> = Row & Dates & { id: string; workspaceId: string; key: string };

/** A table with one row for each key, which ends and, named again, goes on. */
export type KeyedTable<R extends Dated, Row extends Named> = {
  /** Ids by key of the rows there are; those made are added */
  readonly ids: Map<string, string>;
  row(record: R): Row;
  create(rows: Whole<Row>[]): void;
  update(id: string, data: Row & Partial<Dates>): void;
  find(id: string): { readonly id: string; readonly name: string; readonly slackUserId?: string | null };
  end(id: string, until: Date): void;
};

export function addKeyed<R extends Dated, Row extends Named>(writing: Writing, table: KeyedTable<R, Row>, records: readonly R[]): void {
  const again = records.filter(({ key }) => table.ids.has(key));
  const fresh = records.filter(({ key }) => !table.ids.has(key));
  const { workspaceId } = writing;
  const rows = fresh.map((record) => {
    const since = firstDay(writing, record);
    const until = untilDate(writing, record.fields.until, since);
    return { ...table.row(record), id: newId(), workspaceId, key: record.key, since, until };
  });
  for (const { key, id } of rows) table.ids.set(key, id);
  table.create(rows);
  for (const record of again) changeKeyed(writing, table, record);
}

export function changeKeyed<R extends Dated, Row extends Named>(writing: Writing, table: KeyedTable<R, Row>, record: R): void {
  const { since, until } = record.fields;
  const begins = firstDay(writing, record);
  const id = idIn(table, record.key);
  const row = table.row(record);
  keepFormerName(writing, table.find(id), row);
  table.update(id, {
    ...row,
    ...(since === null ? {} : { since: begins }),
    until: untilDate(writing, until, since === null ? new Date(0) : begins),
  });
}

export function endKeyed<R extends Dated, Row extends Named>(writing: Writing, table: KeyedTable<R, Row>, records: readonly R[]): void {
  for (const { key } of records) table.end(idIn(table, key), writing.at.toJSDate());
}

/** Where the file names a last day already past and no first one, it began no later than it ended. */
function firstDay(writing: Writing, { fields: { since, until } }: Dated): Date {
  const begins = sinceDate(writing, since);
  const ends = until === null ? null : untilDate(writing, until, new Date(0));
  return since === null && ends !== null && ends < begins ? ends : begins;
}

function idIn(table: { readonly ids: ReadonlyMap<string, string> }, key: string): string {
  const id = table.ids.get(key);
  if (id === undefined) throw new Error(`No row with key ${key} is stored`);
  return id;
}
