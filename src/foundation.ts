import type { DatabaseConfig } from './config.ts';
import { applyMigrations } from './database/migrations/apply-migrations.ts';
import { openDatabase } from './database/open-database.ts';
import { createPrisma, type Database } from './database/prisma.ts';
import { createTransact } from './database/transact.ts';
import type { Log } from './log.ts';
import { createQueue, type Queue } from './queue/queue.ts';
import type { Transact } from './use-cases/ports/stores.ts';

/** The database with its queue: what the server and the command line both stand on. */
export type Foundation = {
  readonly database: Database;
  readonly queue: Queue;
  readonly transact: Transact;
  /** Where the database is, while this is open */
  readonly url: string;
  close(): Promise<void>;
};

type FoundationOptions = {
  /** Connections for transactions */
  readonly poolSize: number;
  /** Whether the queue's jobs are carried out here */
  readonly works: boolean;
  readonly log: Log;
};

/** Opens the database, which is a server of our own where no other is named, and brings it up to date. */
export async function openFoundation(
  config: DatabaseConfig,
  role: 'app' | 'command line',
  log: Log,
  { works } = { works: false },
): Promise<Foundation> {
  const server = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, role, log });
  await applyMigrations(server.url);
  const foundation = await foundationAt(server.url, { poolSize: 10, works, log });
  return {
    ...foundation,
    async close() {
      try {
        await foundation.close();
      } finally {
        await server.close();
      }
    },
  };
}

/** The same on a database that somebody else keeps open. */
export async function foundationAt(url: string, { poolSize, works, log }: FoundationOptions): Promise<Foundation> {
  const database = createPrisma(url, {
    poolSize,
    onConnectionLost: (error) => log.warn({ err: error }, 'a database connection was lost'),
  });
  const queue = createQueue({ databaseUrl: url, works, onError: (error) => log.error({ err: error }, 'the queue has a problem') });
  await queue.start();
  const transact = createTransact(database.prisma, (tx, jobs) => queue.enqueue(tx, jobs));
  return {
    database,
    queue,
    transact,
    url,
    async close() {
      try {
        await queue.stop();
      } finally {
        await database.close();
      }
    },
  };
}
