import { z } from 'zod';
import type { AskedLast } from '#src/use-cases/ports/sign-offs.ts';
import type { Session } from '../../session.ts';
import { instantOfTextOrNull } from '../instants.ts';
import { outcomeColumn } from './to-sign-off.ts';

/** Asked with every report: however many requests a pathway ever had, a row for each body that they asked. */
export async function loadLastOfPathway(session: Session, workspaceId: string, pathwayId: string): Promise<AskedLast[]> {
  const rows = await session.rows(lastOfPathway, [workspaceId, pathwayId]);
  return rows.map((row) => {
    const { bodyId, outcome, outcomeAt } = lastRow.parse(row);
    return { pathwayId, outcome, outcomeAt: instantOfTextOrNull(outcomeAt), bodies: [{ bodyId }] };
  });
}

const lastRow = z.object({ bodyId: z.string(), outcome: outcomeColumn, outcomeAt: z.string().nullable() });

const lastOfPathway = `
  SELECT DISTINCT ON (body_id) body_id::text AS "bodyId", sign_off.outcome, to_json(sign_off.outcome_at)#>>'{}' AS "outcomeAt"
  FROM sign_off JOIN sign_off_body ON sign_off_id = sign_off.id
  WHERE workspace_id = $1::uuid AND pathway_id = $2::uuid
  ORDER BY body_id, (sign_off.outcome IS NULL OR sign_off.outcome = 'changes_requested') DESC, sign_off.outcome_at DESC`;
