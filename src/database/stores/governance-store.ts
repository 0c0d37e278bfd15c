import { v7 as newId } from 'uuid';
import { asRecords } from '#src/domain/governance/records.ts';
import type { GovernanceStore } from '#src/use-cases/ports/governance.ts';
import type { Prisma } from '../generated/client.ts';
import { carryOut } from './governance/carry-out.ts';
import { loadRecords } from './governance/load-records.ts';
import { workspaceRow } from './governance/workspace.ts';
import { beginWriting } from './governance/writing.ts';
import { asJsonInput } from './json-input.ts';

export function createGovernanceStore(tx: Prisma.TransactionClient): GovernanceStore {
  return {
    async lock(team) {
      // An advisory lock: before the first application there is no row that could be held.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('governance ' || ${team}, 0))`;
      await tx.$executeRaw`SELECT FROM workspace WHERE team = ${team} FOR NO KEY UPDATE`;
    },
    async load(team) {
      const workspace = await tx.workspace.findUnique({ where: { team } });
      if (!workspace) return null;
      const last = await tx.governanceApplication.findFirst({ where: { workspaceId: workspace.id }, orderBy: { number: 'desc' } });
      const records = asRecords(last?.records ?? []);
      return {
        workspaceId: workspace.id,
        applied: { number: last?.number ?? 0, records },
        database: await loadRecords(tx, workspace, records),
      };
    },
    async addWorkspace(workspace) {
      const id = newId();
      await tx.workspace.create({ data: { id, team: workspace.key, ...workspaceRow(workspace) } });
      return id;
    },
    async carryOut(workspaceId, plan, at, zone) {
      await carryOut(await beginWriting(tx, workspaceId, at, zone), plan);
    },
    async addApplication(workspaceId, { number, at, by, source, records }) {
      await tx.governanceApplication.create({
        data: { id: newId(), workspaceId, number, appliedAt: at.toJSDate(), appliedBy: by, source, records: asJsonInput(records) },
      });
    },
  };
}
