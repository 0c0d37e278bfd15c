import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { Pool } from 'pg';
import { PrismaClient } from './generated/client.ts';
import { preparedName, sessionBeside } from './session.ts';

export type Database = {
  readonly prisma: PrismaClient;
  /** The connections there are, those nothing uses, and how many wait for one */
  readonly connections: () => { readonly total: number; readonly idle: number; readonly waiting: number };
  /** Waits for what runs, then closes every connection. */
  readonly close: () => Promise<void>;
};

export type DatabaseOptions = {
  readonly poolSize: number;
  /** Told of connections lost while nothing used them, as when the server restarts: the next query opens another. */
  readonly onConnectionLost?: (error: Error) => void;
};

/** Prisma's client on a pool of `poolSize` connections of its own. */
export function createPrisma(url: string, { poolSize, onConnectionLost = () => undefined }: DatabaseOptions): Database {
  // What is idle stays open: a new connection has no statement prepared, and several of them at once hold everybody up for a second.
  const pool = new Pool({ connectionString: url, max: poolSize, idleTimeoutMillis: 0, pipeline: true });
  // Without a listener the pool ends the process when the server does.
  pool.on('error', onConnectionLost);
  const prisma = new PrismaClient({
    // Prisma's own words repeat the arguments of a call, and with them what people wrote.
    errorFormat: 'minimal',
    adapter: withSessions(new PrismaPg(pool, { onConnectionError: onConnectionLost, statementNameGenerator: preparedName })),
  });
  const close = async (): Promise<void> => {
    await prisma.$disconnect();
    await pool.end();
  };
  const connections = () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount });
  return { prisma, connections, close };
}

/** The driver with a session beside every transaction. */
function withSessions(driver: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  return {
    provider: driver.provider,
    adapterName: driver.adapterName,
    async connect() {
      const connected = await driver.connect();
      return {
        provider: connected.provider,
        adapterName: connected.adapterName,
        queryRaw: (query) => connected.queryRaw(query),
        executeRaw: (query) => connected.executeRaw(query),
        executeScript: (script) => connected.executeScript(script),
        startTransaction: async (isolation) => sessionBeside(await connected.startTransaction(isolation)),
        getConnectionInfo: () => connected.getConnectionInfo?.() ?? { supportsRelationJoins: true },
        dispose: () => connected.dispose(),
      };
    },
  };
}
