import type { Job } from '#src/use-cases/job.ts';
import { lookUpPeople } from '#src/use-cases/look-up-people.ts';

/** Finds the people whom the governance file names by e-mail address, once they are in Slack. */
export const findPeople: Job = {
  name: 'find people',
  title: 'People are looked up in Slack',
  cadence: '*/5 * * * *',
  sweep: lookUpPeople,
  nextDue: async () => null,
};
