import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { processRuns } from '#src/database/embedded/processes.ts';
import { databaseProcesses, query } from '#tests/support/database-processes.ts';

const { newDataDir, usedDataDir, open, clean } = databaseProcesses();
afterEach(clean);

const one = [{ one: 1 }];

test('a second app on a data directory is told so and leaves the first alone', async () => {
  const dataDir = await usedDataDir();
  const first = await open('app', dataDir);
  const second = await open('app', dataDir);
  expect(second.answer).toHaveProperty('refused', expect.stringContaining('Another Conclave is running on this data directory'));
  expect(await query(first.url, 'SELECT 1 AS one')).toEqual(one);
});

test('of five apps that start at once on a new directory one runs', async () => {
  const dataDir = await newDataDir();
  const apps = await Promise.all(Array.from({ length: 5 }, () => open('app', dataDir)));
  const [running, ...others] = apps.filter((app) => 'url' in app.answer);
  expect(others).toEqual([]);
  expect(apps.filter((app) => 'refused' in app.answer && app.answer.refused.includes('Another Conclave is running'))).toHaveLength(4);
  expect(await query(running?.url ?? '', 'SELECT 1 AS one')).toEqual(one);
});

test("the command line uses the app's server and leaves it running", async () => {
  const dataDir = await usedDataDir();
  const app = await open('app', dataDir);
  const command = await open('command line', dataDir);
  expect(command.url).toBe(app.url);
  await command.close();
  expect(await query(app.url, 'SELECT 1 AS one')).toEqual(one);
});

test('the command line alone starts the server for its own duration', async () => {
  const dataDir = await usedDataDir();
  const command = await open('command line', dataDir);
  const pid = await serverPid(dataDir);
  expect(await query(command.url, 'SELECT 1 AS one')).toEqual(one);
  await command.close();
  expect(await processRuns(pid)).toBe(false);
});

test('a command line and an app that start together both get the database', async () => {
  const dataDir = await newDataDir();
  const opening = { command: open('command line', dataDir), app: open('app', dataDir) };
  const command = await opening.command;
  expect(await query(command.url, 'SELECT 1 AS one')).toEqual(one);
  await command.close();
  const app = await opening.app;
  expect(await query(app.url, 'SELECT 1 AS one')).toEqual(one);
});

test('an app that starts while a command line holds the server waits for its end', async () => {
  const dataDir = await usedDataDir();
  const command = await open('command line', dataDir);
  const ended: string[] = [];
  const opening = open('app', dataDir).then((app) => {
    ended.push('app opened');
    return app;
  });
  await sleep(1_500);
  ended.push('command closes');
  await command.close();
  const app = await opening;
  expect(ended).toEqual(['command closes', 'app opened']);
  expect(await query(app.url, 'SELECT 1 AS one')).toEqual(one);
});

test('a command line that holds the server waits for another one that uses it', async () => {
  const dataDir = await usedDataDir();
  const holder = await open('command line', dataDir);
  const guest = await open('command line', dataDir);
  const closing = holder.close();
  await sleep(500);
  expect(await query(guest.url, 'SELECT 1 AS one')).toEqual(one);
  await guest.close();
  await closing;
  await expect(query(holder.url, 'SELECT 1')).rejects.toThrow();
});

async function serverPid(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}
