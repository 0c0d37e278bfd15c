import type { Condition } from '#src/domain/sign-off/sign-off.ts';
import type { Prisma } from '../../generated/client.ts';

export async function discharge(tx: Prisma.TransactionClient, { id, discharged }: Condition): Promise<void> {
  if (!discharged) throw new Error(`Nobody has discharged the condition ${id}`);
  const { byId, note, at } = discharged;
  await tx.condition.update({ where: { id }, data: { dischargedById: byId, dischargedAt: at.toJSDate(), dischargeNote: note } });
}
