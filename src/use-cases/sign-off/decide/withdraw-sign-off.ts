import type { DateTime } from 'luxon';
import { signOffReference } from '#src/domain/reference.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import { currentVersion } from '#src/domain/sign-off/steps.ts';
import { examineText } from '#src/domain/text-gate.ts';
import { type Actor, gateOf } from '../../actor.ts';
import type { Stores } from '../../ports/stores.ts';
import { findSignOff, type WhichSignOff } from '../read/find-sign-off.ts';
import { carryOut, type NeedToCarryOut, objectionTo } from './own/carry-out-sign-off-event.ts';

export type WithdrawalForm = { readonly signOffId: string; readonly reference: string; readonly title: string };

/** What the form that asks for the reason shows. Refused to whoever may not withdraw the request. */
export async function prepareWithdrawal(
  need: Pick<Stores, 'signOffs' | 'chronicle'>,
  actor: Actor,
  which: WhichSignOff,
  now: DateTime,
): Promise<Outcome<WithdrawalForm>> {
  const found = await findSignOff(need, actor, which);
  if (found.refused) return found;
  const signOff = found.value;
  const objection = objectionTo(need, actor, signOff, { kind: 'withdraw', personId: actor.person.id, reason: '' }, now);
  if (objection) return refuse(objection);
  return done({ signOffId: signOff.id, reference: signOffReference(signOff), title: currentVersion(signOff).title });
}

export type WithdrawSignOff = { readonly signOffId: string; readonly reason: string };

/** Takes a request back, with a reason: that is its end. */
export async function withdrawSignOff(
  need: NeedToCarryOut,
  actor: Actor,
  input: WithdrawSignOff,
  now: DateTime,
): Promise<Outcome<Omit<WithdrawalForm, 'signOffId'>>> {
  const { directory, person } = actor;
  const signOff = await need.signOffs.lock(directory.workspace.id, input.signOffId);
  if (!signOff) return refuse({ code: 'gone', what: 'request' });
  const reason = examineText(input.reason, 'reason', gateOf(actor));
  if (reason.refused) return reason;
  const decided = await carryOut(need, actor, signOff, { kind: 'withdraw', personId: person.id, reason: reason.value }, now);
  if (decided.refused) return decided;
  return done({ reference: signOffReference(signOff), title: currentVersion(signOff).title });
}
