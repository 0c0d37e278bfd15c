import type { Receipts } from '#src/use-cases/ports/receipts.ts';
import type { Prisma } from '../generated/client.ts';
import type { Session } from '../session.ts';

/** The unique key decides: a second claim waits until the first commits (and then finds its answer) or rolls back (and then claims). */
export function createReceipts(tx: Prisma.TransactionClient, session: Session): Receipts {
  return {
    async claim(team, key) {
      const claimed = await session.rows('INSERT INTO receipt (team, key, at) VALUES ($1, $2, now()) ON CONFLICT DO NOTHING RETURNING at', [
        team,
        key,
      ]);
      if (claimed.length === 1) return { claimed: true };
      const { answer } = await tx.receipt.findUniqueOrThrow({ where: { team_key: { team, key } } });
      return { claimed: false, answer };
    },
    async isKnown(team, key) {
      return (await tx.receipt.count({ where: { team, key } })) > 0;
    },
    async settle(team, key, answer) {
      session.write('UPDATE receipt SET answer = $3::json WHERE team = $1 AND key = $2', [team, key, JSON.stringify(answer)]);
    },
    async release(team, key) {
      session.write('DELETE FROM receipt WHERE team = $1 AND key = $2', [team, key]);
    },
    async prune() {
      session.write("DELETE FROM receipt WHERE at < now() - interval '2 days'", []);
    },
  };
}
