import { appendFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createLog } from '../log.ts';
import { kentTime, kentZone, playKentCase } from './kent-case.ts';
import { createNarrator } from './narrator.ts';
import { startWorld, type World } from './world.ts';

const stopping = new AbortController();
const asked = new Promise<void>((resolve) => {
  // The signal may come twice: from the terminal, and from npm, which passes it on.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => resolve(stopping.abort()));
});

function print(line: string): void {
  if (!stopping.signal.aborted) process.stdout.write(`${line}\n`);
}

const dataDir = await mkdtemp(join(tmpdir(), 'conclave-playground-'));
try {
  await play(join(dataDir, 'conclave.log'));
} finally {
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
}
process.stdout.write('\nThe playground has stopped. Its data is removed.\n');

async function play(logFile: string): Promise<void> {
  print('Conclave and a local Slack workspace are starting, with a database of their own ...');
  const log = createLog('info', { write: (line) => appendFileSync(logFile, line) });
  const database = { databaseUrl: null, dataDir };
  const world = await startWorld({ database, team: 'T0KENT', at: kentTime('2011-11-09T09:00'), log, pace: 20 });
  const played = playOn(world, logFile);
  try {
    await Promise.race([played, asked]);
    await asked;
  } finally {
    stopping.abort();
    process.stdout.write('\nThe playground is stopping ...\n');
    await world.stop();
    await Promise.allSettled([played]);
  }
}

async function playOn(world: World, logFile: string): Promise<void> {
  const { workspace, conclave, clock } = world;
  await world.govern(await readFile(new URL('../../docs/examples/kent.yaml', import.meta.url), 'utf8'));
  await playKentCase(world, createNarrator({ workspace, clock, zone: kentZone, print }));
  const app = `http://127.0.0.1:${conclave.port}`;
  print(`
The case is played to its end. Everything stays up:
  Slack's Web API (the local workspace)  ${workspace.url}
  Conclave                               ${app}/healthz and ${app}/readyz
  Conclave's log                         ${logFile}
To stop, press Ctrl-C: the data is removed then.`);
}
