import { z } from 'zod';
import type { Entry } from '#src/domain/progress/entry.ts';
import { askKinds, statuses } from '#src/domain/status.ts';
import type { Entries } from '#src/use-cases/ports/entries.ts';
import type { Prisma } from '../generated/client.ts';
import { instant } from './instants.ts';

export function createEntries(tx: Prisma.TransactionClient): Entries {
  return {
    async add(workspaceId, { id, pathwayId, authorId, status, statusGiven, done, next, pathToGreen, ask, at }) {
      await tx.entry.create({
        data: {
          id,
          workspaceId,
          pathwayId,
          authorId,
          status,
          statusGiven,
          done,
          next,
          pathToGreen,
          askKind: ask?.kind ?? null,
          askText: ask?.text ?? null,
          at: at.toJSDate(),
        },
      });
    },
    async latest(pathwayIds, until) {
      const rows = await tx.entry.findMany({
        where: { pathwayId: { in: [...pathwayIds] }, at: { lte: until.toJSDate() } },
        orderBy: [{ pathwayId: 'asc' }, { at: 'desc' }, { id: 'desc' }],
        distinct: ['pathwayId'],
      });
      return rows.map(toEntry);
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

type EntryRow = Prisma.EntryGetPayload<object>;

function toEntry({ id, pathwayId, authorId, status, statusGiven, done, next, pathToGreen, askKind, askText, at }: EntryRow): Entry {
  const ask = askKind === null ? null : { kind: z.enum(askKinds).parse(askKind), text: z.string().parse(askText) };
  return { id, pathwayId, authorId, status: z.enum(statuses).parse(status), statusGiven, done, next, pathToGreen, ask, at: instant(at) };
}
