import type { Ruling } from '#src/domain/sign-off/sign-off.ts';
import type { Prisma } from '../../generated/client.ts';

export async function addRuling(tx: Prisma.TransactionClient, signOffBodyId: string, ruling: Ruling): Promise<void> {
  const { at, interestIds, ...row } = ruling;
  const sequence = 1 + (await tx.ruling.count({ where: { signOffBodyId } }));
  await tx.ruling.create({ data: { ...row, signOffBodyId, sequence, interestIds: [...interestIds], at: at.toJSDate() } });
}
