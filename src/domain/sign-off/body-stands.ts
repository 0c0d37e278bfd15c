import type { ApprovalRule } from './approval-rule.ts';
import type { BodyOutcome, VerdictKind } from './sign-off.ts';
import { isApproval } from './verdicts.ts';

/** Somebody who may decide, once whatever seats they hold, with the composition tags of all they speak for. */
export type Voter = { readonly personId: string; readonly tags: readonly string[] };
export type Vote = { readonly personId: string; readonly kind: VerdictKind };

/** `inquorate`: even if everybody who may decide approved, the rule would not be met. */
export type BodyStanding = 'open' | 'inquorate' | BodyOutcome;

/**
 * Where a body stands by its rule.
 *
 * `any` and `chair`: the first verdict settles it; where tags must be included, an approval settles it only once approvers with each of them have
 * approved. The others: approved when the rule is met; when approvals can no longer meet it, changes are requested if anybody asked for them, else
 * it is rejected. All, and more than half, are counted of the voters given, less those who abstain; n never shrinks.
 *
 * @param voters those who may decide: authors, the conflicted and the recused left out
 * @param votes in the order given, of the current round; only the last of each person counts, and only of a voter
 */
export function bodyStands(rule: ApprovalRule, voters: readonly Voter[], votes: readonly Vote[]): BodyStanding {
  const last = lastVotes(votes);
  const counting = votersLeft(voters, votes);
  if (!meets(rule, counting, () => true)) return 'inquorate';
  const answers = counting.flatMap(({ personId }) => last.get(personId) ?? []);
  if (meets(rule, counting, ({ personId }) => approves(last.get(personId)))) return 'approved';
  const against = answers.filter((kind) => !isApproval(kind));
  if (against.length === 0) return 'open';
  const first = rule.rule === 'any' || rule.rule === 'chair';
  const stillPossible = !first && meets(rule, counting, ({ personId }) => approves(last.get(personId) ?? 'approve'));
  if (stillPossible) return 'open';
  return against.includes('request_changes') ? 'changes_requested' : 'rejected';
}

/** The denominator: voters whose last vote is not that they stay out of it. */
export function votersLeft<V extends Pick<Voter, 'personId'>>(voters: readonly V[], votes: readonly Vote[]): V[] {
  const last = lastVotes(votes);
  return voters.filter(({ personId }) => last.get(personId) !== 'abstain' && last.get(personId) !== 'recuse');
}

/** How many approvals a rule needs of so many voters. `all` of nobody, and half of nobody, are never met: at least one. */
export function approvalsNeeded({ rule, n }: ApprovalRule, voters: number): number {
  return { any: 1, chair: 1, all: Math.max(voters, 1), majority: Math.floor(voters / 2) + 1, at_least: n ?? 1 }[rule];
}

function lastVotes(votes: readonly Vote[]): ReadonlyMap<string, VerdictKind> {
  return new Map(votes.map(({ personId, kind }) => [personId, kind]));
}

function approves(kind: VerdictKind | undefined): boolean {
  return kind !== undefined && isApproval(kind);
}

function meets(rule: ApprovalRule, voters: readonly Voter[], isApproving: (voter: Voter) => boolean): boolean {
  const approving = voters.filter(isApproving);
  const tags = new Set(approving.flatMap((voter) => voter.tags));
  return approving.length >= approvalsNeeded(rule, voters.length) && rule.including.every((tag) => tags.has(tag));
}
