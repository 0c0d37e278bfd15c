import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { ensureCluster } from '#src/database/embedded/cluster.ts';
import { databaseUrl, newAddress } from '#src/database/embedded/server-address.ts';
import { prepareHome, type ServerHome } from '#src/database/embedded/server-home.ts';
import { endOfLog, startServer } from '#src/database/embedded/server-process.ts';
import { installedPackage, serverProgram } from '#src/database/embedded/server-program.ts';

/** A server for work that is thrown away, as quick as it can be because nothing on it has to survive. */
export async function startTemporaryServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const directory = await mkdtemp(join(await quickest(), 'conclave-test-'));
  const remove = (): Promise<void> => rm(directory, { recursive: true, force: true, maxRetries: 3 });
  try {
    const home = await prepareHome(join(directory, 'postgres'));
    const program = await serverProgram(home);
    await takeCluster(home, program);
    const address = await newAddress(home);
    // Who may open the socket's directory is let in without their password being reckoned with, which each connection would pay for.
    if ('socket' in address) await writeFile(join(home.cluster, 'pg_hba.conf'), 'local all all trust\n');
    const settings = {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '200',
      io_method: 'sync',
      autovacuum: 'off',
      jit: 'off',
    };
    const server = await startServer(home, program, { address, settings });
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

/** Where Linux keeps files in memory alone, if it has room for hundreds of databases there */
const memory = '/dev/shm';
const room = 4 * 1024 ** 3;

/** Where what is thrown away is written and read at once. */
export async function quickest(): Promise<string> {
  const { bavail, bsize } = await statfs(memory).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize > room ? memory : tmpdir();
}

const run = promisify(execFile);
const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));

/** Gives a home a cluster. Making one takes longer than all else at a start: the first is kept, and copied from then on. */
export async function takeCluster(home: ServerHome, program: string): Promise<void> {
  const kept = join(cache, `cluster-${await installedVersion()}-of-${home.user?.uid ?? 'ourselves'}`);
  const isKept = await access(kept).then(
    () => true,
    () => false,
  );
  if (isKept) {
    await run('cp', ['--archive', kept, home.cluster]);
    return;
  }
  await ensureCluster(home, program, ['--no-sync', '--no-data-checksums', '-c', 'scram_iterations=1']);
  await mkdir(cache, { recursive: true });
  const aside = await mkdtemp(join(cache, 'making-'));
  await run('cp', ['--archive', home.cluster, join(aside, 'cluster')]);
  // Another run may have been quicker.
  await rename(join(aside, 'cluster'), kept).catch(() => undefined);
  await rm(aside, { recursive: true });
}

async function installedVersion(): Promise<string> {
  const text = await readFile(join(installedPackage(), 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

/** The URL of another database on the same server. */
export function onDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
