import cron from 'node-cron';
import type { Job } from './use-cases/job.ts';

export type Schedule = {
  /** Ticks no more, and waits for the sweeps under way. */
  stop(): Promise<void>;
};

/** Ticks each job in UTC, where no hour is missing or comes twice. A tick that is still at work when the next comes lets it pass. */
export function startSchedule(jobs: readonly Job[], sweep: (job: Job) => Promise<void>): Schedule {
  const running = new Set<Promise<void>>();
  const tick = async (job: Job): Promise<void> => {
    const sweeping = sweep(job);
    running.add(sweeping);
    await sweeping.finally(() => running.delete(sweeping));
  };
  const tasks = jobs.map((job) => cron.schedule(job.cadence, () => tick(job), { timezone: 'UTC', noOverlap: true, name: job.name }));
  return {
    async stop() {
      for (const task of tasks) await task.destroy();
      await Promise.allSettled(running);
    },
  };
}
