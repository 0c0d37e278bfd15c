import type { ApprovalRule } from './approval-rule.ts';
import type { BodyOutcome, Verdict } from './sign-off.ts';
import { isApproval } from './verdicts.ts';

/**
 * Somebody who may decide, once whatever seats they hold, with the composition tags of those seats and the answer that stands. Who has answered and owes
 * an answer for somebody else beside it is two of them, one without an answer.
 */
export type Voter = {
  readonly personId: string;
  readonly tags: readonly string[];
  readonly verdict: Pick<Verdict, 'kind'> | null;
};

/** `inquorate`: nobody is against, and even if everybody who may still decide approved, the rule would not be met. */
export type BodyStanding = 'open' | 'inquorate' | BodyOutcome;

/**
 * Where a body stands by its rule.
 *
 * `any` and `chair`: the first verdict settles it; where tags must be included, an approval settles it only once approvers with each of them have
 * approved. The others: approved when the rule is met; when approvals can no longer meet it, changes are requested if anybody asked for them, else
 * it is rejected. All, and more than half, are counted of the voters given, less those who abstain; n never shrinks. Where nobody is against, a rule
 * that can't be met refuses nothing: whoever is missing can be found.
 *
 * @param voters those who may decide: authors, the conflicted and the recused left out
 */
export function bodyStands(rule: ApprovalRule, voters: readonly Voter[]): BodyStanding {
  const counting = votersLeft(voters);
  if (meets(rule, counting.filter(approves), counting.length)) return 'approved';
  const able = counting.filter((voter) => voter.verdict === null || approves(voter));
  // Who answers for somebody else beside their own answer is then one person with one answer.
  const possible = meets(rule, able, peopleIn(counting));
  const against = counting.filter((voter) => voter.verdict !== null && !approves(voter));
  if (against.length === 0) return possible ? 'open' : 'inquorate';
  const first = rule.rule === 'any' || rule.rule === 'chair';
  if (possible && !first) return 'open';
  return against.some(({ verdict }) => verdict?.kind === 'request_changes') ? 'changes_requested' : 'rejected';
}

/** The denominator: voters whose answer is not that they stay out of it. */
export function votersLeft<V extends Voter>(voters: readonly V[]): V[] {
  return voters.filter(({ verdict }) => verdict?.kind !== 'abstain');
}

/** How many approvals a rule needs of so many voters. `all` of nobody, and half of nobody, are never met: at least one. */
export function approvalsNeeded({ rule, n }: ApprovalRule, voters: number): number {
  return { any: 1, chair: 1, all: Math.max(voters, 1), majority: Math.floor(voters / 2) + 1, at_least: n ?? 1 }[rule];
}

/** Whether the answer of a voter is an approval. */
export function approves({ verdict }: Voter): boolean {
  return verdict !== null && isApproval(verdict.kind);
}

function meets(rule: ApprovalRule, approving: readonly Voter[], of: number): boolean {
  const tags = new Set(approving.flatMap((voter) => voter.tags));
  return peopleIn(approving) >= approvalsNeeded(rule, of) && rule.including.every((tag) => tags.has(tag));
}

function peopleIn(voters: readonly Voter[]): number {
  return new Set(voters.map(({ personId }) => personId)).size;
}
