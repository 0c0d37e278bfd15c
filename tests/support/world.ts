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
  const log: string[] = [];
  const { thing, url, giveBack } = await lend(`world ${content}`, make, openLogged);
  thing.logTo(log);
  const { foundation } = thing;
  const world = await startWorld({
    database: { databaseUrl: url, dataDir: 'unused' },
    team,
    at,
    pace,
    acknowledgementLimit,
    ...more,
    log: thing.log,
    foundation: { ...foundation, close: () => foundation.queue.rest() },
  });
  return {
    ...world,
    log,
    databaseUrl: url,
    async stop() {
      await world.stop();
      await giveBack();
    },
  };
}

/** What the app stands on, with a log that is read by one test after the other. */
async function openLogged({ url }: TestDatabase) {
  let lines: string[] = [];
  const log = createLog('info', { write: (line) => lines.push(line) });
  const foundation = await openFoundation({ databaseUrl: url, dataDir: 'unused', logLevel: 'info' }, 'app', log, { works: true });
  const logTo = (those: string[]): void => {
    lines = those;
  };
  return { thing: { foundation, log, logTo }, close: () => foundation.close() };
}

/** The same, with the governance of docs/examples/kent.yaml. */
export async function startKentWorld(options: Parameters<typeof startTestWorld>[0] = {}): Promise<TestWorld> {
  return startGovernedWorld(await kentFile(), options);
}
