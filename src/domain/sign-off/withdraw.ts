import { signOffReference } from '../reference.ts';
import { done, type Outcome, refuse } from '../refusal.ts';
import { mayNot } from './amend.ts';
import type { SignOffChange, SignOffEvent } from './sign-off.ts';
import type { Situation } from './situation.ts';
import { tooLate } from './timing.ts';

/** The requester, or an officer of the pathway's group, takes a request back, with a reason. That is its end. */
export function withdraw(
  situation: Situation,
  { personId, reason }: Extract<SignOffEvent, { kind: 'withdraw' }>,
): Outcome<readonly SignOffChange[]> {
  const { signOff } = situation;
  const reference = signOffReference(signOff);
  const objection = tooLate(signOff, 'withdraw_sign_off') ?? mayNot(situation, 'withdraw_sign_off', personId);
  if (objection) return refuse(objection);
  if (!reason) return refuse({ code: 'reason_needed', reference, toDo: `withdraw ${reference}` });
  return done([{ kind: 'settled', outcome: 'withdrawn', reason }]);
}
