import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Logger } from 'pino';
import { openEmbedded } from './embedded/open-embedded.ts';

export type DatabasePlace = {
  /** A PostgreSQL server; without one it is the embedded server under `dataDir` */
  readonly databaseUrl?: string | null | undefined;
  readonly dataDir: string;
  readonly role: 'app' | 'command line';
  readonly log: Pick<Logger, 'warn'>;
};

export type OpenedDatabase = { readonly url: string; readonly close: () => Promise<void> };

/** A server elsewhere may be starting at the same time as we are. */
const patienceMs = 15_000;

/**
 * The database to work on, reachable until `close`. Any number of processes may share one by `databaseUrl`; the
 * embedded one belongs to one app and the command lines beside it. Migrations are not applied here.
 */
export async function openDatabase({ databaseUrl, dataDir, role, log }: DatabasePlace): Promise<OpenedDatabase> {
  if (!databaseUrl) return openEmbedded(join(dataDir, 'postgres'), role, log);
  for (const deadline = Date.now() + patienceMs; ; await sleep(500)) {
    const problem = await problemWith(databaseUrl);
    if (problem === undefined) return { url: databaseUrl, close: async () => undefined };
    if (Date.now() > deadline) throw new Error(`The database of DATABASE_URL can't be used: ${problem}`);
  }
}

async function problemWith(connectionString: string): Promise<string | undefined> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message || error.name : 'unknown';
  } finally {
    await client.end();
  }
}
