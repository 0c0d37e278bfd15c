import type { DateTime } from 'luxon';
import { done, type Outcome } from '#src/domain/refusal.ts';
import { examineText } from '#src/domain/text-gate.ts';
import { type Actor, gateOf } from '../../actor.ts';
import { carryOutForBody } from './own/carry-out-for-body.ts';
import type { NeedToCarryOut } from './own/carry-out-sign-off-event.ts';

export type ContestVerdict = { readonly signOffBodyId: string; readonly verdictId: string; readonly reason: string };

export type VerdictContested = {
  readonly reference: string;
  readonly body: string;
  /** True where the body decides again without it */
  readonly reopened: boolean;
};

/** An approver says that what the secretariat recorded for them is not what they had said: it counts no longer. */
export async function contestVerdict(
  need: NeedToCarryOut,
  actor: Actor,
  { signOffBodyId: askedBodyId, verdictId, reason }: ContestVerdict,
  now: DateTime,
): Promise<Outcome<VerdictContested>> {
  const why = examineText(reason, 'reason', gateOf(actor));
  if (why.refused) return why;
  const event = { kind: 'contest_verdict', personId: actor.person.id, askedBodyId, verdictId, reason: why.value } as const;
  const carried = await carryOutForBody(need, actor, askedBodyId, event, now);
  if (carried.refused) return carried;
  const { reference, body, decided } = carried.value;
  return done({ reference, body: body.name, reopened: decided.changes.some(({ kind }) => kind === 'body_reopened') });
}
