import { appendFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createLog } from '../log.ts';
import { knownCases } from './cases/known-cases.ts';
import { buildPage, pageSource } from './web/build-page.ts';
import { readManifest } from './web/manifest.ts';
import { startWebServer } from './web/server.ts';
import { type FreshDatabase, openWorlds, type Worlds } from './worlds.ts';

const stopping = new AbortController();
const asked = new Promise<void>((resolve) => {
  // The signal may come twice: from the terminal, and from npm, which passes it on. A terminal that is closed sends SIGHUP.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve(stopping.abort()));
});

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

const dataDir = await mkdtemp(join(tmpdir(), 'conclave-playground-'));
// Started by root, PostgreSQL runs as another user, who has to pass through: nobody can look around.
await chmod(dataDir, 0o711);
const logFile = join(dataDir, 'conclave.log');
try {
  await Promise.all([stayUp(), asked.then(() => print('\nThe playground is stopping ...'))]);
  print('\nThe playground has stopped. Its data is removed.');
} catch (error) {
  process.stderr.write(`The playground can't start. ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
}

/** Starts everything and ends it once that is asked for. The page is built while the first case starts. */
async function stayUp(): Promise<void> {
  print('Conclave and a local Slack workspace are starting, with a database of their own ...');
  const page = join(dataDir, 'page');
  const building = buildPage(pageSource, page);
  const settled = Promise.allSettled([building]);
  const log = createLog('info', { write: (line) => appendFileSync(logFile, line) });
  try {
    const worlds = await openWorlds({ cases: await knownCases(), freshDatabase: databases(), log });
    try {
      await building;
      const server = await startWebServer({ worlds, manifest: await readManifest(), page, port: 3100, log });
      if (!stopping.signal.aborted) tellAddresses(worlds, server.url);
      await asked;
      await server.close();
    } finally {
      await worlds.stop();
    }
  } finally {
    await settled;
  }
}

/** Each case has a database of its own, which goes when the case ends. */
function databases(): () => Promise<FreshDatabase> {
  let count = 0;
  return async () => {
    count += 1;
    const folder = join(dataDir, `case-${count}`);
    await mkdir(folder);
    return { place: { databaseUrl: null, dataDir: folder }, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
  };
}

function tellAddresses(worlds: Worlds, pageUrl: string): void {
  print(`
Open ${pageUrl}/ in a browser on this machine.
To stop, press Ctrl-C: all data is removed then.

For whoever looks behind it:
  Conclave's log                         ${logFile}`);
  let told = '';
  const tellOfCase = (): void => {
    const { id, case: started, world } = worlds.running();
    if (id === told) return;
    told = id;
    const app = `http://127.0.0.1:${world.conclave.port}`;
    print(`
Started: ${started.title}
  Slack's Web API (the local workspace)  ${world.workspace.url}
  Conclave                               ${app}/healthz and ${app}/readyz`);
  };
  tellOfCase();
  worlds.onChange(tellOfCase);
}
