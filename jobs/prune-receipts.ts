import type { Job } from '#src/use-cases/job.ts';

/** Forgets the answers to requests that Slack repeats no more. */
export const pruneReceipts: Job = {
  name: 'prune receipts',
  title: 'Old answers are forgotten',
  cadence: '17 * * * *',
  sweep: ({ transact }) => transact(({ receipts }) => receipts.prune()),
  nextDue: async () => null,
};
