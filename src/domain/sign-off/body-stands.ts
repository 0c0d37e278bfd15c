import type { ApprovalRule } from './approval-rule.ts';
import type { SignOffOutcome, VerdictKind } from './sign-off.ts';

/** Somebody who may decide, once whatever seats they hold, with the composition tags of all of them. */
export type Voter = { readonly personId: string; readonly tags: readonly string[] };
export type Vote = { readonly personId: string; readonly kind: VerdictKind };

/** `inquorate`: even if everybody who may decide approved, the rule would not be met. */
export type BodyStanding = 'open' | 'inquorate' | SignOffOutcome;

/**
 * Where a body stands by its rule.
 *
 * `any` and `chair`: the first verdict settles it; where tags must be included, an approval settles it only once approvers with each of them have
 * approved. The others: approved when the rule is met; when approvals can no longer meet it, changes are requested if anybody asked for them, else
 * it is rejected. All, and more than half, are counted of the voters given; n never shrinks.
 *
 * @param voters those who may decide: the requester, and whoever else leaves the denominator, left out
 * @param votes in the order given, of the current version; only the last of each person counts, and only of a voter
 */
export function bodyStands(rule: ApprovalRule, voters: readonly Voter[], votes: readonly Vote[]): BodyStanding {
  if (!couldApprove(rule, voters)) return 'inquorate';
  const last = new Map(
    votes.filter(({ personId }) => voters.some((voter) => voter.personId === personId)).map(({ personId, kind }) => [personId, kind]),
  );
  if (meets(rule, voters, (voter) => last.get(voter.personId) === 'approve')) return 'approved';
  const against = [...last.values()].filter((kind) => kind !== 'approve');
  if (against.length === 0) return 'open';
  const first = rule.rule === 'any' || rule.rule === 'chair';
  const stillPossible = !first && meets(rule, voters, ({ personId }) => (last.get(personId) ?? 'approve') === 'approve');
  if (stillPossible) return 'open';
  return against.includes('request_changes') ? 'changes_requested' : 'rejected';
}

/** Whether the rule would be met if all of these approved. */
export function couldApprove(rule: ApprovalRule, voters: readonly Voter[]): boolean {
  return meets(rule, voters, () => true);
}

function meets({ rule, n, including }: ApprovalRule, voters: readonly Voter[], approves: (voter: Voter) => boolean): boolean {
  const approving = voters.filter(approves);
  const needed = { any: 1, chair: 1, all: voters.length, majority: Math.floor(voters.length / 2) + 1, at_least: n ?? 1 }[rule];
  const tags = new Set(approving.flatMap((voter) => voter.tags));
  return approving.length > 0 && approving.length >= needed && including.every((tag) => tags.has(tag));
}
