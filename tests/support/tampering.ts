import { readFileSync } from 'node:fs';
import type { Database } from '#src/database/prisma.ts';
import { directoryTables } from './governance.ts';

type Column = { readonly name: string; readonly type: string; readonly isList: boolean; readonly of: string | null };

/** The tables of whose rows the chronicle speaks. */
export const tablesRecorded = [
  ...directoryTables,
  'former_name',
  'meeting',
  'governance_application',
  'entry',
  'digest',
  'digest_delivery',
  'sign_off',
  'sign_off_version',
  'sign_off_body',
  'verdict',
  'verdict_contest',
  'verdict_lapse',
  'verdict_reply',
  'condition',
  'ruling',
] as const;

export type RecordedTable = (typeof tablesRecorded)[number];

const tables = tablesIn(readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8'));

function columnsOf(table: RecordedTable): readonly Column[] {
  const columns = tables.get(table);
  if (!columns) throw new Error(`The schema has no table ${table}`);
  return columns;
}

const unnamed = 'nothing refers to it by this id, which says nothing of it';

/** What can be changed without being found, and why. */
export const notFound: Readonly<Record<string, string>> = {
  'workspace.directory_version': 'counts changes, so that processes read the directory again',
  'workspace.reviewed_to': 'how far what was posted has been gone through',
  'secretary.id': unnamed,
  'former_name.id': unnamed,
  'membership.id': unnamed,
  'relation.id': unnamed,
  'clock.id': unnamed,
  'governance_application.id': unnamed,
  'digest_delivery.id': unnamed,
  'digest_delivery.message_id': 'messages are not in the chronicle: what a digest said is',
  'sign_off_version.id': 'of a version that nobody has answered nothing refers to it; of another it is found',
  'condition.sequence': 'of one alone it says nothing; where the order of several changes, it is found',
};

export const columnsRecorded = tablesRecorded.flatMap((table) =>
  columnsOf(table)
    .filter(({ name }) => !(`${table}.${name}` in notFound))
    .map(({ name }) => [table, name] as const),
);

/** Tables into which a forged row can be put that stands for itself. */
export const tablesForged = tablesRecorded.filter((table) => columnsOf(table).some(({ name }) => name === 'id'));

type Tampering = 'remove' | 'forge' | { readonly change: string };

/** Does what only a superuser of the database can to one row, which its triggers no longer guard; looks; and puts the row back as it was. */
export async function tampered<T>(prisma: Database['prisma'], table: RecordedTable, what: Tampering, look: () => Promise<T>): Promise<T> {
  const rows = (statement: string, ...values: unknown[]) => prisma.$queryRawUnsafe<{ place: string; row: string }[]>(statement, ...values);
  if (what === 'remove') {
    const [gone] = await rows(`DELETE FROM ${table} t WHERE ctid = (SELECT max(ctid) FROM ${table}) RETURNING to_jsonb(t)::text AS row`);
    if (!gone) throw new Error(`${table} has no row`);
    try {
      return await look();
    } finally {
      await rows(`INSERT INTO ${table} SELECT * FROM jsonb_populate_record(NULL::${table}, $1::jsonb) RETURNING ''`, gone.row);
    }
  }
  if (what === 'forge') {
    const [forged] = await rows(forgery(table));
    if (!forged) throw new Error(`${table} has no row`);
    try {
      return await look();
    } finally {
      await rows(`DELETE FROM ${table} WHERE ctid = $1::tid RETURNING ''`, forged.place);
    }
  }
  const column = columnsOf(table).find(({ name }) => name === what.change);
  if (!column) throw new Error(`${table} has no column ${what.change}`);
  const { name } = column;
  const [before] = await rows(
    `SELECT ctid::text AS place, to_jsonb(t)::text AS row FROM ${table} t
      ORDER BY ("${name}" IS NOT NULL) DESC, to_jsonb(t) ->> 'id', ctid LIMIT 1`,
  );
  if (!before) throw new Error(`${table} has no row`);
  const set = (value: string, place: string, ...values: unknown[]) =>
    rows(`UPDATE ${table} SET "${name}" = ${value} WHERE ctid = $1::tid RETURNING ctid::text AS place`, place, ...values);
  // Where that is there already, it refers to nothing.
  const [changed] = await set(otherValue(column), before.place).catch(() => set('gen_random_uuid()', before.place));
  if (!changed) throw new Error('Nothing was changed');
  try {
    return await look();
  } finally {
    await set(`(jsonb_populate_record(NULL::${table}, $2::jsonb))."${name}"`, changed.place, before.row);
  }
}

/** Another row like the first one, but for what has to be different in each. */
function forgery(table: RecordedTable): string {
  const others: Readonly<Record<string, string>> = {
    id: 'gen_random_uuid()',
    key: `'forged'`,
    team: `'T0FORGED'`,
    turn: '100',
    number: '100',
    sequence: '100',
    step: '100',
    supersedes_id: 'NULL',
    channel_id: `'C0FORGED'`,
  };
  const own = columnsOf(table).flatMap(({ name }) => (name in others ? [`'${name}', ${others[name]}`] : []));
  return `INSERT INTO ${table} SELECT (jsonb_populate_record(NULL::${table}, to_jsonb(t) || jsonb_build_object(${own.join()}))).*
    FROM (SELECT * FROM ${table} LIMIT 1) t RETURNING ctid::text AS place`;
}

function otherValue({ name, type, isList, of }: Column): string {
  if (isList) return type === 'uuid' ? `array_append("${name}", gen_random_uuid())` : `array_append("${name}", 'forged')`;
  if (of !== null) return `coalesce((SELECT id FROM ${of} o WHERE o.id <> "${name}" ORDER BY o.id LIMIT 1), gen_random_uuid())`;
  switch (type) {
    case 'uuid':
      return 'gen_random_uuid()';
    case 'String':
      return `coalesce("${name}", '') || ' forged'`;
    case 'DateTime':
      return `coalesce("${name}", '2011-11-10') + interval '1 day'`;
    case 'Boolean':
      return `NOT "${name}"`;
    case 'Int':
    case 'BigInt':
      return `"${name}" + 100`;
    case 'Json':
      return `CASE jsonb_typeof("${name}") WHEN 'array' THEN "${name}" || '["forged"]' ELSE coalesce("${name}", '{}') || '{"forged": true}' END`;
    default:
      throw new Error(`${name} is of another type: ${type}`);
  }
}

/** Tables of the schema with their columns. `of`: the table to which a column refers. */
function tablesIn(schema: string): Map<string, Column[]> {
  const models = [...schema.matchAll(/^model (\w+) \{$(.*?)^\}$/gms)].map(([, name = '', text = '']) => ({ name, text }));
  const named = new Map(models.map(({ name, text }) => [name, /@@map\("(\w+)"\)/.exec(text)?.[1] ?? name]));
  return new Map(models.map(({ name, text }) => [named.get(name) ?? name, columnsIn(text, named)]));
}

function columnsIn(text: string, named: ReadonlyMap<string, string>): Column[] {
  const fields = [...text.matchAll(/^ {2}(\w+) +(\w+)(\[\])?\??(.*)$/gm)];
  return fields.flatMap(([, field = '', type = '', list, rest = '']) => {
    if (named.has(type)) return [];
    const relation = fields.find(([line]) => line.includes(`fields: [${field}]`))?.[2];
    const of = relation === undefined ? null : (named.get(relation) ?? null);
    const name = /@map\("(\w+)"\)/.exec(rest)?.[1] ?? field;
    return [{ name, type: rest.includes('@db.Uuid') ? 'uuid' : type, isList: list !== undefined, of }];
  });
}
