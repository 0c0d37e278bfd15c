import type { Receipts } from '#src/use-cases/ports/receipts.ts';
import type { Prisma } from '../generated/client.ts';
import { asJsonInput } from './json-input.ts';

/** The unique key decides: a second claim waits until the first commits (and then finds its answer) or rolls back (and then claims). */
export function createReceipts(tx: Prisma.TransactionClient): Receipts {
  return {
    async claim(team, key) {
      const claimed = await tx.$executeRaw`INSERT INTO receipt (team, key, at) VALUES (${team}, ${key}, now()) ON CONFLICT DO NOTHING`;
      if (claimed === 1) return { claimed: true };
      const { answer } = await tx.receipt.findUniqueOrThrow({ where: { team_key: { team, key } } });
      return { claimed: false, answer };
    },
    async settle(team, key, answer) {
      await tx.receipt.update({ where: { team_key: { team, key } }, data: { answer: asJsonInput(answer) } });
    },
    async release(team, key) {
      await tx.receipt.delete({ where: { team_key: { team, key } } });
    },
  };
}
