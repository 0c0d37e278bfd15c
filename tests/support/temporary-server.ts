import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCluster } from '#src/database/embedded/cluster.ts';
import { databaseUrl, newAddress } from '#src/database/embedded/server-address.ts';
import { prepareHome } from '#src/database/embedded/server-home.ts';
import { endOfLog, startServer } from '#src/database/embedded/server-process.ts';
import { serverProgram } from '#src/database/embedded/server-program.ts';

/** A server for work that is thrown away, as quick as it can be because nothing on it has to survive. */
export async function startTemporaryServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'conclave-test-'));
  const remove = (): Promise<void> => rm(directory, { recursive: true, force: true, maxRetries: 3 });
  try {
    const home = await prepareHome(join(directory, 'postgres'));
    const program = await serverProgram(home);
    await ensureCluster(home, program, ['--no-sync']);
    const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
    const server = await startServer(home, program, { address: await newAddress(home), settings });
    if (server === undefined) throw new Error(`The test server ended at once: ${await endOfLog(home)}`);
    const stop = async (): Promise<void> => {
      await server.stop('immediate');
      await remove();
    };
    return { url: await databaseUrl(home, server.address, 'postgres'), stop };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** The URL of another database on the same server. */
export function onDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
