import { z } from 'zod';
import type { KeptRow } from '#src/domain/audit/compare-rows.ts';
import type { Audit } from '#src/use-cases/ports/audit.ts';
import type { Prisma } from '../../generated/client.ts';
import { governanceRows } from './governance-rows.ts';
import { rehearse } from './rehearse.ts';

export function createAudit(tx: Prisma.TransactionClient): Audit {
  const kept = async (statement: string, ...values: readonly unknown[]): Promise<KeptRow[]> =>
    z.array(keptRow).parse(await tx.$queryRawUnsafe(statement, ...values));
  const texts = async (statement: string, workspaceId: string): Promise<string[]> =>
    z
      .array(z.object({ text: z.string() }))
      .parse(await tx.$queryRawUnsafe(statement, workspaceId))
      .map(({ text }) => text);
  return {
    async workspaceId(team) {
      const row = await tx.workspace.findUnique({ where: { team }, select: { id: true } });
      return row?.id ?? null;
    },
    async hasChronicleOfNobody() {
      const [found] = await tx.$queryRaw<{ found: boolean }[]>`
        SELECT EXISTS (SELECT FROM chronicle_entry e WHERE NOT EXISTS (SELECT FROM workspace w WHERE w.id = e.workspace_id)) AS found`;
      return found?.found === true;
    },
    governanceRows: (workspaceId) => governanceRows(tx, workspaceId),
    rehearse: (workspace, steps) => rehearse(tx, workspace, steps),
    async applications(workspaceId) {
      return z.array(application).parse(await tx.$queryRawUnsafe(applications, workspaceId));
    },
    entries: (workspaceId, ids) => kept(entries, workspaceId, ids),
    entryIds: (workspaceId) => texts('SELECT id::text AS text FROM entry WHERE workspace_id = $1::uuid', workspaceId),
    digests: (workspaceId, meeting) => kept(digests, workspaceId, meeting),
    meetingsWithDigests: (workspaceId) => texts(meetingsWithDigests, workspaceId),
    interests: (workspaceId) => kept(interests, workspaceId),
    delegations: (workspaceId) => kept(delegations, workspaceId),
    async requestNumbers(workspaceId) {
      const rows = await tx.signOff.findMany({ where: { workspaceId }, select: { number: true }, orderBy: { number: 'asc' } });
      return rows.map(({ number }) => number);
    },
    async meetingKeys(workspaceId) {
      const rows = await tx.meeting.findMany({ where: { workspaceId }, select: { id: true, key: true } });
      return new Map(rows.map(({ id, key }) => [id, key]));
    },
  };
}

const keptRow = z.object({ id: z.string(), what: z.string(), fields: z.record(z.string(), z.json()) });
const application = z.object({ number: z.int(), at: z.string(), by: z.string(), sourceHash: z.string(), records: z.json() });

/** An instant as the chronicle writes it. */
const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const keyOf = (table: string, id: string) => `(SELECT o.key FROM ${table} o WHERE o.id = ${id})`;
const keysOf = (table: string, ids: string) =>
  `(SELECT coalesce(jsonb_agg(${keyOf(table, 'one.id')} ORDER BY one.place), '[]') FROM unnest(${ids}) WITH ORDINALITY AS one (id, place))`;
/** What something of a table was called at an instant. */
const nameAt = (table: string, id: string, at: string) =>
  `coalesce((SELECT f.name FROM former_name f WHERE f.of_id = ${id} AND f.until > ${at} ORDER BY f.until LIMIT 1), ` +
  `(SELECT o.name FROM ${table} o WHERE o.id = ${id}), 'nobody')`;

const applications = `
  SELECT number, ${iso('applied_at')} AS at, applied_by AS by, encode(sha256(convert_to(source, 'UTF8')), 'hex') AS "sourceHash", records
  FROM governance_application WHERE workspace_id = $1::uuid ORDER BY number, id`;

const entries = `
  SELECT t.id::text AS id, 'report on pathway ' || coalesce(${keyOf('pathway', 't.pathway_id')}, '?') AS what, jsonb_build_object(
    'pathway', ${keyOf('pathway', 't.pathway_id')}, 'actor', ${nameAt('person', 't.author_id', 't.at')}, 'by', ${keyOf('person', 't.author_id')},
    'status', t.status, 'statusGiven', t.status_given, 'done', t.done, 'next', t.next, 'pathToGreen', t.path_to_green,
    'ask', CASE WHEN t.ask_kind IS NOT NULL OR t.ask_text IS NOT NULL THEN jsonb_build_object('kind', t.ask_kind, 'text', t.ask_text) END,
    'at', ${iso('t.at')}, 'supersedes', t.supersedes_id) AS fields
  FROM entry t WHERE t.workspace_id = $1::uuid AND t.id = ANY ($2::text[]::uuid[])`;

const digests = `
  SELECT m.key || ' ' || t.number AS id, 'digest ' || t.number || ' of meeting ' || m.key AS what, jsonb_build_object(
    'kind', t.kind, 'dueAt', ${iso('t.due_at')}, 'coversUntil', ${iso('t.covers_until')}, 'at', ${iso('t.cut_at')}, 'snapshot', t.snapshot,
    'sentTo', (SELECT coalesce(jsonb_agg(${nameAt('body', 'd.body_id', 't.cut_at')}), '[]') FROM digest_delivery d WHERE d.digest_id = t.id),
    'channels', (SELECT coalesce(jsonb_agg(d.channel_id), '[]') FROM digest_delivery d WHERE d.digest_id = t.id)) AS fields
  FROM digest t JOIN meeting m ON m.id = t.meeting_id WHERE t.workspace_id = $1::uuid AND m.key = $2`;

const meetingsWithDigests = `
  SELECT DISTINCT m.key AS text FROM digest t JOIN meeting m ON m.id = t.meeting_id WHERE t.workspace_id = $1::uuid ORDER BY 1`;

const interests = `
  SELECT t.id::text AS id, 'interest of ' || coalesce(${keyOf('person', 't.person_id')}, '?') AS what, jsonb_build_object(
    'by', ${keyOf('person', 't.person_id')}, 'category', t.category, 'text', t.text,
    'request', (SELECT 'SO-' || s.number FROM sign_off s WHERE s.id = t.sign_off_id),
    'pathways', ${keysOf('pathway', 't.pathway_ids')}, 'organisations', ${keysOf('organisation', 't.organisation_ids')},
    'since', ${iso('t.since')}, 'until', ${iso('t.until')}) AS fields
  FROM interest t WHERE t.workspace_id = $1::uuid ORDER BY t.id`;

const delegations = `
  SELECT t.id::text AS id, 'delegation of ' || coalesce(${keyOf('person', 't.from_id')}, '?') AS what, jsonb_build_object(
    'body', ${keyOf('body', 't.body_id')}, 'from', ${keyOf('person', 't.from_id')}, 'to', ${keyOf('person', 't.to_id')},
    'since', ${iso('t.since')}, 'until', ${iso('t.until')}) AS fields
  FROM delegation t WHERE t.workspace_id = $1::uuid ORDER BY t.since, t.id`;
