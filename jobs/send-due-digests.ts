import { cutDueDigests } from '#src/use-cases/cut-due-digests.ts';
import type { Job } from '#src/use-cases/job.ts';
import { nextDigest } from '#src/use-cases/next-digest.ts';

/** Cuts the digests that are due before meetings and puts them on their way. */
export const sendDueDigests: Job = {
  name: 'send due digests',
  title: 'Digests go out',
  cadence: '* * * * *',
  sweep: ({ transact }, now) => cutDueDigests(transact, now),
  nextDue: nextDigest,
};
