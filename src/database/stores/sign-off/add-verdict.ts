import type { Condition, Verdict } from '#src/domain/sign-off/sign-off.ts';
import type { Prisma } from '../../generated/client.ts';
import { dayColumn } from '../instants.ts';

export async function addVerdict(tx: Prisma.TransactionClient, signOffBodyId: string, verdict: Verdict): Promise<void> {
  const { id, versionId, personId, forIds, round, kind, reason, role, afterOutcome, recorded, conditions, at } = verdict;
  const sequence = 1 + (await tx.verdict.count({ where: { signOffBodyId } }));
  await tx.verdict.create({
    data: {
      id,
      signOffBodyId,
      versionId,
      personId,
      forIds: [...forIds],
      sequence,
      round,
      kind,
      reason,
      role,
      afterOutcome,
      recordedById: recorded?.byId ?? null,
      receivedHow: recorded?.how ?? null,
      recordedNote: recorded?.note ?? null,
      at: at.toJSDate(),
      conditions: { create: conditions.map(conditionData) },
    },
  });
}

function conditionData({ id, text, ownerId, due }: Condition, index: number) {
  return { id, sequence: index + 1, text, ownerId, due: due === null ? null : dayColumn(due) };
}
