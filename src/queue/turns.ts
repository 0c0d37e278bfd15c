import { setTimeout as sleep } from 'node:timers/promises';
import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { createBell } from './bell.ts';
import { createRests } from './rests.ts';

/** What one attempt came to: the job is settled, or is to come again. */
export type Attempt = 'settled' | 'again';

type TurnsOptions = {
  readonly boss: PgBoss;
  readonly queue: string;
  /** Never rejects */
  readonly carryOut: (data: object) => Promise<Attempt>;
  /** Milliseconds for which a destination (the key of the job) rests after each attempt */
  readonly pace: number;
  readonly onError: (error: unknown) => void;
};

export type Turns = {
  /** There may be something to do: it looks at once. */
  ring(): void;
  /** Takes nothing more, waits for what is under way, and gives back what takes too long. */
  stop(): Promise<void>;
};

/** A job that was taken; `carrying` is null while its destination rests or no place is free. */
type Taken = { job: JobWithMetadata<object>; carrying: Promise<void> | null; came: Attempt | null };

/** Jobs under way at once: most wait for Slack. The client of Slack's makes no more than a hundred calls at once, and sweeps ask it too. */
const places = 80;
/** Jobs that only wait for the rest of their destination hold no place, up to so many */
const mostWaiting = 200;
/** Jobs of one workspace that are taken while others wait for their turn */
const atOnce = 10;
/** Milliseconds between two looks where nothing is told of: what failed comes again after a while */
const lookEvery = 500;
/** Milliseconds between two looks where something could go on and no place is free */
const shortestWait = 20;
/** Milliseconds: well within those after which a job without a sign of life is given to another process */
const signOfLifeEvery = 4000;
/** Milliseconds that a stop waits for what is under way: longer than a call of Slack's takes */
const patience = 12_000;

/**
 * Carries jobs out, the workspaces (the groups of the jobs) in turn: who has had a turn is left out of what is asked for until everybody who waits has had
 * one. A job that takes long holds its own place, and no other's; one whose destination rests holds none.
 */
export function takeTurns({ boss, queue, carryOut, pace, onError }: TurnsOptions): Turns {
  const underWay = new Map<string, Taken>();
  const rests = createRests(pace);
  const served = new Set<string>();
  const bell = createBell();
  let stopping = false;

  const jobsUnderWay = () => [...underWay.values()].map(({ job }) => job);
  const waiting = () => [...underWay.values()].filter(({ carrying }) => carrying === null);
  const restOf = ({ job }: Taken) => (job.singletonKey === null ? 0 : rests.leftOf(job.singletonKey));

  function take(job: JobWithMetadata<object>): void {
    const known = underWay.get(job.id);
    // It was taken away from here and has come again: it is not begun twice, and is settled as what it is now.
    if (known) known.job = job;
    else underWay.set(job.id, { job, carrying: null, came: null });
  }

  function begin(one: Taken): void {
    one.carrying = carryOut(one.job.data).then((attempt) => {
      one.came = attempt;
      if (one.job.singletonKey !== null) rests.begin(one.job.singletonKey);
      bell.ring();
    });
  }

  /** Begins what may go on now. Gives the places that are left. */
  function beginReady(): number {
    const all = waiting();
    const ready = all.filter((one) => restOf(one) === 0);
    const free = places - (underWay.size - all.length);
    for (const one of ready.slice(0, free)) begin(one);
    return all.length - ready.length < mostWaiting ? Math.max(free - ready.length, 0) : 0;
  }

  /** Where this fails, it is tried again with the next look. */
  async function settle(): Promise<void> {
    const of = (wanted: Attempt) => [...underWay.values()].flatMap(({ job, came }) => (came === wanted ? [job] : []));
    const [settled, again] = [of('settled'), of('again')];
    if (settled.length > 0) await boss.complete(queue, settled);
    if (again.length > 0) await boss.fail(queue, again);
    for (const { id } of [...settled, ...again]) underWay.delete(id);
  }

  /** True where there may be more to take at once. */
  async function look(): Promise<boolean> {
    await settle();
    const most = Math.min(beginReady(), atOnce);
    if (most === 0) return false;
    const leftOut = served.size > 0;
    const jobs = await boss.fetch<object>(queue, { batchSize: most, ignoreGroups: [...served], includeMetadata: true });
    for (const job of jobs) take(job);
    beginReady();
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
      if (!more) await bell.heard(Math.min(lookEvery, ...waiting().map((one) => Math.max(restOf(one), shortestWait))));
    }
  }

  const running = run();
  const signs = setInterval(() => {
    if (underWay.size > 0) boss.touch(queue, jobsUnderWay()).catch(onError);
  }, signOfLifeEvery);

  return {
    ring: () => bell.ring(),
    async stop() {
      stopping = true;
      bell.ring();
      await running;
      await Promise.race([
        Promise.all([...underWay.values()].flatMap(({ carrying }) => carrying ?? [])),
        sleep(patience, undefined, { ref: false }),
      ]);
      clearInterval(signs);
      try {
        await settle();
        if (underWay.size > 0) await boss.fail(queue, jobsUnderWay());
      } catch (error) {
        // Without a sign of life another process takes it up.
        onError(error);
      }
    },
  };
}
