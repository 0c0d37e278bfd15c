import { v7 as newId } from 'uuid';
import { asRecords } from '#src/domain/governance/records.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import type { GovernanceStore, Workable } from '#src/use-cases/ports/governance.ts';
import type { Prisma } from '../../generated/client.ts';
import type { Session } from '../../session.ts';
import { carryOut } from './carry-out.ts';
import { recordsOf } from './records-of.ts';
import { createRows, type GovernanceRows, readRows, statementsOf } from './rows.ts';
import { workspaceRow } from './workspace.ts';
import { beginWriting } from './writing.ts';

/** Meetings, and a file that changes nothing but what it says, leave the directory's version as it is: the number of the application stands beside it. */
const version = `directory_version || ' ' || (SELECT count(*) FROM governance_application WHERE workspace_id = workspace.id)`;

export function createGovernanceStore(tx: Prisma.TransactionClient, session: Session): GovernanceStore {
  return {
    async load(team) {
      const [seen] = await session.rows(`SELECT ${version} AS version FROM workspace WHERE team = $1`, [team]);
      if (!seen) return null;
      const workspace = await tx.workspace.findUniqueOrThrow({ where: { team }, omit: { directoryVersion: true, reviewedTo: true } });
      const last = await tx.governanceApplication.findFirst({ where: { workspaceId: workspace.id }, orderBy: { number: 'desc' } });
      const records = asRecords(last?.records ?? []);
      const rows = await readRows(tx, workspace);
      return {
        ...workable(rows, workspace.id, String(seen['version'])),
        applied: { number: last?.number ?? 0, records },
        database: recordsOf(rows, workspace, records),
      };
    },
    newWorkspace(workspace) {
      const id = newId();
      const rows = createRows();
      rows.workspace.add([{ id, team: workspace.key, ...workspaceRow(workspace) }]);
      return workable(rows, id, null);
    },
    sendAhead(source, records) {
      session.write('CREATE TEMPORARY TABLE file_sent_ahead ON COMMIT DROP AS SELECT $1::text AS source, $2::jsonb AS records', [
        source,
        records,
      ]);
    },
    async lock(team, loaded) {
      // An advisory lock: before the first application there is no row that could be held. It comes first, so that the application before is counted.
      session.write(`SELECT pg_advisory_xact_lock(hashtextextended('governance ' || $1, 0))::text`, [team]);
      const [held] = await session.rows(`SELECT ${version} AS version FROM workspace WHERE team = $1 FOR NO KEY UPDATE`, [team]);
      return (held?.['version'] ?? null) === loaded;
    },
    write(workspaceId, { statements }, { number, at, by }) {
      for (const { text, values } of statements) session.write(text, values);
      session.write(
        `INSERT INTO governance_application (id, workspace_id, number, applied_at, applied_by, source, records)
         SELECT $1::uuid, $2::uuid, $3::int, $4::timestamptz, $5, source, records FROM file_sent_ahead`,
        [newId(), workspaceId, String(number), isoInstant(at), by],
      );
    },
  };
}

function workable(rows: GovernanceRows, workspaceId: string, loaded: string | null): Workable {
  return {
    workspaceId,
    version: loaded,
    carryOut(plan, at, zone) {
      carryOut(beginWriting(rows, workspaceId, at, zone), plan);
      return { statements: statementsOf(rows), endsDelegations: rows.delegation.statements().length > 0 };
    },
  };
}
