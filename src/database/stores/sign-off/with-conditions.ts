/**
 * Ids of what may have a condition of theirs to be met. Conditions of what was turned down, sent back or answered anew are never discharged: over the years
 * they would be most of what there is. Which verdict of a chair who approved alone counts is left to the rules.
 */
export const withConditions = `
  SELECT DISTINCT sign_off.id::text AS id
  FROM condition
    JOIN verdict ON verdict.id = verdict_id
    JOIN sign_off_body AS asked ON asked.id = sign_off_body_id
    JOIN sign_off ON sign_off.id = sign_off_id
  WHERE workspace_id = $1::uuid AND owner_id = ANY($2::uuid[]) AND discharged_at IS NULL AND text IS NOT NULL
    AND (sign_off.outcome IS NULL OR sign_off.outcome NOT IN ('rejected', 'withdrawn'))
    AND asked.outcome = 'approved' AND verdict.round = asked.round
    AND NOT EXISTS (SELECT FROM verdict_contest WHERE verdict_id = verdict.id)
    AND (chairs_action_by_id IS NOT NULL OR after_outcome OR NOT EXISTS (
      SELECT FROM verdict AS later
      WHERE later.sign_off_body_id = asked.id AND later.person_id = verdict.person_id AND later.round = verdict.round
        AND later.sequence > verdict.sequence AND NOT later.after_outcome
        AND NOT EXISTS (SELECT FROM verdict_contest WHERE verdict_id = later.id)
    ))`;
