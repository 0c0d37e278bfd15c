import type { DateTime } from 'luxon';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import type { Actor } from './actor.ts';
import { objectionTo } from './carry-out-sign-off-event.ts';
import { heldSignOff } from './held-sign-off.ts';
import type { Stores } from './ports/stores.ts';

export type SetCondition = { readonly signOffBodyId: string; readonly conditionId: string };
export type PreparedDischarge = SetCondition & { readonly reference: string; readonly body: string; readonly text: string };

/** Whether somebody may say that a condition is met, before they are asked how. */
export async function prepareDischarge(
  need: Pick<Stores, 'signOffs' | 'chronicle'>,
  actor: Actor,
  { signOffBodyId: askedBodyId, conditionId }: SetCondition,
  now: DateTime,
): Promise<Outcome<PreparedDischarge>> {
  const held = await heldSignOff(need, actor, askedBodyId);
  if (held.refused) return held;
  const { signOff, asked, reference, body } = held.value;
  const event = { kind: 'discharge', personId: actor.person.id, askedBodyId, conditionId, note: null } as const;
  const refusal = objectionTo(need, actor, signOff, event, now);
  if (refusal) return refuse(refusal);
  const condition = asked.verdicts.flatMap(({ conditions }) => conditions).find(({ id }) => id === conditionId);
  return done({ signOffBodyId: askedBodyId, conditionId, reference, body: body.name, text: condition?.text ?? '' });
}
