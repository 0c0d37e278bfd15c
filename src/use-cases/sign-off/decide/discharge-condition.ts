import type { DateTime } from 'luxon';
import { done, type Outcome } from '#src/domain/refusal.ts';
import { outstandingConditions } from '#src/domain/sign-off/outstanding-conditions.ts';
import { examineOptionalText } from '#src/domain/text-gate.ts';
import { type Actor, gateOf } from '../../actor.ts';
import { carryOutForBody } from './own/carry-out-for-body.ts';
import type { NeedToCarryOut } from './own/carry-out-sign-off-event.ts';

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
  const note = examineOptionalText(said, 'note', gateOf(actor));
  if (note.refused) return note;
  const event = { kind: 'discharge', personId: actor.person.id, askedBodyId, conditionId, note: note.value } as const;
  const carried = await carryOutForBody(need, actor, askedBodyId, event, now);
  if (carried.refused) return carried;
  const { reference, body, decided } = carried.value;
  return done({ reference, body: body.name, left: outstandingConditions(decided.signOff, actor.directory, now).length });
}
