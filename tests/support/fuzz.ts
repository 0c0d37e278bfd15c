import { Client } from 'pg';
import { applyMigrations } from '#src/database/migrations/apply-migrations.ts';
import { createLog } from '#src/log.ts';
import { startWorld } from '#src/playground/world.ts';
import { slackLimits } from '#src/slack/limits.ts';
import { attack } from './hostile/attack.ts';
import { london } from './kent.ts';
import { onDatabase, startTemporaryServer } from './temporary-server.ts';
import { kentFile } from './world.ts';

/** Sends hostile signed requests to a running app: `node tests/support/fuzz.ts 20000 [SEED]`. Ends with 1 where one of them finds something. */
const [count = '20000', seed] = process.argv.slice(2);

const server = await startTemporaryServer();
const maintenance = new Client({ connectionString: server.url });
await maintenance.connect();
await maintenance.query('CREATE DATABASE fuzz');
await maintenance.end();
const databaseUrl = onDatabase(server.url, 'fuzz');
await applyMigrations(databaseUrl);
const log: string[] = [];
const world = await startWorld({
  database: { databaseUrl, dataDir: 'unused' },
  team: 'T0KENT',
  at: london('2011-11-09T09:00'),
  pace: 0,
  log: createLog('info', { write: (line) => log.push(line) }),
});
try {
  await world.govern(await kentFile());
  const began = performance.now();
  const { sent, answers, slowest } = await attack({ ...world, log }, Number(count), {
    patience: slackLimits.acknowledgement,
    ...(seed === undefined ? {} : { seed: Number(seed) }),
  });
  const alive = await fetch(`http://127.0.0.1:${world.conclave.port}/healthz`);
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stdout.write(`${sent} hostile signed requests in ${seconds} s: ${JSON.stringify(answers)}, slowest answer ${slowest} ms\n`);
  process.stdout.write(`no exit, no unhandled rejection, no error logged, nothing of the inside shown; alive: ${alive.status}\n`);
} finally {
  await world.stop();
  await server.stop();
}
