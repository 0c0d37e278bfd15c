import type { DatabaseConfig } from './config.ts';
import { applyMigrations } from './database/migrations/apply-migrations.ts';
import { openDatabase } from './database/open-database.ts';
import { createPrisma, type Database } from './database/prisma.ts';
import { createTransact } from './database/transact.ts';
import type { Log } from './log.ts';
import { createQueue, type Queue } from './queue/queue.ts';
import type { Transact } from './use-cases/ports/stores.ts';

/** The database with its queue: what the server and the command line both stand on. */
export type Foundation = { readonly database: Database; readonly queue: Queue; readonly transact: Transact; close(): Promise<void> };

export async function openFoundation(config: DatabaseConfig, role: 'app' | 'command line', log: Log): Promise<Foundation> {
  const server = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, role, log });
  await applyMigrations(server.url);
  const database = createPrisma(server.url, {
    poolSize: 10,
    onConnectionLost: (error) => log.warn({ err: error }, 'a database connection was lost'),
  });
  const queue = createQueue({ databaseUrl: server.url, onError: (error) => log.error({ err: error }, 'the queue has a problem') });
  await queue.start();
  const transact = createTransact(database.prisma, (tx, jobs) => queue.enqueue(tx, jobs));
  return {
    database,
    queue,
    transact,
    async close() {
      await queue.stop();
      await database.close();
      await server.close();
    },
  };
}
