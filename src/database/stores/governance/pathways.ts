import type { RecordOf } from '#src/domain/governance/records.ts';
import type { pathwayRow } from './keyed-rows.ts';
import { addKeyed, changeKeyed, type KeyedTable } from './keyed-table.ts';
import { idOf, type Writing } from './writing.ts';

type Pathway = RecordOf<'pathway'>;
type Table = KeyedTable<Pathway, ReturnType<typeof pathwayRow>>;

export async function addPathways(writing: Writing, table: Table, pathways: readonly Pathway[]): Promise<void> {
  if (pathways.length === 0) return;
  await addKeyed(writing, table, pathways);
  await concern(writing, table, pathways);
}

export async function changePathway(writing: Writing, table: Table, pathway: Pathway): Promise<void> {
  await changeKeyed(writing, table, pathway);
  await concern(writing, table, [pathway]);
}

/** The organisations concerned are what the pathway says now: which they were before is in the chronicle. */
async function concern(writing: Writing, { ids }: Table, pathways: readonly Pathway[]): Promise<void> {
  const links = pathways.flatMap(({ key, fields }) => {
    const pathwayId = ids.get(key);
    if (pathwayId === undefined) throw new Error(`No pathway with key ${key} is stored`);
    return fields.organisations.map((organisation) => ({ pathwayId, organisationId: idOf(writing, 'organisation', organisation) }));
  });
  const pathwayId = { in: pathways.flatMap(({ key }) => ids.get(key) ?? []) };
  await writing.tx.pathwayOrganisation.deleteMany({ where: { pathwayId } });
  await writing.tx.pathwayOrganisation.createMany({ data: links });
}
