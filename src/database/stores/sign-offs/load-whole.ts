import { z } from 'zod';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import type { Session } from '../../session.ts';
import { type SignOffRow, toSignOff } from './to-sign-off.ts';

/** So many are read by one statement: between two of them others have their turn. */
const atOnce = 100;

/** Sign-offs with all that is of them, in the order of these ids: one statement for each hundred, and not one for each table and a row for each line of it. */
export async function loadWhole(session: Session, ids: readonly string[]): Promise<SignOff[]> {
  const loaded: SignOff[] = [];
  for (let from = 0; from < ids.length; from += atOnce) {
    const rows = await session.rows(wholeSignOffs, [ids.slice(from, from + atOnce)]);
    for (const { whole } of rows) loaded.push(toSignOff(wholeRow.parse(JSON.parse(z.string().parse(whole)))));
  }
  return loaded;
}

// Written by the statement below alone.
const wholeRow = z.custom<SignOffRow>((value) => typeof value === 'object' && value !== null && 'versions' in value && 'bodies' in value);

const listOf = (rows: string, order: string) => `(SELECT coalesce(json_agg(of ORDER BY ${order}), '[]') FROM (${rows}) AS of)`;
const oneOf = (row: string) => `(SELECT row_to_json(of) FROM (${row}) AS of)`;

const versions = `
  SELECT id, number, title, ask, links, files, note, sections, hash, at, by_id AS "byId", change, reason, contested_by_id AS "contestedById",
    contested_reason AS "contestedReason", contested_at AS "contestedAt"
  FROM sign_off_version WHERE sign_off_id = sign_off.id`;

const conditions = `
  SELECT id, sequence, text, owner_id AS "ownerId", due, discharged_by_id AS "dischargedById", discharged_at AS "dischargedAt",
    discharge_note AS "dischargeNote"
  FROM condition WHERE verdict_id = verdict.id`;

const verdicts = `
  SELECT id, version_id AS "versionId", person_id AS "personId", for_ids AS "forIds", sequence, round, kind, reason, role,
    after_outcome AS "afterOutcome", recorded_by_id AS "recordedById", received_how AS "receivedHow", recorded_note AS "recordedNote", at,
    ${listOf(conditions, 'of.sequence')} AS conditions,
    ${oneOf('SELECT reason, at FROM verdict_contest WHERE verdict_id = verdict.id')} AS contest,
    ${oneOf('SELECT ended_at AS "endedAt", at FROM verdict_lapse WHERE verdict_id = verdict.id')} AS lapse,
    ${oneOf('SELECT version_id AS "versionId", at FROM verdict_reply WHERE verdict_id = verdict.id')} AS reply
  FROM verdict WHERE sign_off_body_id = asked.id`;

const rulings = `
  SELECT id, person_id AS "personId", sequence, interest_ids AS "interestIds", action, reason, ruled_by_id AS "ruledById", at
  FROM ruling WHERE sign_off_body_id = asked.id`;

const bodies = `
  SELECT id, step, body_id AS "bodyId", rule, round, outcome, outcome_at AS "outcomeAt", closed_at AS "closedAt",
    chairs_action_by_id AS "chairsActionById", chairs_action_reason AS "chairsActionReason", chairs_action_at AS "chairsActionAt",
    decided_by AS "decidedBy", ${listOf(verdicts, 'of.sequence')} AS verdicts, ${listOf(rulings, 'of.sequence')} AS rulings
  FROM sign_off_body AS asked WHERE sign_off_id = sign_off.id`;

const signOffs = `
  SELECT sign_off.id, number, subject, route_id AS "routeId", pathway_id AS "pathwayId", requester_id AS "requesterId",
    private_reason AS "privateReason", public_title AS "publicTitle", private_note AS "privateNote",
    formally_responsible_id AS "formallyResponsibleId", meeting_id AS "meetingId", deadline_at AS "deadlineAt",
    deadline_reason AS "deadlineReason", requested_at AS "requestedAt", outcome, outcome_at AS "outcomeAt", outcome_reason AS "outcomeReason",
    ${listOf(versions, 'of.number')} AS versions, ${listOf(bodies, 'of.step, of.id')} AS bodies`;

const wholeSignOffs = `
  SELECT ${oneOf(signOffs)}::text AS whole
  FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, place) JOIN sign_off ON sign_off.id = wanted.id ORDER BY place`;
