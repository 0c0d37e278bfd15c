import { rolesIn } from '../directory.ts';
import { personMay } from '../membership/interests.ts';
import { hasWorkOf } from '../membership/posts.ts';
import { isSamePerson } from '../membership/same-person.ts';
import { done, type Outcome, type Refusal, refuse } from '../refusal.ts';
import { type Electorate, electorateOf, voicesOf } from './electorate.ts';
import { conditionsOf } from './outstanding-conditions.ts';
import { whyAside } from './seat-holders.ts';
import type { AskedBody, Condition, SignOffChange, SignOffEvent } from './sign-off.ts';
import { atBody, type Situation, speakersNames } from './situation.ts';
import { askedBody } from './steps.ts';
import { refusalFor, whyNoSay } from './why-no-say.ts';

type Discharge = Extract<SignOffEvent, { kind: 'discharge' }>;

/** Somebody who may decide for the body that set a condition, or its chair, holds that it is met: never its owner. */
export function dischargeCondition(situation: Situation, event: Discharge): Outcome<readonly SignOffChange[]> {
  const { signOff, directory, now } = situation;
  const asked = askedBody(signOff, event.askedBodyId);
  const condition = asked.verdicts.flatMap(({ conditions }) => conditions).find(({ id }) => id === event.conditionId);
  if (!condition) return refuse({ code: 'gone', what: 'condition' });
  const electorate = electorateOf(directory, signOff, asked, now);
  const objection =
    objectionToPerson(situation, asked, electorate, event.personId) ?? objectionTo(situation, asked, electorate, condition, event);
  if (objection) return refuse(objection);
  const discharged = { byId: event.personId, at: now, note: event.note };
  return done([{ kind: 'condition_discharged', askedBodyId: asked.id, condition: { ...condition, discharged } }]);
}

function objectionToPerson(situation: Situation, asked: AskedBody, electorate: Electorate, personId: string): Refusal | null {
  const { signOff, directory, now } = situation;
  const because = whyAside(directory, signOff, asked, personId, now);
  const roles = rolesIn(directory, asked.bodyId, personId, now);
  const may = personMay('discharge_condition', directory, signOff, personId, roles, now, voicesOf(electorate, personId) !== null);
  if (may && because === null) return null;
  return because && roles.includes('chair')
    ? refusalFor(because, situation, asked, electorate, personId)
    : whyNoSay(situation, asked, electorate, personId);
}

function objectionTo(
  situation: Situation,
  asked: AskedBody,
  electorate: Electorate,
  { id, ownerId, discharged }: Condition,
  { personId }: Discharge,
): Refusal | null {
  const { signOff, directory, now } = situation;
  const at = atBody(situation, asked);
  if (discharged) return { code: 'condition_closed', ...at, because: 'discharged' };
  const binding = conditionsOf(signOff, asked, directory, now).some(({ condition }) => condition?.id === id);
  if (!binding) return { code: 'condition_closed', ...at, because: 'superseded' };
  if (!isSamePerson(directory, ownerId, personId) && !hasWorkOf(directory, ownerId, personId, now)) return null;
  const others = electorate.speakers.filter((speaker) => !isSamePerson(directory, speaker.personId, personId));
  return { code: 'own_condition', ...at, approvers: speakersNames({ speakers: others }) };
}
