import type { Job } from '#src/use-cases/job.ts';
import { sendDueDigests } from './send-due-digests.ts';

/** Every schedule. */
export const jobs: readonly Job[] = [sendDueDigests];
