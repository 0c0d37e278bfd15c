import type { Job } from '#src/use-cases/job.ts';
import { nextClosingInstant } from '#src/use-cases/sign-off/decide/next-closing-instant.ts';
import { settleAtDeadlines as settle } from '#src/use-cases/sign-off/decide/reconsider-sign-offs.ts';

/** Settles, at their deadline, the bodies that decide by those who have answered. */
export const settleAtDeadlines: Job = {
  name: 'settle at deadlines',
  title: 'Bodies decide at their deadline',
  cadence: '* * * * *',
  sweep: ({ transact }, now) => settle(transact, now),
  nextDue: nextClosingInstant,
};
