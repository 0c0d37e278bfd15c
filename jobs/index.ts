import type { Job } from '#src/use-cases/job.ts';
import { checkApprovers } from './check-approvers.ts';
import { findPeople } from './find-people.ts';
import { pruneReceipts } from './prune-receipts.ts';
import { reconsiderSignOffs } from './reconsider-sign-offs.ts';
import { retryHeldMessages } from './retry-held-messages.ts';
import { reviewPosted } from './review-posted.ts';
import { sendDueDigests } from './send-due-digests.ts';
import { sendReminders } from './send-reminders.ts';
import { settleAtDeadlines } from './settle-at-deadlines.ts';

/** Every schedule, in the order in which they sweep: who is found first can be asked. */
export const jobs: readonly Job[] = [
  findPeople,
  checkApprovers,
  settleAtDeadlines,
  reconsiderSignOffs,
  reviewPosted,
  sendReminders,
  sendDueDigests,
  retryHeldMessages,
  pruneReceipts,
];
