import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { applyMigrations } from '#src/database/migrations/apply-migrations.ts';
import { openDatabase } from '#src/database/open-database.ts';

/** How long the embedded database takes from the process's start to migrations applied, in processes of their own. */
const { values } = parseArgs({ options: { open: { type: 'string' }, kill: { type: 'boolean', default: false } } });

if (values.open === undefined) await measure();
else await open(values.open, values.kill);

async function open(dataDir: string, kill: boolean): Promise<void> {
  const database = await openDatabase({ dataDir, role: 'app', log: pino({ level: 'silent' }) });
  await applyMigrations(database.url);
  process.stdout.write(`${Math.round(performance.now())}\n`);
  if (kill) process.kill(process.pid, 'SIGKILL');
  await database.close();
}

async function measure(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'conclave-measure-'));
  try {
    await measureOne('first start', dataDir);
    await measureOne('later start', dataDir);
    await measureOne('later start, then killed', dataDir, '--kill');
    await measureOne('start after the kill', dataDir);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measureOne(what: string, dataDir: string, ...options: string[]): Promise<void> {
  const child = spawn(process.execPath, [import.meta.filename, '--open', dataDir, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  let ready = '';
  child.stdout.on('data', (data: Buffer) => {
    ready += data.toString();
  });
  await once(child, 'close');
  process.stdout.write(`${what.padEnd(26)}${ready.trim().padStart(6)} ms from the process's start to ready\n`);
}
