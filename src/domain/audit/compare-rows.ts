import { canonicalJson, type Json } from '../chronicle.ts';

/** A row in the chronicle's terms: by what people call it, and what it refers to by key. */
export type KeptRow = {
  /** By which it is found again; several rows may have the same */
  readonly id: string;
  /** What it is, in words */
  readonly what: string;
  readonly fields: Readonly<Record<string, Json>>;
};

/** A row as it has to be. An older link may say less of it: then that much is compared. */
export type RecordedRow = KeptRow & { readonly position: number | null };

/** `problem`: names the field, and never what stands in it. `position`: of the link that speaks of it last, where one does */
export type Difference = { readonly position: number | null; readonly what: string; readonly problem: string };

/** The first row that is not as recorded, is missing, or was never recorded; null where all are as they have to be. */
export function differenceIn(recorded: readonly RecordedRow[], stored: readonly KeptRow[]): Difference | null {
  const left = Map.groupBy(stored, ({ id }) => id);
  const wanted = recorded.filter((row) => !taken(left.get(row.id) ?? [], row));
  const [first] = wanted.toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0));
  if (first) return { position: first.position, what: first.what, problem: problemOf(first, left.get(first.id)?.[0]) };
  const [unrecorded] = [...left.values()].flat();
  return unrecorded ? { position: null, what: unrecorded.what, problem: 'it stands in the database, but no link speaks of it' } : null;
}

/** Takes out of these rows the one that is as recorded; false where none is. */
function taken(rows: KeptRow[], recorded: RecordedRow): boolean {
  const index = rows.findIndex((row) => otherwise(recorded, row).length === 0);
  if (index >= 0) rows.splice(index, 1);
  return index >= 0;
}

function problemOf(recorded: RecordedRow, stored: KeptRow | undefined): string {
  if (!stored) return 'it is recorded, but does not stand in the database';
  return `what is stored is not what was recorded: ${otherwise(recorded, stored).join(', ')}`;
}

function otherwise(recorded: RecordedRow, stored: KeptRow): string[] {
  return Object.entries(recorded.fields).flatMap(([field, value]) =>
    canonicalJson(stored.fields[field] ?? null) === canonicalJson(value) ? [] : [field],
  );
}
