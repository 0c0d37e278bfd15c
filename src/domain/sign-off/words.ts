import type { InterestCategory, RulingAction } from '../membership/interest.ts';
import type { ReceivedHow, SignOffOutcome, VerdictKind } from './sign-off.ts';

/** How a body or a request ended, in words. */
export const outcomeWords: Readonly<Record<SignOffOutcome, string>> = {
  approved: 'approved',
  changes_requested: 'changes requested',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
};

/** An approval with something still to be done; see `outstandingConditions`. */
export const conditionsOutstanding = 'approved, conditions outstanding';

/** What a verdict does ("to request changes"), and what it is once given ("changes requested"). */
export const verdictWords: Readonly<Record<VerdictKind, { readonly toDo: string; readonly done: string }>> = {
  approve: { toDo: 'approve', done: outcomeWords.approved },
  approve_with_conditions: { toDo: 'approve with conditions', done: 'approved with conditions' },
  request_changes: { toDo: 'request changes', done: outcomeWords.changes_requested },
  reject: { toDo: 'reject', done: outcomeWords.rejected },
  abstain: { toDo: 'abstain', done: 'abstained' },
  recuse: { toDo: 'step aside', done: 'stepped aside' },
};

/** The kinds of interest, as people declare them. */
export const interestWords: Readonly<Record<InterestCategory, string>> = {
  financial: 'financial',
  non_financial_professional: 'non-financial professional',
  non_financial_personal: 'non-financial personal',
  indirect: 'indirect',
};

/** What was ruled on somebody's interest, as the end of a sentence: "they may speak but not decide". */
export const rulingWords: Readonly<Record<RulingAction, string>> = {
  no_action: 'no action is needed',
  remain: 'they may stay and decide',
  speak_only: 'they may speak but not decide',
  leave_item: 'they leave for this item',
  no_papers: 'they get no papers on it',
  not_attend: 'they do not attend',
  leave_group: 'they leave the group',
};

/** How a verdict that the secretariat recorded had reached it. */
export const receivedWords: Readonly<Record<ReceivedHow, string>> = {
  telephone: 'by telephone',
  paper: 'on paper',
  email: 'by e-mail',
  meeting: 'at a meeting',
};
