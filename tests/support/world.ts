import { readFile } from 'node:fs/promises';
import { createLog } from '#src/log.ts';
import { startWorld, type World, type WorldOptions } from '#src/playground/world.ts';
import { london } from './kent.ts';
import { createTestDatabase } from './test-database.ts';

export type TestWorld = World & { readonly log: readonly string[]; readonly databaseUrl: string };

export function kentFile(): Promise<string> {
  return readFile(new URL('../../docs/examples/kent.yaml', import.meta.url), 'utf8');
}

/** The app in a workspace of its own on a database of its own; nothing is governed yet. */
export async function startTestWorld({
  at = london('2011-11-09T09:00'),
  pace = 5,
  team = 'T0KENT',
  ...more
}: Partial<Omit<WorldOptions, 'database' | 'log'>> = {}): Promise<TestWorld> {
  const database = await createTestDatabase();
  const log: string[] = [];
  const world = await startWorld({
    database: { databaseUrl: database.url, dataDir: 'unused' },
    team,
    at,
    pace,
    ...more,
    log: createLog('info', { write: (line) => log.push(line) }),
  });
  return {
    ...world,
    log,
    databaseUrl: database.url,
    async stop() {
      await world.stop();
      await database.drop();
    },
  };
}

/** The same, with the governance of docs/examples/kent.yaml. */
export async function startKentWorld(options: Parameters<typeof startTestWorld>[0] = {}): Promise<TestWorld> {
  const world = await startTestWorld(options);
  await world.govern(await kentFile());
  return world;
}
