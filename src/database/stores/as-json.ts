/** A row as a statement gives it in JSON: instants and days as text. */
export type AsJson<T> = T extends Date
  ? string
  : T extends readonly (infer E)[]
    ? AsJson<E>[]
    : T extends object
      ? { [K in keyof T]: AsJson<T[K]> }
      : T;

/** The rows that a statement gives, as a list. `order`: of the row, which is called `of` */
export const listOf = (rows: string, order: string): string =>
  `(SELECT coalesce(json_agg(of ORDER BY ${order}), '[]') FROM (${rows}) AS of)`;

/** The row that a statement gives; null where it gives none. */
export const oneOf = (row: string): string => `(SELECT row_to_json(of) FROM (${row}) AS of)`;

/** The columns of these fields, each under the field's name. */
export function fieldsAs(fields: readonly string[]): string {
  return fields.map((field) => `${column(field)} AS "${field}"`).join(', ');
}

/** The same of columns that are lists: one that has been without it since before there was such a column is empty. */
export function listsAs(fields: readonly string[]): string {
  return fields.map((field) => `coalesce(${column(field)}, '{}') AS "${field}"`).join(', ');
}

function column(field: string): string {
  return field.replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}
