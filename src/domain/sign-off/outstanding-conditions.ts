import type { AskedBody, Condition, SignOff } from './sign-off.ts';
import { standingVerdicts, wordsOf } from './verdicts.ts';
import { conditionsOutstanding, outcomeWords } from './words.ts';

export type ConditionSet = {
  readonly askedBodyId: string;
  /** Who set it */
  readonly personId: string;
  /** Null where its words are still to follow */
  readonly condition: Condition | null;
};

/** The conditions of a body's standing approvals, met or not. One whose words never came is among them. */
export function conditionsOf(asked: AskedBody): ConditionSet[] {
  const conditional = standingVerdicts(asked).filter(({ kind }) => kind === 'approve_with_conditions');
  return conditional.flatMap((verdict) => {
    const { conditions } = wordsOf(asked, verdict);
    const all = conditions.length > 0 ? conditions : [null];
    return all.map((condition) => ({ askedBodyId: asked.id, personId: verdict.personId, condition }));
  });
}

/** What is still to be done before the bodies that have approved hold the request for finished. */
export function outstandingConditions({ bodies }: Pick<SignOff, 'bodies'>): ConditionSet[] {
  const approved = bodies.filter(({ outcome }) => outcome === 'approved');
  return approved.flatMap(conditionsOf).filter(({ condition }) => !condition?.discharged);
}

/** How a request stands in words: "approved, conditions outstanding" until each of them is discharged. */
export function outcomeInWords(signOff: Pick<SignOff, 'outcome' | 'bodies'>): string {
  if (signOff.outcome === null) return 'open';
  return signOff.outcome === 'approved' && outstandingConditions(signOff).length > 0
    ? conditionsOutstanding
    : outcomeWords[signOff.outcome];
}
