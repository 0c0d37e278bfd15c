import type { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { personById } from '#src/domain/directory.ts';
import type { InterestCategory, RulingAction } from '#src/domain/membership/interest.ts';
import { conflictsOf, recusalOf, whoRules } from '#src/domain/membership/interests.ts';
import { titleFor } from '#src/domain/privacy.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import { examineText } from '#src/domain/text-gate.ts';
import { type Actor, gateOf } from '../../actor.ts';
import type { Stores } from '../../ports/stores.ts';
import { type AskingSignOff, askingSignOff, heldSignOff } from '../read/held-sign-off.ts';
import { carryOut, type NeedToCarryOut, objectionTo } from './own/carry-out-sign-off-event.ts';

/** On whose interest, for which body asked. */
type Matter = { readonly signOffBodyId: string; readonly personId: string };

export type RulingForm = Matter & {
  /** SO-12 */
  readonly reference: string;
  readonly title: string;
  readonly body: string;
  readonly person: string;
  readonly interests: readonly { readonly id: string; readonly category: InterestCategory; readonly text: string }[];
  readonly steppedAside: boolean;
  /** Names of those who may rule on it as well */
  readonly otherRulers: readonly string[];
};

/** What the form for a ruling shows. Refused, on record, to whoever does not rule on this. */
export async function prepareRuling(
  need: Pick<Stores, 'signOffs' | 'chronicle'>,
  actor: Actor,
  { signOffBodyId, personId }: Matter,
  now: DateTime,
): Promise<Outcome<RulingForm>> {
  const asking = await askingSignOff(need, actor, signOffBodyId);
  if (asking.refused) return asking;
  const { signOff, asked, body, reference } = asking.value;
  const { directory } = actor;
  if (!directory.people.some(({ id }) => id === personId)) return refuse({ code: 'gone', what: 'person' });
  const interests = conflictsOf(directory, signOff, personId, now).map(({ id, category, text }) => ({ id, category, text }));
  const shown = { personId, interestIds: interests.map(({ id }) => id), action: 'no_action', reason: '' } as const;
  const refusal = objectionTo(need, actor, signOff, eventOf(actor, asking.value, shown), now);
  if (refusal) return refuse(refusal);
  const { people } = whoRules(directory, signOff, asked, personId, now);
  return done({
    signOffBodyId,
    personId,
    reference,
    title: titleFor(directory, signOff, actor.person.id, now),
    body: body.name,
    person: personById(directory, personId).name,
    interests,
    steppedAside: recusalOf(directory, asked, personId) !== null,
    otherRulers: people.filter(({ id }) => id !== actor.person.id).map(({ name }) => name),
  });
}

/** `interestIds`: those the form showed. */
export type RuleOnInterest = Matter & { readonly interestIds: readonly string[]; readonly action: RulingAction; readonly reason: string };

export type InterestRuledOn = Pick<RulingForm, 'reference' | 'body' | 'person'> & { readonly action: RulingAction };

/** The chair of a body, or who stands in, rules on somebody's interest in a request, with a reason; the bodies are judged again by it. */
export async function ruleOnInterest(
  need: NeedToCarryOut & Pick<Stores, 'followUps'>,
  actor: Actor,
  input: RuleOnInterest,
  now: DateTime,
): Promise<Outcome<InterestRuledOn>> {
  const held = await heldSignOff(need, actor, input.signOffBodyId);
  if (held.refused) return held;
  const reason = examineText(input.reason, 'reason', gateOf(actor));
  if (reason.refused) return reason;
  const { directory } = actor;
  const { personId, interestIds, action } = input;
  if (!directory.people.some(({ id }) => id === personId)) return refuse({ code: 'gone', what: 'person' });
  const event = eventOf(actor, held.value, { personId, interestIds, action, reason: reason.value });
  const decided = await carryOut(need, actor, held.value.signOff, event, now);
  if (decided.refused) return decided;
  // A ruling keeps papers from somebody, or gives them back: also what they were sent before.
  await need.followUps.reviewPosted(directory.workspace.team);
  const { reference, body } = held.value;
  return done({ reference, body: body.name, person: personById(directory, personId).name, action });
}

function eventOf({ person }: Actor, { asked }: AskingSignOff, ruling: Omit<RuleOnInterest, 'signOffBodyId'>) {
  return { kind: 'rule', askedBodyId: asked.id, ruling: { id: uuid(), ruledById: person.id, ...ruling } } as const;
}
