import type { Log } from '../log.ts';
import type { Case } from './cases/case.ts';
import { uploadedCase } from './cases/known-cases.ts';
import { inTurn } from './in-turn.ts';
import { type RunningCase, startCase } from './running-case.ts';
import type { Change } from './workspace/model.ts';
import type { WorldOptions } from './world.ts';

/** A database in which nothing is stored, and what is open on it already if anything is. */
export type FreshDatabase = {
  readonly place: WorldOptions['database'];
  readonly foundation?: WorldOptions['foundation'];
  readonly remove: () => Promise<void>;
};

export type WorldsOptions = {
  readonly cases: readonly Case[];
  readonly freshDatabase: () => Promise<FreshDatabase>;
  readonly log: Log;
  /** Milliseconds between two messages to one destination. Default: at once, in the order in which they were posted */
  readonly pace?: number;
};

/** The one case that runs, and those that could. */
export type Worlds = {
  readonly running: () => RunningCase;
  /** What was brought as a file is among them once it has run */
  readonly cases: () => readonly Case[];
  /** Starts a case anew, in the place of the one that runs. Why it did not, in words, or null. */
  readonly start: (key: string) => Promise<string | null>;
  /** What speaks against starting from a governance file, in words; null where nothing does */
  readonly check: (name: string, source: string) => string | null;
  /** The same as `start` with a governance file that somebody brings */
  readonly startFrom: (name: string, source: string) => Promise<string | null>;
  /** Does something with the running case that must not meet a start, or another of its kind. */
  readonly inTurn: <T>(work: (running: RunningCase) => Promise<T>) => Promise<T>;
  /** Tells of each change in the running case's workspace, and with null of anything else that is new. */
  readonly onChange: (listener: (change: Change | null) => void) => () => void;
  readonly stop: () => Promise<void>;
};

type Held = { readonly running: RunningCase; readonly end: () => Promise<void> };

/** Starts the first of the cases. */
export async function openWorlds({ cases, freshDatabase, log, pace = 20 }: WorldsOptions): Promise<Worlds> {
  const [first] = cases;
  if (!first) throw new Error('There is no case to start');
  const listeners = new Set<(change: Change | null) => void>();
  const tell = (change: Change | null): void => {
    for (const listener of listeners) listener(change);
  };
  const oneByOne = inTurn();

  async function hold(theCase: Case): Promise<Held> {
    const { place, foundation, remove } = await freshDatabase();
    try {
      const running = await startCase(theCase, { database: place, foundation, log, pace });
      running.onChange(tell);
      return { running, end: () => endOf(running, remove) };
    } catch (error) {
      await remove();
      throw error;
    }
  }

  let held = await hold(first);
  let uploaded: Case | null = null;
  const all = (): readonly Case[] => (uploaded ? [...cases, uploaded] : cases);

  /** The old world ends once the new one runs: one that cannot be started leaves it as it was. */
  const replace = (theCase: Case): Promise<null> =>
    oneByOne(async () => {
      const old = held;
      held = await hold(theCase);
      if (!cases.includes(theCase)) uploaded = theCase;
      tell(null);
      await old.end();
      return null;
    });

  return {
    running: () => held.running,
    cases: all,
    async start(key) {
      const wanted = all().find((one) => one.key === key);
      return wanted ? replace(wanted) : `There is no case "${key}".`;
    },
    check(name, source) {
      const wanted = uploadedCase(name, source);
      return typeof wanted === 'string' ? wanted : null;
    },
    async startFrom(name, source) {
      const wanted = uploadedCase(name, source);
      return typeof wanted === 'string' ? wanted : replace(wanted);
    },
    inTurn: (work) => oneByOne(() => work(held.running)),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => oneByOne(() => held.end()),
  };
}

async function endOf(running: RunningCase, remove: () => Promise<void>): Promise<void> {
  try {
    await running.stop();
  } finally {
    await remove();
  }
}
