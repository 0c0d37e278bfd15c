import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Logger } from 'pino';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { databaseUrl, newAddress } from './server-address.ts';
import type { ServerHome } from './server-home.ts';
import { type Holder, takeHold, waitForGuests } from './server-locks.ts';
import { type ServerProcess, startServer } from './server-process.ts';

export type OpenedServer = { readonly url: string; readonly close: () => Promise<void> };

const database = 'conclave';
const patienceWithGuestsMs = 10_000;
const pauseBeforeAnotherTryMs = 200;

/** Starts the server and holds it: it is started again when it is lost, and stopped by `close`. Undefined where it does not start. */
export async function holdServer(
  home: ServerHome,
  program: string,
  holder: Holder,
  log: Pick<Logger, 'warn'>,
): Promise<OpenedServer | undefined> {
  const address = await newAddress(home);
  const started = await startServer(home, program, { address });
  if (started === undefined) return undefined;
  const maintenance = await databaseUrl(home, address, 'postgres');
  const session = await openHold(maintenance, holder).catch(async (error: unknown) => {
    await started.stop('fast');
    throw error;
  });
  const held = { server: started, session, closing: false };

  const recover = async (): Promise<void> => {
    log.warn('The embedded database was lost, and is being started again');
    while (!held.closing) {
      try {
        held.server = (await restartIfEnded(held.server)) ?? held.server;
        held.session = await openHold(maintenance, holder);
        return watch();
      } catch {
        await sleep(pauseBeforeAnotherTryMs);
      }
    }
  };
  const restartIfEnded = async (server: ServerProcess): Promise<ServerProcess | undefined> => {
    const runs = await Promise.race([server.ended.then(() => false), sleep(pauseBeforeAnotherTryMs, true)]);
    return runs ? undefined : startServer(home, program, { address });
  };
  const recovery = { running: Promise.resolve() };
  const watch = (): void => {
    held.session.once('end', () => {
      if (!held.closing) recovery.running = recover();
    });
  };
  watch();

  const close = async (): Promise<void> => {
    held.closing = true;
    await recovery.running;
    await waitForGuests(held.session, patienceWithGuestsMs).catch(() => undefined);
    await held.session.end();
    await held.server.stop('fast');
  };
  return { url: await databaseUrl(home, address, database), close };
}

/** A session that marks the server as held. The database stands before it: whoever sees a holder finds the database. */
async function openHold(maintenance: string, holder: Holder): Promise<Client> {
  const session = new Client({ connectionString: maintenance });
  session.on('error', () => undefined);
  await session.connect();
  const { rowCount } = await session.query('SELECT FROM pg_database WHERE datname = $1', [database]);
  if (rowCount === 0) await session.query(`CREATE DATABASE ${database}`);
  if (await takeHold(session, holder)) return session;
  await session.end();
  throw new EmbeddedDatabaseError('Another process holds the embedded database although this one has started it.');
}
