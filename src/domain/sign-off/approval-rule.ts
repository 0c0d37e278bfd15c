/** How a body decides: one of its approvers, all, more than half, its chair, or at least n; each optionally including approvers with composition tags. */
export type ApprovalRule = {
  readonly rule: 'any' | 'all' | 'majority' | 'chair' | 'at_least';
  /** For `at_least`: the number that must approve. It never shrinks */
  readonly n: number | null;
  /** Composition tags of which an approving approver must hold each */
  readonly including: readonly string[];
};
