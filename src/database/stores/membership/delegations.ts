import type { Delegations } from '#src/use-cases/ports/delegations.ts';
import type { Prisma } from '../../generated/client.ts';
import { endDatedRow } from './end-dated-row.ts';

export function createDelegations(tx: Prisma.TransactionClient): Delegations {
  return {
    async add(workspaceId, { id, bodyId, fromId, toId, since, until }) {
      await tx.delegation.create({
        data: { id, workspaceId, bodyId, fromId, toId, since: since.toJSDate(), until: until?.toJSDate() ?? null },
      });
    },
    end: (id, at) => endDatedRow(tx, 'delegation', id, at),
  };
}
