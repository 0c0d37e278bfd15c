import type { SignOffOutcome, VerdictKind } from './sign-off.ts';

/** How a body or a request ended, in words. */
export const outcomeWords: Readonly<Record<SignOffOutcome, string>> = {
  approved: 'approved',
  changes_requested: 'changes requested',
  rejected: 'rejected',
};

/** What a verdict does ("to request changes"), and what it is once given ("changes requested"). */
export const verdictWords: Readonly<Record<VerdictKind, { readonly toDo: string; readonly done: string }>> = {
  approve: { toDo: 'approve', done: outcomeWords.approved },
  request_changes: { toDo: 'request changes', done: outcomeWords.changes_requested },
  reject: { toDo: 'reject', done: outcomeWords.rejected },
};
