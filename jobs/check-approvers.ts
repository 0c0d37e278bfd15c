import type { Job } from '#src/use-cases/job.ts';
import { checkApprovers as check } from '#src/use-cases/sign-off/remind/check-approvers.ts';

/** Asks Slack, each day, about those who owe an answer: whether they are still there, and the channel in which they were asked. */
export const checkApprovers: Job = {
  name: 'check approvers',
  title: 'Those who owe an answer are looked for in Slack',
  cadence: '*/10 * * * *',
  sweep: check,
  nextDue: async () => null,
};
