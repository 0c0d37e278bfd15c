import { personById, rolesIn } from '../directory.ts';
import { conflictsOf, recusalOf, whoRules } from '../membership/interests.ts';
import { isSamePerson } from '../membership/same-person.ts';
import { signOffReference } from '../reference.ts';
import { done, type Outcome, type Refusal, refuse } from '../refusal.ts';
import type { AskedBody, SignOffChange, SignOffEvent } from './sign-off.ts';
import { atBody, type Situation } from './situation.ts';
import { askedBody } from './steps.ts';
import { tooLate } from './timing.ts';

type Rule = Extract<SignOffEvent, { kind: 'rule' }>;

/**
 * What the chair of a body, or who stands in for them, decides about somebody's interests in a request, with a reason. The last ruling holds, and speaks
 * of the interests its ruler was shown: where another has come to touch the request meanwhile, that has to be shown first.
 */
export function ruleOnInterest(situation: Situation, { askedBodyId, ruling }: Rule): Outcome<readonly SignOffChange[]> {
  const { signOff, directory, now } = situation;
  const asked = askedBody(signOff, askedBodyId);
  const objection = tooLate(signOff, 'rule_on_interest') ?? objectionTo(situation, asked, ruling);
  if (objection) return refuse(objection);
  const interestIds = conflictsOf(directory, signOff, ruling.personId, now).map(({ id }) => id);
  return done([{ kind: 'ruled', askedBodyId, ruling: { ...ruling, interestIds, at: now } }]);
}

function objectionTo(situation: Situation, asked: AskedBody, ruling: Rule['ruling']): Refusal | null {
  const { personId, interestIds, ruledById, reason } = ruling;
  const { signOff, directory, now } = situation;
  const at = atBody(situation, asked);
  const person = personById(directory, personId).name;
  const { people } = whoRules(directory, signOff, asked, personId, now);
  const rulers = people.map(({ name }) => name);
  if (isSamePerson(directory, ruledById, personId)) return { code: 'own_interest', ...at, rulers };
  if (!people.some(({ id }) => id === ruledById)) return { code: 'not_the_ruler', ...at, person, rulers };
  const recused = recusalOf(directory, asked, personId) !== null;
  // Whoever is kept from the papers by one body decides for none: only a body in which they sit can do that.
  if (!recused && rolesIn(directory, asked.bodyId, personId, now).length === 0) return { code: 'not_of_the_body', ...at, person };
  const interests = conflictsOf(directory, signOff, personId, now);
  if (!recused && interests.length === 0) return { code: 'nothing_to_rule_on', ...at, person };
  const unseen = interests.filter(({ id }) => !interestIds.includes(id)).map(({ text }) => text);
  if (unseen.length > 0) return { code: 'interest_not_shown', ...at, person, interests: unseen };
  return reason ? null : { code: 'reason_needed', reference: signOffReference(signOff), toDo: 'rule on an interest' };
}
