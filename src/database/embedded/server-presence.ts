import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, DatabaseError } from 'pg';
import { clusterPassword } from './cluster.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { processRuns, servesCluster } from './processes.ts';
import { databaseUrl, knownAddress, postmasterFile, type ServerAddress } from './server-address.ts';
import type { ServerHome } from './server-home.ts';
import { type Holder, holderOf } from './server-locks.ts';

/** What stands of a home's server: none; one that is starting or stopping; or one that runs, and the process that holds it. */
export type Presence =
  | { readonly state: 'none' }
  | { readonly state: 'busy' }
  | { readonly state: 'running'; readonly holder: Holder | 'nobody'; readonly address: ServerAddress; readonly session: Client };

/** Looks whether a server runs. The caller ends the session. */
export async function lookForServer(home: ServerHome): Promise<Presence> {
  const address = await knownAddress(home);
  if (address === undefined || (await clusterPassword(home)) === undefined) return { state: 'none' };
  const session = await connect(await databaseUrl(home, address, 'postgres'));
  if (session === 'not yet') return { state: 'busy' };
  if (session !== undefined) {
    const holder = await holderOf(session).catch(() => undefined);
    if (holder !== undefined) return { state: 'running', holder, address, session };
    await session.end();
    return { state: 'busy' };
  }
  const pid = await serverPid(home);
  if (pid === undefined) return { state: 'none' };
  if (await servesCluster(pid, home.cluster)) return { state: 'busy' };
  await forgetStrangePid(home, pid);
  return { state: 'none' };
}

/** A session on the server, if it takes one. */
async function connect(connectionString: string): Promise<Client | 'not yet' | undefined> {
  const client = new Client({ connectionString });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end();
    if (!(error instanceof DatabaseError)) return undefined;
    if (error.code === '28P01')
      throw new EmbeddedDatabaseError('The embedded database refuses the password in its own directory.', { cause: error });
    return 'not yet';
  }
}

/** The process of the server that runs, or that did not take its file away when it ended. */
export async function serverPid(home: ServerHome): Promise<number | undefined> {
  const pid = Number((await postmasterFile(home))[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

/**
 * The server takes any process with the number in its file for another server, also one that has ended but was not
 * collected by its parent. A number nobody has needs no help, and another server may just have written its own.
 */
async function forgetStrangePid(home: ServerHome, pid: number): Promise<void> {
  if (!(await numberIsTaken(pid))) return;
  const file = join(home.cluster, 'postmaster.pid');
  const aside = `${file}.${process.pid}`;
  await rename(file, aside).catch(() => undefined);
  const found = Number((await readFile(aside, 'utf8').catch(() => '')).split('\n')[0]);
  if (found !== pid && found > 0) await rename(aside, file);
  await rm(aside, { force: true });
}

async function numberIsTaken(pid: number): Promise<boolean> {
  if (await processRuns(pid)) return true;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  return stat !== undefined;
}
