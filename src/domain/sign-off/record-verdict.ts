import { personById, rolesIn } from '../directory.ts';
import { personMay } from '../membership/interests.ts';
import { isSamePerson } from '../membership/same-person.ts';
import { whoMay } from '../permissions.ts';
import { type Outcome, type Refusal, refuse } from '../refusal.ts';
import { isAuthor } from './authors.ts';
import { giveVerdict } from './give-verdict.ts';
import type { SignOffChange, SignOffEvent } from './sign-off.ts';
import { atBody, type Situation } from './situation.ts';
import { askedBody } from './steps.ts';

type RecordedVerdict = Extract<SignOffEvent, { kind: 'recorded_verdict' }>;

/** What the person who records can put right; everything else is about the person they record for. */
const aboutTheRecord: readonly Refusal['code'][] = ['reason_needed', 'conditions_needed', 'version_not_current'];

/** The secretariat writes down a verdict that reached it by telephone, on paper or otherwise, for somebody who may decide now. */
export function recordVerdict(situation: Situation, { attempt, byId, how, note }: RecordedVerdict): Outcome<readonly SignOffChange[]> {
  const objection = objectionTo(situation, attempt.askedBodyId, byId, attempt.personId);
  if (objection) return refuse(objection);
  const given = giveVerdict(situation, attempt, { byId, how, note });
  if (!given.refused || aboutTheRecord.includes(given.refusal.code)) return given;
  return refuse({ code: 'not_recorded', person: personById(situation.directory, attempt.personId).name, because: given.refusal });
}

function objectionTo(situation: Situation, askedBodyId: string, byId: string, personId: string): Refusal | null {
  const { signOff, directory, now } = situation;
  const asked = askedBody(signOff, askedBodyId);
  const at = atBody(situation, asked);
  if (isAuthor(directory, signOff, byId, now)) return { code: 'record_on_own_request', ...at };
  if (!personMay('record_verdict', directory, signOff, byId, rolesIn(directory, asked.bodyId, byId, now), now)) {
    return { code: 'may_not', action: `record a verdict on ${at.reference}`, body: at.body, who: whoMay('record_verdict') };
  }
  return isSamePerson(directory, byId, personId) ? { code: 'own_record', ...at } : null;
}
