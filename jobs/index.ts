import type { Job } from '#src/use-cases/job.ts';
import { askNewcomers } from './ask-newcomers.ts';
import { findPeople } from './find-people.ts';
import { retryHeldMessages } from './retry-held-messages.ts';
import { sendDueDigests } from './send-due-digests.ts';

/** Every schedule, in the order in which they sweep: who is found first can be asked. */
export const jobs: readonly Job[] = [findPeople, askNewcomers, sendDueDigests, retryHeldMessages];
