import { v7 as newId } from 'uuid';
import type { RecordOf } from '#src/domain/governance/records.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import type { GovernanceRow, GovernanceStep } from '#src/use-cases/ports/audit.ts';
import type { Prisma } from '../../generated/client.ts';
import { carryOut } from '../governance/carry-out.ts';
import { workspaceRow } from '../governance/workspace.ts';
import { beginWriting } from '../governance/writing.ts';
import { governanceRows } from './governance-rows.ts';

/**
 * Carries all these steps out in a workspace of its own, reads what has come of them, and takes everything back: nobody else sees it, and nothing of it
 * stays.
 */
export async function rehearse(
  tx: Prisma.TransactionClient,
  workspace: RecordOf<'workspace'>,
  steps: readonly GovernanceStep[],
): Promise<GovernanceRow[]> {
  await tx.$executeRaw`SAVEPOINT rehearsal`;
  try {
    const id = newId();
    await tx.workspace.create({ data: { id, team: `rehearsal ${id}`, ...workspaceRow(workspace) } });
    for (const step of steps) await take(tx, id, step);
    return await governanceRows(tx, id);
  } finally {
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT rehearsal`;
  }
}

async function take(tx: Prisma.TransactionClient, workspaceId: string, step: GovernanceStep): Promise<void> {
  if (step.kind === 'applied') return carryOut(await beginWriting(tx, workspaceId, step.at, step.zone), step.plan);
  const { person, name, slackUserId } = step;
  const at = isoInstant(step.at);
  await tx.$executeRaw`
    UPDATE person SET slack_user_id = ${slackUserId} WHERE id = (
      SELECT id FROM person WHERE workspace_id = ${workspaceId}::uuid AND key = ${person} AND name = ${name} AND slack_user_id IS NULL
        AND (until IS NULL OR until > ${at}::timestamptz)
      ORDER BY turn DESC LIMIT 1)`;
}
