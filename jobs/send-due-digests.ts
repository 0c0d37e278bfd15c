import { cutDueDigests } from '#src/use-cases/board/cut-due-digests.ts';
import { nextDigest } from '#src/use-cases/board/next-digest.ts';
import type { Job } from '#src/use-cases/job.ts';

/** Cuts the digests that are due before meetings and puts them on their way. */
export const sendDueDigests: Job = {
  name: 'send due digests',
  title: 'Digests go out',
  cadence: '* * * * *',
  sweep: ({ transact }, now) => cutDueDigests(transact, now),
  nextDue: nextDigest,
};
