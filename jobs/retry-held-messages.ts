import type { Job } from '#src/use-cases/job.ts';

/**
 * Tries again what could not be posted: Slack's word that the app was invited may have been missed, and it gives none when a channel is opened again.
 * Forgets, too, the answers that no repeat can ask for any more.
 */
export const retryHeldMessages: Job = {
  name: 'retry held messages',
  title: 'What could not be posted is tried again',
  cadence: '*/10 * * * *',
  sweep: ({ transact }) =>
    transact(async ({ outgoing, receipts }) => {
      await outgoing.releaseAll();
      await receipts.prune();
    }),
  nextDue: async () => null,
};
