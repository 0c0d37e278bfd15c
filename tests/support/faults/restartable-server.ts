import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCluster } from '#src/database/embedded/cluster.ts';
import { databaseUrl, newAddress } from '#src/database/embedded/server-address.ts';
import { prepareHome } from '#src/database/embedded/server-home.ts';
import { startServer } from '#src/database/embedded/server-process.ts';
import { serverProgram } from '#src/database/embedded/server-program.ts';

export type RestartableServer = {
  readonly url: string;
  /** `immediate`: as a crash; what was committed is there after the next start. */
  stop(how: 'fast' | 'immediate'): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
};

/** A PostgreSQL of the test's own that keeps what it has committed, as a real one does, and can be stopped and started. */
export async function restartableServer(): Promise<RestartableServer> {
  const directory = await mkdtemp(join(tmpdir(), 'conclave-test-'));
  const home = await prepareHome(join(directory, 'postgres'));
  const program = await serverProgram(home);
  await ensureCluster(home, program);
  const address = await newAddress(home);
  const launch = async () => {
    const server = await startServer(home, program, { address, settings: { max_connections: '100' } });
    if (!server) throw new Error('The server ended at once');
    return server;
  };
  let running = await launch();
  return {
    url: await databaseUrl(home, address, 'postgres'),
    stop: (how) => running.stop(how),
    async start() {
      running = await launch();
    },
    async remove() {
      await running.stop('immediate').catch(() => undefined);
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
