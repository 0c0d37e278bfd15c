import type { Job } from '#src/use-cases/job.ts';
import { reviewByDates } from '#src/use-cases/messages/review-posted.ts';

/** Has what stands in Slack brought to what may be read there, where a seat, a person or an interest has begun or ended by its dates. */
export const reviewPosted: Job = {
  name: 'review posted',
  title: 'What was posted is gone through',
  cadence: '*/5 * * * *',
  sweep: ({ transact }, now) => reviewByDates(transact, now),
  // Requests are judged again at the same instants.
  nextDue: async () => null,
};
