import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { databaseUrl, listenOptions, type ServerAddress } from './server-address.ts';
import { removeTemporarySocketDirectory, type ServerHome } from './server-home.ts';
import { serverEnvironment } from './server-user.ts';

export type ServerProcess = {
  readonly address: ServerAddress;
  readonly pid: number;
  /** Settled when the server has ended, for whatever reason */
  readonly ended: Promise<void>;
  /** `fast` rolls back what runs and closes the files; `immediate` is for files that are thrown away. */
  readonly stop: (how: 'fast' | 'immediate') => Promise<void>;
};

export type StartOptions = { readonly address: ServerAddress; readonly settings?: Readonly<Record<string, string>> };

/** Recovery after a crash replays at most some minutes of work. */
const longestStartMs = 120_000;
const largestLogBytes = 5_000_000;

/** Starts the server and waits until it takes connections. Undefined where it ended instead, as when another one holds the cluster. */
export async function startServer(
  home: ServerHome,
  program: string,
  { settings = {}, address }: StartOptions,
): Promise<ServerProcess | undefined> {
  const child = await launch(home, program, {
    ...listenOptions(address),
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    ...settings,
  });
  const running = { yes: true };
  const ended = once(child, 'exit').then(() => {
    running.yes = false;
  });
  const url = await databaseUrl(home, address, 'postgres');
  for (const deadline = Date.now() + longestStartMs; running.yes; await Promise.race([ended, sleep(20)])) {
    if (await answers(url)) return { address, pid: child.pid ?? 0, ended, stop: (how) => stop(home, program, child, ended, how) };
    if (Date.now() > deadline) {
      await stop(home, program, child, ended, 'immediate');
      throw new EmbeddedDatabaseError(`The embedded PostgreSQL did not get ready. Its log: ${await endOfLog(home)}`);
    }
  }
  return undefined;
}

async function launch(home: ServerHome, program: string, settings: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const size = await stat(home.log).then(
    (file) => file.size,
    () => 0,
  );
  if (size > largestLogBytes) await rename(home.log, `${home.log}.1`);
  const log = await open(home.log, 'a', 0o600);
  if (home.user !== undefined) await log.chown(home.user.uid, home.user.gid);
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = [join(program, 'postgres'), '-D', home.cluster, ...options];
  const [command = '', ...rest] = endsWithItsParent() ? ['setpriv', '--pdeathsig', 'INT', '--', ...server] : server;
  try {
    const child = spawn(command, rest, {
      ...home.user,
      ...serverEnvironment,
      cwd: home.directory,
      // In a process group of its own: Ctrl-C is for the app, which stops the server when it is done.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      windowsHide: true,
    });
    await once(child, 'spawn');
    child.unref();
    // Where the server does not end with its parent, at least an exit that is not a kill takes it along.
    const endWithUs = (): void => void child.kill('SIGINT');
    process.once('exit', endWithUs);
    child.once('exit', () => process.off('exit', endWithUs));
    return child;
  } finally {
    await log.close();
  }
}

/** Linux can end a process with its parent. Elsewhere a server whose app was killed runs on until the next start finds it. */
function endsWithItsParent(): boolean {
  return process.platform === 'linux' && spawnSync('setpriv', ['--pdeathsig', 'INT', '--', 'true'], serverEnvironment).status === 0;
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

async function stop(
  home: ServerHome,
  program: string,
  child: ChildProcess,
  ended: Promise<void>,
  how: 'fast' | 'immediate',
): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.ref();
    if (process.platform === 'win32') await stopByControlProgram(home, program, how);
    else child.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT');
    await ended;
  }
  await removeTemporarySocketDirectory(home);
}

/** Windows has no signals; PostgreSQL's own program stops the server there. */
export async function stopByControlProgram(home: ServerHome, program: string, how: 'fast' | 'immediate'): Promise<void> {
  await promisify(execFile)(join(program, 'pg_ctl'), ['stop', '-w', '-m', how, '-D', home.cluster], { windowsHide: true });
}

/** What the server said last, for a message about why it did not start. */
export async function endOfLog(home: ServerHome): Promise<string> {
  return (await readFile(home.log, 'utf8').catch(() => '')).trim().split('\n').slice(-5).join('\n');
}
