import type { RecordOf } from '#src/domain/governance/records.ts';
import type { pathwayRow } from './keyed-rows.ts';
import { addKeyed, changeKeyed, type KeyedTable } from './keyed-table.ts';
import { idOf, type Writing } from './writing.ts';

type Pathway = RecordOf<'pathway'>;
type Table = KeyedTable<Pathway, ReturnType<typeof pathwayRow>>;

export function addPathways(writing: Writing, table: Table, pathways: readonly Pathway[]): void {
  addKeyed(writing, table, pathways);
  concern(writing, table, pathways);
}

export function changePathway(writing: Writing, table: Table, pathway: Pathway): void {
  changeKeyed(writing, table, pathway);
  concern(writing, table, [pathway]);
}

function concern(writing: Writing, { ids }: Table, pathways: readonly Pathway[]): void {
  for (const { key, fields } of pathways) {
    const pathwayId = ids.get(key);
    if (pathwayId === undefined) throw new Error(`No pathway with key ${key} is stored`);
    writing.rows.concerns.set(
      pathwayId,
      fields.organisations.map((organisation) => idOf(writing, 'organisation', organisation)),
    );
  }
}
