import type { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { personBySlackId } from '#src/domain/directory.ts';
import { mayReadContent } from '#src/domain/membership/interests.ts';
import { holderNow } from '#src/domain/membership/posts.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import type { SignOff, VerdictAttempt } from '#src/domain/sign-off/sign-off.ts';
import { examineText } from '#src/domain/text-gate.ts';
import { dayOf } from '#src/domain/wall-clock.ts';
import { type Actor, gateOf } from '../../actor.ts';

/** A condition as it is given: whoever asked for the sign-off has to meet it where nobody else is named. */
export type ConditionGiven = {
  readonly text: string;
  readonly ownerSlackId: string | null;
  /** ISO date */
  readonly due: string | null;
};

/**
 * The conditions of a verdict, through the gate for texts. Refused: one without words, of somebody the governance file does not name or to whom the
 * request is closed, due before today.
 */
export function examineConditions(
  actor: Actor,
  signOff: SignOff,
  given: readonly ConditionGiven[],
  now: DateTime,
): Outcome<VerdictAttempt['conditions']> {
  const { directory } = actor;
  const today = dayOf(now.setZone(directory.workspace.timezone));
  const conditions: VerdictAttempt['conditions'][number][] = [];
  for (const [index, { text, ownerSlackId, due }] of given.entries()) {
    const number = index + 1;
    const words = examineText(text, 'condition', gateOf(actor));
    if (words.refused) return words;
    if (words.value === '') return refuse({ code: 'condition_unfit', number, problem: 'without_words' });
    const owner =
      ownerSlackId === null ? holderNow(directory, signOff.requesterId, now).id : personBySlackId(directory, ownerSlackId, now)?.id;
    if (owner === undefined) return refuse({ code: 'condition_unfit', number, problem: 'owner_not_listed' });
    // Whoever asked may have lost the right to read on the way, and is told as much as they may know.
    if (ownerSlackId !== null && !mayReadContent(directory, signOff, owner, now))
      return refuse({ code: 'condition_unfit', number, problem: 'owner_kept_out' });
    if (due !== null && due < today) return refuse({ code: 'condition_unfit', number, problem: 'due_past', due });
    conditions.push({ id: uuid(), text: words.value, ownerId: owner, due });
  }
  return done(conditions);
}
