import cron from 'node-cron';
import type { Job } from './use-cases/job.ts';

export type Schedule = { stop(): Promise<void> };

/** Ticks each job in UTC, where no hour is missing or comes twice. A tick that is still at work when the next comes lets it pass. */
export function startSchedule(jobs: readonly Job[], sweep: (job: Job) => Promise<void>): Schedule {
  const tasks = jobs.map((job) => cron.schedule(job.cadence, () => sweep(job), { timezone: 'UTC', noOverlap: true, name: job.name }));
  return {
    async stop() {
      for (const task of tasks) await task.destroy();
    },
  };
}
