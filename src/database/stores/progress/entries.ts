import { z } from 'zod';
import type { Entry } from '#src/domain/progress/entry.ts';
import { askKinds, statuses } from '#src/domain/status.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import type { Entries } from '#src/use-cases/ports/entries.ts';
import type { Prisma } from '../../generated/client.ts';
import type { Session } from '../../session.ts';
import { instant } from '../instants.ts';

export function createEntries(tx: Prisma.TransactionClient, session: Session): Entries {
  return {
    async add(workspaceId, { id, pathwayId, authorId, status, statusGiven, done, next, pathToGreen, ask, at }) {
      session.write(insertEntry, [
        id,
        workspaceId,
        pathwayId,
        authorId,
        status,
        statusGiven,
        done,
        next,
        pathToGreen,
        ask?.kind ?? null,
        ask?.text ?? null,
        isoInstant(at),
      ]);
    },
    async latest(pathwayIds, until) {
      const rows = await session.rows(latestEntries, [[...pathwayIds], isoInstant(until)]);
      return rows.map((row) => toEntry(latestRow.parse(row)));
    },
    async between(pathwayIds, from, until) {
      const rows = await tx.entry.findMany({
        where: { pathwayId: { in: [...pathwayIds] }, at: { lte: until.toJSDate(), ...(from && { gt: from.toJSDate() }) } },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
      });
      return rows.map(toEntry);
    },
  };
}

const insertEntry = `
  INSERT INTO entry (id, workspace_id, pathway_id, author_id, status, status_given, done, next, path_to_green, ask_kind, ask_text, at)
  VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5, $6, $7, $8, $9, $10, $11, $12::timestamptz)`;

const latestEntries = `
  SELECT latest.* FROM unnest($1::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
    SELECT id, pathway_id AS "pathwayId", author_id AS "authorId", status, status_given AS "statusGiven", done, next,
      path_to_green AS "pathToGreen", ask_kind AS "askKind", ask_text AS "askText", (extract(epoch FROM at) * 1000)::float8 AS at
    FROM entry WHERE pathway_id = wanted.id AND at <= $2::timestamptz ORDER BY at DESC, id DESC LIMIT 1
  ) AS latest ORDER BY latest."pathwayId"`;

const latestRow = z.object({
  id: z.string(),
  pathwayId: z.string(),
  authorId: z.string(),
  status: z.string(),
  statusGiven: z.boolean(),
  done: z.string(),
  next: z.string().nullable(),
  pathToGreen: z.string().nullable(),
  askKind: z.string().nullable(),
  askText: z.string().nullable(),
  at: z.number().transform((milliseconds) => new Date(milliseconds)),
});

type EntryRow = Omit<Prisma.EntryGetPayload<object>, 'workspaceId' | 'supersedesId'>;

const statusColumn = z.enum(statuses);
const askKindColumn = z.enum(askKinds);
const textColumn = z.string();

function toEntry({ id, pathwayId, authorId, status, statusGiven, done, next, pathToGreen, askKind, askText, at }: EntryRow): Entry {
  const ask = askKind === null ? null : { kind: askKindColumn.parse(askKind), text: textColumn.parse(askText) };
  return { id, pathwayId, authorId, status: statusColumn.parse(status), statusGiven, done, next, pathToGreen, ask, at: instant(at) };
}
