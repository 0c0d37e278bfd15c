import { nextChangeInstant } from '#src/use-cases/governance/next-change-instant.ts';
import type { Job } from '#src/use-cases/job.ts';
import { reconsiderSignOffs as reconsider } from '#src/use-cases/sign-off/decide/reconsider-sign-offs.ts';

/** Judges open sign-offs again where seats, interests, delegations or sittings have changed, and asks approvers who came after they were sent. */
export const reconsiderSignOffs: Job = {
  name: 'reconsider sign-offs',
  title: 'Open sign-offs are judged again',
  cadence: '*/5 * * * *',
  sweep: ({ transact }, now) => reconsider(transact, now),
  nextDue: nextChangeInstant,
};
