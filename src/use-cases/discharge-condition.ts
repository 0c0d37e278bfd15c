import type { DateTime } from 'luxon';
import { done, type Outcome } from '#src/domain/refusal.ts';
import { outstandingConditions } from '#src/domain/sign-off/outstanding-conditions.ts';
import { examineOptionalText } from '#src/domain/text-gate.ts';
import type { Actor } from './actor.ts';
import { carryOut, type NeedToCarryOut } from './carry-out-sign-off-event.ts';
import { heldSignOff } from './held-sign-off.ts';

export type DischargeCondition = { readonly signOffBodyId: string; readonly conditionId: string; readonly note: string | null };

export type ConditionDischarged = {
  readonly reference: string;
  readonly body: string;
  /** How many conditions of the request are still open */
  readonly left: number;
};

/** Somebody who may decide for the body that set a condition holds that it is met. */
export async function dischargeCondition(
  need: NeedToCarryOut,
  actor: Actor,
  { signOffBodyId: askedBodyId, conditionId, note: said }: DischargeCondition,
  now: DateTime,
): Promise<Outcome<ConditionDischarged>> {
  const held = await heldSignOff(need, actor, askedBodyId);
  if (held.refused) return held;
  const note = examineOptionalText(said, 'note');
  if (note.refused) return note;
  const event = { kind: 'discharge', personId: actor.person.id, askedBodyId, conditionId, note: note.value } as const;
  const decided = await carryOut(need, actor, held.value.signOff, event, now);
  if (decided.refused) return decided;
  const { reference, body } = held.value;
  return done({ reference, body: body.name, left: outstandingConditions(decided.value.signOff).length });
}
