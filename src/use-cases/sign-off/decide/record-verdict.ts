import type { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { personById } from '#src/domain/directory.ts';
import { done, type Outcome } from '#src/domain/refusal.ts';
import type { ReceivedHow, VerdictKind } from '#src/domain/sign-off/sign-off.ts';
import { examineOptionalText } from '#src/domain/text-gate.ts';
import { type Actor, gateOf } from '../../actor.ts';
import { heldSignOff } from '../read/held-sign-off.ts';
import { type ConditionGiven, examineConditions } from './examine-conditions.ts';
import { type VerdictGiven, verdictGiven } from './give-verdict.ts';
import { carryOut, type NeedToCarryOut } from './own/carry-out-sign-off-event.ts';

export type RecordVerdict = {
  readonly signOffBodyId: string;
  /** The version the approver spoke of */
  readonly version: number;
  readonly approverId: string;
  readonly verdict: VerdictKind;
  readonly reason: string | null;
  readonly conditions: readonly ConditionGiven[];
  /** How it reached the secretariat */
  readonly how: ReceivedHow;
  readonly note: string | null;
};

export type VerdictRecorded = VerdictGiven & { readonly person: string };

/** The secretariat writes down what an approver has told it; the approver is told, and can say that it is not what they said. */
export async function recordVerdict(
  need: NeedToCarryOut,
  actor: Actor,
  input: RecordVerdict,
  now: DateTime,
): Promise<Outcome<VerdictRecorded>> {
  const { signOffBodyId: askedBodyId, version, approverId: personId, verdict, how } = input;
  const held = await heldSignOff(need, actor, askedBodyId);
  if (held.refused) return held;
  const reason = examineOptionalText(input.reason, 'reason', gateOf(actor));
  if (reason.refused) return reason;
  const note = examineOptionalText(input.note, 'note', gateOf(actor));
  if (note.refused) return note;
  const { signOff } = held.value;
  const conditions = examineConditions(actor, signOff, input.conditions, now);
  if (conditions.refused) return conditions;
  const given = { kind: 'verdict', verdictId: uuid(), askedBodyId, personId, version, verdict, reasonToFollow: false } as const;
  const attempt = { ...given, reason: reason.value, conditions: conditions.value };
  const event = { kind: 'recorded_verdict', attempt, byId: actor.person.id, how, note: note.value } as const;
  const decided = await carryOut(need, actor, signOff, event, now);
  if (decided.refused) return decided;
  return done({ ...verdictGiven(actor, held.value, decided.value), person: personById(actor.directory, personId).name });
}
