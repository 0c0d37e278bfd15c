import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { ensureCluster } from './cluster.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { holdServer, type OpenedServer } from './held-server.ts';
import { databaseUrl } from './server-address.ts';
import { prepareHome, type ServerHome } from './server-home.ts';
import { becomeGuest, type Holder } from './server-locks.ts';
import { lookForServer, type Presence, serverPid } from './server-presence.ts';
import { endOfLog, stopByControlProgram } from './server-process.ts';
import { serverProgram } from './server-program.ts';

/** For how long one and the same sight is waited out, in milliseconds. */
const patience = {
  /** A killed app's session may take a moment to end */
  app: 1_000,
  /** A command may run for a while: one that applies a governance file, or verifies a long chronicle */
  'command line': 60_000,
  /** A server that has just started is held within moments by the process that started it, where both processors are busy within seconds */
  nobody: 5_000,
  /** Recovery after a crash */
  busy: 120_000,
} as const;

const pauseMs = 50;
const failedStartsAllowed = 3;

type Place = { readonly home: ServerHome; readonly program: string; readonly role: Holder; readonly log: Pick<Logger, 'warn'> };

/**
 * The server of a directory. An app holds it alone and a second one is refused; the command line is the guest of
 * whoever holds it, else holds it for its own duration; an app waits for a command line to end. A server whose
 * process was killed is stopped first. Throws `EmbeddedDatabaseError`.
 */
export async function openEmbedded(directory: string, role: Holder, log: Pick<Logger, 'warn'>): Promise<OpenedServer> {
  const home = await prepareHome(directory);
  const program = await serverProgram(home);
  await ensureCluster(home, program);
  const place = { home, program, role, log };
  const failed = { starts: 0 };
  for (let since = { sight: '', at: Date.now() }; ; await sleep(pauseMs)) {
    const presence = await lookForServer(home);
    const sight = presence.state === 'running' ? presence.holder : presence.state;
    if (sight !== since.sight) since = { sight, at: Date.now() };
    const opened = presence.state === 'none' ? await start(place, failed) : await join(place, presence, Date.now() - since.at);
    if (opened !== undefined) return opened;
  }
}

async function start({ home, program, role, log }: Place, failed: { starts: number }): Promise<OpenedServer | undefined> {
  if (failed.starts >= failedStartsAllowed) {
    throw new EmbeddedDatabaseError(`The embedded PostgreSQL does not start. The end of ${home.log}:\n${await endOfLog(home)}`);
  }
  const opened = await holdServer(home, program, role, log);
  if (opened === undefined) failed.starts += 1;
  return opened;
}

/** What a process does about a server it finds; undefined: look again. */
async function join(place: Place, presence: Exclude<Presence, { state: 'none' }>, waitedMs: number): Promise<OpenedServer | undefined> {
  if (presence.state === 'busy') {
    if (waitedMs < patience.busy) return undefined;
    throw new EmbeddedDatabaseError(
      `The embedded PostgreSQL did not get ready. The end of ${place.home.log}:\n${await endOfLog(place.home)}`,
    );
  }
  const { holder, session, address } = presence;
  if (place.role === 'command line' && holder !== 'nobody' && (await becomeGuest(session).catch(() => false))) {
    return { url: await databaseUrl(place.home, address, 'conclave'), close: () => session.end() };
  }
  await session.end();
  if (waitedMs < patience[holder]) return undefined;
  if (holder === 'nobody') return stopOrphan(place);
  throw new EmbeddedDatabaseError(
    holder === 'app' && place.role === 'app'
      ? `Another Conclave is running on this data directory (${place.home.directory}). Stop it first, or give this one a DATA_DIR of its own.`
      : `Another Conclave command is still using this data directory (${place.home.directory}). Try again when it has ended.`,
  );
}

async function stopOrphan({ home, program, log }: Place): Promise<undefined> {
  log.warn('A database server was left running by a process that was killed, and is being stopped');
  const pid = await serverPid(home);
  if (process.platform === 'win32') await stopByControlProgram(home, program, 'fast');
  else if (pid !== undefined) process.kill(pid, 'SIGINT');
}
