import { v7 as newId } from 'uuid';
import type { RecordOf } from '#src/domain/governance/records.ts';
import type { GovernanceRow, GovernanceStep } from '#src/use-cases/ports/audit.ts';
import type { Prisma } from '../../generated/client.ts';
import { carryOut } from '../governance/carry-out.ts';
import { createRows, type GovernanceRows, statementsOf } from '../governance/rows.ts';
import { workspaceRow } from '../governance/workspace.ts';
import { beginWriting, holdsAfter } from '../governance/writing.ts';
import { governanceRows } from './governance-rows.ts';

/**
 * Carries all these steps out in a workspace of its own, writes and reads what has come of them, and takes everything back: nobody else sees it, and
 * nothing of it stays.
 */
export async function rehearse(
  tx: Prisma.TransactionClient,
  workspace: RecordOf<'workspace'>,
  steps: readonly GovernanceStep[],
): Promise<GovernanceRow[]> {
  const id = newId();
  const rows = createRows();
  rows.workspace.add([{ id, team: `rehearsal ${id}`, ...workspaceRow(workspace) }]);
  for (const step of steps) take(rows, id, step);
  await tx.$executeRaw`SAVEPOINT rehearsal`;
  try {
    for (const { text, values } of statementsOf(rows)) await tx.$executeRawUnsafe(text, ...values);
    return await governanceRows(tx, id);
  } finally {
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT rehearsal`;
  }
}

function take(rows: GovernanceRows, workspaceId: string, step: GovernanceStep): void {
  if (step.kind === 'applied') {
    carryOut(beginWriting(rows, workspaceId, step.at, step.zone), step.plan);
    return;
  }
  const { person: key, name, slackUserId, at } = step;
  const found = rows.person
    .all()
    .filter((one) => one.key === key && one.name === name && one.slackUserId === null && holdsAfter(one, at.toJSDate()))
    .toSorted((a, b) => b.turn - a.turn)[0];
  if (found) rows.person.change(found.id, { slackUserId });
}
