import { readFile } from 'node:fs/promises';
import { openFoundation } from '#src/foundation.ts';
import { createLog } from '#src/log.ts';
import { populate, startWorld, type World, type WorldOptions } from '#src/playground/world.ts';
import { createGovernedCopy } from './governance.ts';
import { london } from './kent.ts';
import { lend } from './lent.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

export type TestWorld = World & { readonly log: readonly string[]; readonly databaseUrl: string };

type TestWorldOptions = Partial<Omit<WorldOptions, 'database' | 'log'>>;

export function kentFile(): Promise<string> {
  return readFile(new URL('../../docs/examples/kent.yaml', import.meta.url), 'utf8');
}

const usualStart = london('2011-11-09T09:00');

/** Milliseconds that people of a test wait for an answer: however busy the machine is, they get it. */
const patience = 30_000;

/** The app in a workspace of its own on a database of its own; nothing is governed yet. */
export async function startTestWorld(options: TestWorldOptions = {}): Promise<TestWorld> {
  return startOn('nothing', createTestDatabase, options);
}

/** The same, where this governance file was applied before the app started. */
export async function startGovernedWorld(source: string, options: TestWorldOptions = {}): Promise<TestWorld> {
  const { at = usualStart } = options;
  const world = await startOn(`${at.toMillis()} ${source}`, () => createGovernedCopy(source, at), options);
  const [directory] = await world.conclave.foundation.transact(async ({ directories }) =>
    Promise.all((await directories.teams()).map((team) => directories.ofTeam(team))),
  );
  if (!directory) throw new Error('The governance file is for no workspace');
  populate(world.workspace, directory, at);
  return world;
}

async function startOn(
  content: string,
  make: () => Promise<TestDatabase>,
  { at = usualStart, pace = 5, team = 'T0KENT', acknowledgementLimit = patience, ...more }: TestWorldOptions,
): Promise<TestWorld> {
  const written: string[] = [];
  const { place, foundation, log, remove } = await lendFoundation(content, make, written);
  const world = await startWorld({ database: place, team, at, pace, acknowledgementLimit, ...more, log, foundation });
  return {
    ...world,
    log: written,
    databaseUrl: place.databaseUrl,
    async stop() {
      await world.stop();
      await remove();
    },
  };
}

/** What the app stands on, open on a database in which nothing is stored: lent to whoever asks for it next, with the log of each. */
export function lendEmptyFoundation(written: string[]) {
  return lendFoundation('nothing', createTestDatabase, written);
}

async function lendFoundation(content: string, make: () => Promise<TestDatabase>, written: string[]) {
  const { thing, url, giveBack } = await lend(`foundation ${content}`, make, async (database) => {
    let lines = written;
    const log = createLog('info', { write: (line) => lines.push(line) });
    const foundation = await openFoundation({ databaseUrl: database.url, dataDir: 'unused', logLevel: 'info' }, 'app', log, {
      works: true,
    });
    const logTo = (those: string[]): void => {
      lines = those;
    };
    return { thing: { foundation, log, logTo }, close: () => foundation.close() };
  });
  const { foundation, log, logTo } = thing;
  logTo(written);
  return {
    place: { databaseUrl: url, dataDir: 'unused' },
    foundation: { ...foundation, close: () => foundation.queue.rest() },
    log,
    remove: giveBack,
  };
}

/** The same, with the governance of docs/examples/kent.yaml. */
export async function startKentWorld(options: Parameters<typeof startTestWorld>[0] = {}): Promise<TestWorld> {
  return startGovernedWorld(await kentFile(), options);
}
