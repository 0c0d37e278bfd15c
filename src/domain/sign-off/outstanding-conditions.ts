import type { DateTime } from 'luxon';
import type { Directory } from '../directory.ts';
import { decidingVerdicts } from './decision.ts';
import type { AskedBody, Condition, SignOff, SignOffOutcome } from './sign-off.ts';
import { wordsOf } from './verdicts.ts';
import { conditionsOutstanding, outcomeWords } from './words.ts';

export type ConditionSet = {
  readonly askedBodyId: string;
  /** Who set it */
  readonly personId: string;
  /** Null where its words are still to follow */
  readonly condition: Condition | null;
};

/** The conditions of the approvals that count for a body, met or not. One whose words never came is among them. */
export function conditionsOf(signOff: SignOff, asked: AskedBody, directory: Directory, now: DateTime): ConditionSet[] {
  if (!asked.verdicts.some(({ kind }) => kind === 'approve_with_conditions')) return [];
  const conditional = decidingVerdicts(signOff, asked, directory, now).filter(({ kind }) => kind === 'approve_with_conditions');
  return conditional.flatMap((verdict) => {
    const { conditions } = wordsOf(asked, verdict);
    const all = conditions.length > 0 ? conditions : [null];
    return all.map((condition) => ({ askedBodyId: asked.id, personId: verdict.personId, condition }));
  });
}

/** What is still to be done before the bodies that have approved hold the request for finished. */
export function outstandingConditions(signOff: SignOff, directory: Directory, now: DateTime): ConditionSet[] {
  return signOff.bodies.flatMap((asked) => outstandingOf(signOff, asked, directory, now));
}

function outstandingOf(signOff: SignOff, asked: AskedBody, directory: Directory, now: DateTime): ConditionSet[] {
  if (asked.outcome !== 'approved') return [];
  return conditionsOf(signOff, asked, directory, now).filter(({ condition }) => !condition?.discharged);
}

/** How a request stands in words: "approved, conditions outstanding" until each of them is discharged. */
export function outcomeInWords(signOff: SignOff, directory: Directory, now: DateTime): string {
  return inWords(signOff.outcome, outstandingConditions(signOff, directory, now));
}

/** How one of the bodies asked stands, in the same words. */
export function bodyOutcomeInWords(signOff: SignOff, asked: AskedBody, directory: Directory, now: DateTime): string {
  return inWords(asked.outcome, outstandingOf(signOff, asked, directory, now));
}

function inWords(outcome: SignOffOutcome | null, outstanding: readonly ConditionSet[]): string {
  if (outcome === null) return 'open';
  return outcome === 'approved' && outstanding.length > 0 ? conditionsOutstanding : outcomeWords[outcome];
}
