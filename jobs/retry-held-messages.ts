import type { Job } from '#src/use-cases/job.ts';

/** Tries again what could not be posted: Slack's word that the app was invited may have been missed, and it gives none when a channel is opened again. */
export const retryHeldMessages: Job = {
  name: 'retry held messages',
  title: 'What could not be posted is tried again',
  cadence: '*/10 * * * *',
  sweep: ({ transact }) => transact(({ outgoing }) => outgoing.releaseAll()),
  nextDue: async () => null,
};
