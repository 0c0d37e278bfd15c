import type { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { done, type Outcome } from '#src/domain/refusal.ts';
import type { Decided } from '#src/domain/sign-off/decide.ts';
import type { AskedBody, SignOff, Verdict, VerdictKind } from '#src/domain/sign-off/sign-off.ts';
import { askedBody, versionById } from '#src/domain/sign-off/steps.ts';
import { outcomeWords } from '#src/domain/sign-off/words.ts';
import { examineOptionalText } from '#src/domain/text-gate.ts';
import { type Actor, gateOf } from '../../actor.ts';
import { standsFor } from '../read/describe-asked-body.ts';
import { type AskingSignOff, heldSignOff } from '../read/held-sign-off.ts';
import { type ConditionGiven, examineConditions } from './examine-conditions.ts';
import { carryOut, type NeedToCarryOut } from './own/carry-out-sign-off-event.ts';

export type GiveVerdict = {
  readonly signOffBodyId: string;
  /** The version that stood on the card */
  readonly version: number;
  readonly verdict: VerdictKind;
  readonly reason: string | null;
  readonly conditions?: readonly ConditionGiven[];
  /** True where Slack would not open the form for the reason or conditions */
  readonly reasonToFollow?: boolean;
};

export type VerdictGiven = {
  readonly signOffBodyId: string;
  /** SO-12 */
  readonly reference: string;
  readonly version: number;
  readonly body: string;
  readonly verdict: VerdictKind;
  /** Names of those they decided for beside themselves, as their deputy */
  readonly standsFor: readonly string[];
  /** True where its reason, or its conditions, are still to come */
  readonly toFollow: boolean;
  /** How it had been decided before, in words, where the verdict came after that and changes nothing; else null */
  readonly afterOutcome: string | null;
};

/**
 * One person's verdict for one body, with all that follows from it. The sign-off's row is held meanwhile, so that of two at the same instant one comes
 * after the other. Whoever may not decide changes nothing but the chronicle.
 */
export async function giveVerdict(need: NeedToCarryOut, actor: Actor, input: GiveVerdict, now: DateTime): Promise<Outcome<VerdictGiven>> {
  const { signOffBodyId: askedBodyId, version, verdict, reasonToFollow = false } = input;
  const held = await heldSignOff(need, actor, askedBodyId);
  if (held.refused) return held;
  const { signOff } = held.value;
  const reason = examineOptionalText(input.reason, 'reason', gateOf(actor));
  if (reason.refused) return reason;
  const conditions = examineConditions(actor, signOff, input.conditions ?? [], now);
  if (conditions.refused) return conditions;
  const given = { verdictId: uuid(), askedBodyId, personId: actor.person.id, version, verdict, reasonToFollow };
  const event = { kind: 'verdict', ...given, reason: reason.value, conditions: conditions.value } as const;
  const decided = await carryOut(need, actor, signOff, event, now);
  if (decided.refused) return decided;
  return done({ ...verdictGiven(actor, held.value, decided.value), toFollow: reasonToFollow });
}

/** What there is to say of a verdict that has been recorded. */
export function verdictGiven(
  { directory }: Pick<Actor, 'directory'>,
  held: AskingSignOff,
  { signOff, changes, afterOutcome }: Decided,
): VerdictGiven {
  const verdict = verdictIn(changes);
  return {
    signOffBodyId: held.asked.id,
    reference: held.reference,
    version: versionById(signOff, verdict.versionId).number,
    body: held.body.name,
    verdict: verdict.kind,
    standsFor: standsFor(directory, verdict, verdict.at),
    toFollow: false,
    afterOutcome: afterOutcome ? outcomeMet(signOff, askedBody(signOff, held.asked.id)) : null,
  };
}

function verdictIn(changes: Decided['changes']): Verdict {
  const change = changes.find((one) => one.kind === 'verdict_recorded');
  if (!change) throw new Error('No verdict was recorded');
  return change.verdict;
}

/** What it came after, and has not changed. */
function outcomeMet(signOff: SignOff, asked: AskedBody): string {
  if (asked.outcome) return outcomeWords[asked.outcome];
  if (signOff.outcome) return `the request has ended, ${outcomeWords[signOff.outcome]}`;
  throw new Error('A verdict after the outcome needs an outcome');
}
