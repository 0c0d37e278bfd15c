import { lookUpPeople } from '#src/use-cases/governance/look-up-people.ts';
import type { Job } from '#src/use-cases/job.ts';

/** Finds the people whom the governance file names by e-mail address, once they are in Slack. */
export const findPeople: Job = {
  name: 'find people',
  title: 'People are looked up in Slack',
  cadence: '*/5 * * * *',
  sweep: lookUpPeople,
  nextDue: async () => null,
};
