import type { DateTime } from 'luxon';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import type { Decided } from '#src/domain/sign-off/decide.ts';
import type { SignOffEvent } from '#src/domain/sign-off/sign-off.ts';
import type { Actor } from '../../../actor.ts';
import type { Stores } from '../../../ports/stores.ts';
import { type AskingSignOff, askingSignOff, heldSignOff } from '../../read/held-sign-off.ts';
import { carryOut, type NeedToCarryOut, objectionTo } from './carry-out-sign-off-event.ts';

/** A sign-off as it was, with what an event has made of it. */
export type DoneForBody = AskingSignOff & { readonly decided: Decided };

/** Carries an event out on the sign-off that asks this body, its row held from before. */
export async function carryOutForBody(
  need: NeedToCarryOut,
  actor: Actor,
  askedBodyId: string,
  event: SignOffEvent,
  now: DateTime,
): Promise<Outcome<DoneForBody>> {
  const held = await heldSignOff(need, actor, askedBodyId);
  if (held.refused) return held;
  const decided = await carryOut(need, actor, held.value.signOff, event, now);
  return decided.refused ? decided : done({ ...held.value, decided: decided.value });
}

/** The sign-off that asks this body, where nothing stands in the way of an event but what a form is still to ask for. Else refused, on record. */
export async function prepareForBody(
  need: Pick<Stores, 'signOffs' | 'chronicle'>,
  actor: Actor,
  askedBodyId: string,
  event: SignOffEvent,
  now: DateTime,
): Promise<Outcome<AskingSignOff>> {
  const asking = await askingSignOff(need, actor, askedBodyId);
  if (asking.refused) return asking;
  const refusal = objectionTo(need, actor, asking.value.signOff, event, now);
  return refusal ? refuse(refusal) : asking;
}
