import { personById, rolesIn } from '../directory.ts';
import { signOffReference } from '../reference.ts';
import { done, type Outcome, type Refusal, refuse } from '../refusal.ts';
import { conflictsOf, recusalOf, whoRules } from './interests.ts';
import type { AskedBody, SignOffChange, SignOffEvent } from './sign-off.ts';
import { atBody, type Situation } from './situation.ts';
import { askedBody } from './steps.ts';
import { tooLate } from './timing.ts';

type Rule = Extract<SignOffEvent, { kind: 'rule' }>;

/** What the chair of a body, or who stands in for them, decides about somebody's interest in a request, with a reason. The last ruling holds. */
export function ruleOnInterest(situation: Situation, { askedBodyId, ruling }: Rule): Outcome<readonly SignOffChange[]> {
  const { signOff, now } = situation;
  const asked = askedBody(signOff, askedBodyId);
  const objection = tooLate(signOff, 'rule_on_interest') ?? objectionTo(situation, asked, ruling);
  return objection ? refuse(objection) : done([{ kind: 'ruled', askedBodyId, ruling: { ...ruling, at: now } }]);
}

function objectionTo(situation: Situation, asked: AskedBody, { personId, ruledById, reason }: Rule['ruling']): Refusal | null {
  const { signOff, directory, now } = situation;
  const at = atBody(situation, asked);
  const person = personById(directory, personId).name;
  const { people } = whoRules(directory, signOff, asked, personId, now);
  const rulers = people.map(({ name }) => name);
  if (ruledById === personId) return { code: 'own_interest', ...at, rulers };
  if (!people.some(({ id }) => id === ruledById)) return { code: 'not_the_ruler', ...at, person, rulers };
  const recused = recusalOf(asked, personId) !== null;
  // Whoever is kept from the papers by one body decides for none: only a body in which they sit can do that.
  if (!recused && rolesIn(directory, asked.bodyId, personId, now).length === 0) return { code: 'not_of_the_body', ...at, person };
  const matters = recused || conflictsOf(directory, signOff, personId, now).length > 0;
  if (!matters) return { code: 'nothing_to_rule_on', ...at, person };
  return reason ? null : { code: 'reason_needed', reference: signOffReference(signOff), toDo: 'rule on an interest' };
}
