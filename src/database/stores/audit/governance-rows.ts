import { z } from 'zod';
import type { GovernanceRow } from '#src/use-cases/ports/audit.ts';
import type { Prisma } from '../../generated/client.ts';

// Every column but ids is compared, one that is added later too. What a row refers to is named by key: ids are made anew in a rehearsal.

const personKey = (id: string) => `(SELECT p.key || ' ' || p.turn FROM person p WHERE p.id = ${id})`;
const keyOf = (table: string, id: string) => `(SELECT o.key FROM ${table} o WHERE o.id = ${id})`;

type Source = {
  readonly kind: string;
  /** What of it the row is, where it is not itself */
  readonly part?: string | null;
  readonly from: string;
  readonly key: string;
  /** Columns that are not compared, or are by name */
  readonly leaveOut?: readonly string[];
  readonly named?: string;
};

const sources: readonly Source[] = [
  { kind: 'workspace', from: 'workspace t WHERE t.id = $1::uuid', key: `''`, leaveOut: ['team', 'directory_version', 'reviewed_to'] },
  { kind: 'organisation', from: 'organisation t', key: 't.key' },
  {
    kind: 'person',
    from: 'person t',
    key: 't.key',
    leaveOut: ['organisation_id'],
    named: `'organisation', ${keyOf('organisation', 't.organisation_id')}`,
  },
  {
    kind: 'secretary',
    from: 'secretary t',
    key: keyOf('person', 't.person_id'),
    leaveOut: ['person_id'],
    named: `'person', ${personKey('t.person_id')}`,
  },
  { kind: 'body', from: 'body t', key: 't.key' },
  { kind: 'seat', from: 'seat t', key: 't.key', leaveOut: ['body_id'], named: `'body', ${keyOf('body', 't.body_id')}` },
  {
    kind: 'seat',
    part: 'holder',
    from: 'membership t JOIN seat s ON s.id = t.seat_id WHERE s.workspace_id = $1::uuid',
    key: 's.key',
    leaveOut: ['person_id', 'seat_id'],
    named: `'person', ${personKey('t.person_id')}, 'seat', to_jsonb(s.since)`,
  },
  {
    kind: 'relation',
    from: 'relation t',
    key: 't.key',
    leaveOut: ['from_id', 'to_id'],
    named: `'from', ${keyOf('body', 't.from_id')}, 'to', ${keyOf('body', 't.to_id')}`,
  },
  {
    kind: 'pathway',
    from: 'pathway t',
    key: 't.key',
    leaveOut: ['group_id'],
    named: `'group', ${keyOf('body', 't.group_id')}, 'organisations', (
      SELECT coalesce(jsonb_agg(o.key ORDER BY o.key), '[]') FROM pathway_organisation c JOIN organisation o ON o.id = c.organisation_id
      WHERE c.pathway_id = t.id)`,
  },
  { kind: 'route', from: 'route t', key: 't.key' },
  { kind: 'clock', from: 'clock t', key: keyOf('body', 't.body_id'), leaveOut: ['body_id'] },
  { kind: 'meeting', from: 'meeting t', key: 't.key', leaveOut: ['body_id'], named: `'body', ${keyOf('body', 't.body_id')}` },
  ...['workspace', 'organisation', 'person', 'body', 'pathway', 'route'].map((kind) => ({
    kind,
    part: 'former name',
    from: `former_name t JOIN ${kind} o ON o.id = t.of_id WHERE t.workspace_id = $1::uuid`,
    key: kind === 'workspace' ? `''` : 'o.key',
    leaveOut: ['of_id'],
    ...(kind === 'person' && { named: `'turn', o.turn` }),
  })),
];

const row = z.object({ key: z.string().nullable(), fields: z.record(z.string(), z.json()) });

/** Every row of a workspace that comes of a governance file. */
export async function governanceRows(tx: Prisma.TransactionClient, workspaceId: string): Promise<GovernanceRow[]> {
  const rows: GovernanceRow[] = [];
  for (const source of sources) {
    const found = await tx.$queryRawUnsafe(statementOf(source), workspaceId);
    for (const { key, fields } of z.array(row).parse(found)) rows.push(toRow(source, key ?? 'nobody', fields));
  }
  return rows;
}

function toRow({ kind, part = null }: Source, key: string, fields: GovernanceRow['fields']): GovernanceRow {
  const about = `${kind} ${key}`.trim();
  const what = part === null ? about : `${about}, ${part}`;
  return { id: what, what, about, part, fields };
}

function statementOf({ from, key, leaveOut = [], named = '' }: Source): string {
  const where = from.includes(' WHERE ') ? from : `${from} WHERE t.workspace_id = $1::uuid`;
  return `SELECT ${key} AS key, to_jsonb(t) - '{${['id', 'workspace_id', ...leaveOut].join()}}'::text[] || jsonb_build_object(${named}) AS fields
    FROM ${where} ORDER BY 1, t.id`;
}
