import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { PrismaClient } from './generated/client.ts';

export type Database = {
  readonly prisma: PrismaClient;
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
  const pool = new Pool({ connectionString: url, max: poolSize });
  // Without a listener the pool ends the process when the server does.
  pool.on('error', onConnectionLost);
  const prisma = new PrismaClient({
    // Prisma's own words repeat the arguments of a call, and with them what people wrote.
    errorFormat: 'minimal',
    adapter: new PrismaPg(pool, { onConnectionError: onConnectionLost }),
  });
  const close = async (): Promise<void> => {
    await prisma.$disconnect();
    await pool.end();
  };
  return { prisma, close };
}
