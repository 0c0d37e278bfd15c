import { setTimeout as sleep } from 'node:timers/promises';
import type { Job, PgBoss } from 'pg-boss';
import { createBell } from './bell.ts';

/** What one attempt came to: the job is settled, or is to come again. */
export type Attempt = 'settled' | 'again';

type TurnsOptions = {
  readonly boss: PgBoss;
  readonly queue: string;
  /** Never rejects */
  readonly carryOut: (job: Job) => Promise<Attempt>;
  readonly onError: (error: unknown) => void;
};

export type Turns = {
  /** There may be something to do: it looks at once. */
  ring(): void;
  /** Takes nothing more, waits for what is under way, and gives back what takes too long. */
  stop(): Promise<void>;
};

/** Jobs under way at once: most wait, for their destination's rest or for Slack */
const places = 40;
/** Jobs of one workspace that are taken while others wait for their turn */
const atOnce = 10;
/** Milliseconds between two looks where nothing is told of: what failed comes again after a while */
const lookEvery = 500;
/** Milliseconds: well within those after which a job without a sign of life is given to another process */
const signOfLifeEvery = 4000;
/** Milliseconds that a stop waits for what is under way: longer than a call of Slack's takes */
const patience = 12_000;

/**
 * Carries jobs out, the workspaces (the groups of the jobs) in turn: who has had a turn is left out of what is asked for until everybody who waits has had
 * one. A job that takes long holds its own place, and no other's.
 */
export function takeTurns({ boss, queue, carryOut, onError }: TurnsOptions): Turns {
  const underWay = new Map<Job, Promise<void>>();
  const carriedOut = new Map<Job, Attempt>();
  const served = new Set<string>();
  const bell = createBell();
  let stopping = false;

  function begin(job: Job): void {
    const carrying = carryOut(job).then((attempt) => {
      carriedOut.set(job, attempt);
      bell.ring();
    });
    underWay.set(job, carrying);
  }

  /** Where this fails, it is tried again with the next look. */
  async function settle(): Promise<void> {
    const of = (wanted: Attempt) => [...carriedOut].flatMap(([job, attempt]) => (attempt === wanted ? [job] : []));
    const [settled, again] = [of('settled'), of('again')];
    if (settled.length > 0) await boss.complete(queue, settled);
    if (again.length > 0) await boss.fail(queue, again);
    for (const job of [...settled, ...again]) {
      carriedOut.delete(job);
      underWay.delete(job);
    }
  }

  /** True where there may be more to take at once. */
  async function look(): Promise<boolean> {
    await settle();
    const most = Math.min(places - underWay.size, atOnce);
    if (most === 0) return false;
    const leftOut = served.size > 0;
    const jobs = await boss.fetch<object>(queue, { batchSize: most, ignoreGroups: [...served] });
    for (const job of jobs) begin(job);
    if (jobs.length < most) served.clear();
    else for (const { groupId } of jobs) if (groupId) served.add(groupId);
    return leftOut || jobs.length === most;
  }

  async function run(): Promise<void> {
    while (!stopping) {
      bell.still();
      const more = await look().catch((error: unknown) => {
        onError(error);
        return false;
      });
      if (!more) await bell.heard(lookEvery);
    }
  }

  const running = run();
  const signs = setInterval(() => {
    if (underWay.size > 0) boss.touch(queue, [...underWay.keys()]).catch(onError);
  }, signOfLifeEvery);

  return {
    ring: () => bell.ring(),
    async stop() {
      stopping = true;
      bell.ring();
      await running;
      await Promise.race([Promise.all(underWay.values()), sleep(patience, undefined, { ref: false })]);
      clearInterval(signs);
      try {
        await settle();
        if (underWay.size > 0) await boss.fail(queue, [...underWay.keys()]);
      } catch (error) {
        // Without a sign of life another process takes it up.
        onError(error);
      }
    },
  };
}
