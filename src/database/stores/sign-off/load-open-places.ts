import { z } from 'zod';
import type { OpenPlace } from '#src/use-cases/ports/sign-offs.ts';
import type { Session } from '../../session.ts';
import type { AsJson } from '../as-json.ts';
import { instantOfText } from '../instants.ts';

/** Of every request that has not ended what lists go by, in one statement. */
export async function loadOpenPlaces(session: Session, workspaceId: string, pathwayId: string | null): Promise<OpenPlace[]> {
  const [row] = await session.rows(openPlaces, [workspaceId, pathwayId]);
  return placesColumn.parse(JSON.parse(text.parse(row?.['places']))).map(({ deadlineAt, deadlineReason, requestedAt, ...place }) => ({
    ...place,
    deadlineSet: deadlineAt === null ? null : { at: instantOfText(deadlineAt), reason: text.parse(deadlineReason) },
    requestedAt: instantOfText(requestedAt),
  }));
}

type PlaceRow = AsJson<Omit<OpenPlace, 'deadlineSet' | 'requestedAt'>> & {
  readonly deadlineAt: string | null;
  readonly deadlineReason: string | null;
  readonly requestedAt: string;
};

// Written by the statement below alone.
const text = z.string();
const placesColumn = z.custom<readonly PlaceRow[]>(Array.isArray);

/** Changes requested is an outcome and not the end: another version opens the request again. */
export const hasNotEnded = `(outcome IS NULL OR outcome = 'changes_requested')`;

const openPlaces = `
  SELECT coalesce(json_agg(place ORDER BY place.number), '[]')::text AS places FROM (
    SELECT id, number, pathway_id AS "pathwayId", requester_id AS "requesterId", formally_responsible_id AS "formallyResponsibleId", meeting_id AS "meetingId",
      deadline_at AS "deadlineAt", deadline_reason AS "deadlineReason", requested_at AS "requestedAt", outcome,
      (SELECT json_agg(json_build_object('bodyId', body_id, 'step', step, 'outcome', outcome, 'of', rule->>'of') ORDER BY step, id)
        FROM sign_off_body WHERE sign_off_id = sign_off.id) AS bodies
    FROM sign_off
    WHERE workspace_id = $1::uuid AND ${hasNotEnded} AND ($2::uuid IS NULL OR pathway_id = $2::uuid)
  ) AS place`;
