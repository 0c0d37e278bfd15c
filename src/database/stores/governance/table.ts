/** A statement to be sent once the workspace is held. */
export type Statement = { readonly text: string; readonly values: readonly string[] };

/** The rows of one table as they were read, and what a plan makes of them: nothing is written until its statements are sent. */
export type Table<R extends { readonly id: string }> = {
  all(): readonly R[];
  /** Those of them with this value in this field, by a map of it: a plan asks for each row it changes. */
  having<F extends keyof R>(field: F, value: R[F]): readonly R[];
  /** The row with this id; there has to be one. */
  get(id: string): R;
  add(rows: readonly R[]): void;
  change(id: string, data: Partial<R>): void;
  /** One statement for all rows that were added, and one for what was changed of others; none where there are none. */
  statements(): Statement[];
};

/** @param name in the database, where every column is called as its field, in lower case with underscores */
export function createTable<R extends { readonly id: string }>(name: string, stored: readonly R[] = []): Table<R> {
  const rows = new Map(stored.map((row) => [row.id, row]));
  const added = new Set<string>();
  const changed = new Set<string>();
  const changedFields = new Set<keyof R>(['id']);
  const maps = new Map<keyof R, Map<unknown, string[]>>();
  const noteIn = (map: Map<unknown, string[]>, value: unknown, id: string): void => {
    const known = map.get(value);
    if (known) known.push(id);
    else map.set(value, [id]);
  };
  const mapOf = (field: keyof R): Map<unknown, string[]> => {
    const known = maps.get(field);
    if (known) return known;
    const made = new Map<unknown, string[]>();
    for (const row of rows.values()) noteIn(made, row[field], row.id);
    maps.set(field, made);
    return made;
  };
  const get = (id: string): R => {
    const row = rows.get(id);
    if (!row) throw new Error(`No ${name} with id ${id} is stored`);
    return row;
  };
  const changes = (id: string): object => {
    const row = get(id);
    return Object.fromEntries([...changedFields].map((field) => [field, row[field]]));
  };
  return {
    all: () => [...rows.values()],
    having: (field, value) => (mapOf(field).get(value) ?? []).map(get),
    get,
    add(more) {
      for (const row of more) {
        rows.set(row.id, row);
        added.add(row.id);
        for (const [field, map] of maps) noteIn(map, row[field], row.id);
      }
    },
    change(id, data) {
      for (const field of maps.keys()) if (field in data) maps.delete(field);
      rows.set(id, { ...get(id), ...data });
      if (added.has(id)) return;
      changed.add(id);
      for (const field in data) changedFields.add(field);
    },
    statements: () => [
      ...forAll([...added].map(get), (columns) => `INSERT INTO "${name}" (${list(columns)}) SELECT ${list(columns)} FROM ${given(name)}`),
      ...forAll([...changed].map(changes), (columns) => {
        const set = columns.filter((column) => column !== 'id').map((column) => `"${column}" = given."${column}"`);
        return `UPDATE "${name}" SET ${set.join(', ')} FROM ${given(name)} WHERE "${name}".id = given.id`;
      }),
    ],
  };
}

/** The rows that a statement is given, with the types of the table's columns. */
export function given(name: string): string {
  return `jsonb_populate_recordset(NULL::"${name}", $1::jsonb) AS given`;
}

/** The statement, with these rows, which have the same fields, for what it is given. */
export function forAll(rows: readonly object[], text: (columns: readonly string[]) => string): Statement[] {
  const [first] = rows;
  if (!first) return [];
  const columnOf = new Map(Object.keys(first).map((field) => [field, column(field)]));
  const asColumns = (row: object) => Object.fromEntries(Object.entries(row).map(([field, value]) => [columnOf.get(field), value]));
  return [{ text: text([...columnOf.values()].toSorted()), values: [JSON.stringify(rows.map(asColumns))] }];
}

function column(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function list(columns: readonly string[]): string {
  return columns.map((one) => `"${one}"`).join(', ');
}
