import type { Interests } from '#src/use-cases/ports/interests.ts';
import type { Prisma } from '../../generated/client.ts';
import { endDatedRow } from './end-dated-row.ts';

export function createInterests(tx: Prisma.TransactionClient): Interests {
  return {
    async add(workspaceId, { id, personId, category, text, organisationIds, pathwayIds, signOffId }, since) {
      await tx.interest.create({
        data: {
          id,
          workspaceId,
          personId,
          category,
          text,
          organisationIds: [...organisationIds],
          pathwayIds: [...pathwayIds],
          signOffId,
          since: since.toJSDate(),
        },
      });
    },
    end: (id, at) => endDatedRow(tx, 'interest', id, at),
  };
}
