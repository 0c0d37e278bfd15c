import type { RecordOf } from '#src/domain/governance/records.ts';
import { Prisma } from '../../generated/client.ts';
import { keepFormerName } from './former-names.ts';
import type { Writing } from './writing.ts';

type Workspace = RecordOf<'workspace'>;

export function workspaceRow({ fields }: Workspace) {
  const { timezone, holidays, extra_holidays: extraHolidays, working: workingDates } = fields;
  return { timezone, holidays, extraHolidays, workingDates };
}

export async function changeWorkspace(writing: Writing, before: Workspace, after: Workspace): Promise<void> {
  await writing.tx.workspace.update({ where: { id: writing.workspaceId }, data: workspaceRow(after) });
  const [from, to] = [before.fields.timezone, after.fields.timezone];
  if (from === to) return;
  await keepFormerName(writing, { id: writing.workspaceId, name: from }, { name: to });
  await moveDays(writing, from, to);
}

const dated = ['organisation', 'person', 'body', 'relation', 'pathway', 'route'];

/** Days named in the file begin at midnight in the workspace's zone: where that changes, they begin at midnight in the new one. */
async function moveDays({ tx, workspaceId }: Writing, from: string, to: string): Promise<void> {
  const workspace = Prisma.sql`workspace_id = ${workspaceId}::uuid`;
  for (const table of dated) await moveMidnights(tx, table, workspace, from, to);
  const seats = Prisma.sql`seat_id IN (SELECT id FROM seat WHERE ${workspace})`;
  await moveMidnights(tx, 'seat', workspace, from, to);
  await moveMidnights(tx, 'membership', seats, from, to);
}

async function moveMidnights(tx: Prisma.TransactionClient, table: string, where: Prisma.Sql, from: string, to: string): Promise<void> {
  for (const column of ['since', 'until'].map((name) => Prisma.raw(`"${name}"`))) {
    await tx.$executeRaw`
      UPDATE ${Prisma.raw(`"${table}"`)} SET ${column} = (${column} AT TIME ZONE ${from}) AT TIME ZONE ${to}
      WHERE ${where} AND (${column} AT TIME ZONE ${from})::time = '00:00'`;
  }
}
