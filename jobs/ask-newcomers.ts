import { askNewcomers as ask } from '#src/use-cases/ask-newcomers.ts';
import type { Job } from '#src/use-cases/job.ts';

/** Asks approvers who came to an open sign-off after it was sent. */
export const askNewcomers: Job = {
  name: 'ask newcomers',
  title: 'New approvers are asked',
  cadence: '*/5 * * * *',
  sweep: ({ transact }, now) => ask(transact, now),
  nextDue: async () => null,
};
