/** How a body decides: one of its approvers, all, more than half, its chair, or at least n; each optionally including approvers with composition tags. */
export type ApprovalRule = {
  readonly rule: 'any' | 'all' | 'majority' | 'chair' | 'at_least';
  /** For `at_least`: the number that must approve. It never shrinks */
  readonly n: number | null;
  /** Composition tags of which an approving approver must hold each */
  readonly including: readonly string[];
};

/** The role of the seats that have a voice by a rule. */
export function decidingRole({ rule }: Pick<ApprovalRule, 'rule'>): 'chair' | 'approver' {
  return rule === 'chair' ? 'chair' : 'approver';
}

/** The rule as a card names it: "more than half of the approvers, including lay". */
export function ruleInWords({ rule, n, including }: ApprovalRule): string {
  const who = {
    any: 'any one approver',
    all: 'all approvers',
    majority: 'more than half of the approvers',
    chair: 'the chair',
    at_least: `at least ${n ?? 1} ${n === null || n === 1 ? 'approver' : 'approvers'}`,
  }[rule];
  return including.length === 0 ? who : `${who}, including ${inWords(including)}`;
}

function inWords(tags: readonly string[]): string {
  return tags.length < 2 ? tags.join('') : `${tags.slice(0, -1).join(', ')} and ${tags.at(-1)}`;
}
