import { z } from 'zod';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import type { Session } from '../../session.ts';
import { fieldsAs, listOf, listsAs, oneOf } from '../as-json.ts';
import { type SignOffRow, toSignOff } from './to-sign-off.ts';

/** So many are read by one statement: between two of them others have their turn. */
const atOnce = 100;

/** Sign-offs with all that is of them, in the order of these ids: one statement for each hundred, and not one for each table and a row for each line of it. */
export async function loadWhole(session: Session, ids: readonly string[]): Promise<SignOff[]> {
  const loaded: SignOff[] = [];
  for (let from = 0; from < ids.length; from += atOnce) {
    const rows = await session.rows(wholeSignOffs, [ids.slice(from, from + atOnce)]);
    for (const { whole } of rows) loaded.push(toSignOff(wholeRow.parse(JSON.parse(json.parse(whole)))));
  }
  return loaded;
}

// Written by the statement below alone.
const json = z.string();
const wholeRow = z.custom<SignOffRow>((value) => typeof value === 'object' && value !== null && 'versions' in value && 'bodies' in value);

const signOffId = 'sign_off_id = sign_off.id';
const askedBodyId = 'sign_off_body_id = asked.id';
const verdictId = 'verdict_id = verdict.id';

const versionFields = [
  ...['id', 'number', 'title', 'ask', 'files', 'note', 'hash', 'at', 'byId', 'change', 'reason'],
  ...['contestedById', 'contestedReason', 'contestedAt'],
];
const versions = `SELECT ${fieldsAs(versionFields)}, ${listsAs(['links', 'sections'])} FROM sign_off_version WHERE ${signOffId}`;

const conditionFields = ['id', 'sequence', 'text', 'ownerId', 'due', 'dischargedById', 'dischargedAt', 'dischargeNote'];
const conditions = `SELECT ${fieldsAs(conditionFields)} FROM condition WHERE ${verdictId}`;

const verdictFields = [
  ...['id', 'versionId', 'personId', 'sequence', 'round', 'kind', 'reason', 'role', 'afterOutcome'],
  ...['recordedById', 'receivedHow', 'recordedNote', 'at'],
];
const verdicts = `
  SELECT ${fieldsAs(verdictFields)}, ${listsAs(['forIds'])}, ${listOf(conditions, 'of.sequence')} AS conditions,
    ${oneOf(`SELECT reason, at FROM verdict_contest WHERE ${verdictId}`)} AS contest,
    ${oneOf(`SELECT ${fieldsAs(['endedAt', 'at'])} FROM verdict_lapse WHERE ${verdictId}`)} AS lapse,
    ${oneOf(`SELECT ${fieldsAs(['versionId', 'at'])} FROM verdict_reply WHERE ${verdictId}`)} AS reply
  FROM verdict WHERE ${askedBodyId}`;

const rulingFields = ['id', 'personId', 'sequence', 'interestIds', 'action', 'reason', 'ruledById', 'at'];
const rulings = `SELECT ${fieldsAs(rulingFields)} FROM ruling WHERE ${askedBodyId}`;

const bodyFields = [
  ...['id', 'step', 'bodyId', 'rule', 'round', 'outcome', 'outcomeAt', 'closedAt'],
  ...['chairsActionById', 'chairsActionReason', 'chairsActionAt', 'decidedBy'],
];
const bodies = `
  SELECT ${fieldsAs(bodyFields)}, ${listOf(verdicts, 'of.sequence')} AS verdicts, ${listOf(rulings, 'of.sequence')} AS rulings
  FROM sign_off_body AS asked WHERE ${signOffId}`;

const fields = [
  ...['id', 'number', 'subject', 'routeId', 'pathwayId', 'requesterId', 'privateReason', 'publicTitle', 'privateNote'],
  ...['formallyResponsibleId', 'meetingId', 'deadlineAt', 'deadlineReason', 'requestedAt', 'outcome', 'outcomeAt', 'outcomeReason'],
];
const whole = `SELECT ${fieldsAs(fields)}, ${listOf(versions, 'of.number')} AS versions, ${listOf(bodies, 'of.step, of.id')} AS bodies`;

const wholeSignOffs = `
  SELECT (SELECT row_to_json(of)::text FROM (${whole} FROM sign_off WHERE id = wanted.id) AS of) AS whole
  FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, place) ORDER BY place`;
