import { readdir, readFile, readlink, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { canEnter } from '#src/database/embedded/server-user.ts';
import { databaseProcesses, query } from '#tests/support/database-processes.ts';

const { newDataDir, usedDataDir, open, clean } = databaseProcesses();
afterEach(clean);

/** As root also as another user, whom every system has, and who has to be able to reach the code. */
const someone = 1;
const isRoot = process.getuid?.() === 0;
const reachable = canEnter({ uid: someone, gid: someone }, fileURLToPath(new URL('.', import.meta.url)));
const users = [undefined, ...(isRoot && reachable ? [someone] : [])];

test.each(users)('a directory without a database gets one, which stops with its app and keeps its rows (user %s)', async (uid) => {
  const dataDir = await newDataDir(uid);
  const first = await open('app', dataDir, uid);
  await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS n');
  const pid = await serverPid(dataDir);
  const owner = await stat(`/proc/${pid}`);
  expect(owner.uid).not.toBe(0);
  if (uid !== undefined) expect(owner.uid).toBe(uid);
  await first.close();
  expect(await readdir(join(dataDir, 'postgres', 'cluster'))).not.toContain('postmaster.pid');
  const second = await open('app', dataDir, uid);
  expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
});

test.each(users)('after its app was killed the next start works and has what was committed (user %s)', async (uid) => {
  const dataDir = await newDataDir(uid);
  const first = await open('app', dataDir, uid);
  await query(first.url, 'CREATE TABLE kept AS SELECT 7 AS n');
  await first.kill();
  const second = await open('app', dataDir, uid);
  expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
});

test.each(users.slice(1))('the command line as root leaves the database of user %s to that user', async (uid) => {
  const dataDir = await newDataDir(uid);
  await (await open('app', dataDir, uid)).close();
  const command = await open('command line', dataDir);
  expect((await stat(`/proc/${await serverPid(dataDir)}`)).uid).toBe(uid);
  await command.close();
  const app = await open('app', dataDir, uid);
  expect(app.answer).toHaveProperty('url');
});

test('nobody gets in without the password, nor by the network', async () => {
  const dataDir = await usedDataDir();
  const { url } = await open('app', dataDir);
  const wrong = new URL(url);
  wrong.password = 'guess';
  await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  wrong.password = '';
  await expect(query(wrong.href, 'SELECT 1')).rejects.toThrow(/password/);
  expect(await query(url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }]);
  expect(await networkSockets(await serverPid(dataDir))).toEqual([]);
  const home = join(dataDir, 'postgres');
  const modes = await Promise.all(
    [home, join(home, 'socket'), join(home, 'cluster'), join(home, 'cluster', 'conclave.password')].map(mode),
  );
  expect(modes).toEqual(['700', '700', '700', '600']);
});

test('a path too long for a socket gets one in a private temporary directory, which goes with the server', async () => {
  const dataDir = await usedDataDir('a-name-that-makes-the-path-of-the-socket-far-too-long-for-any-operating-system-to-take-');
  const app = await open('app', dataDir);
  const socket = new URL(app.url).searchParams.get('host') ?? '';
  expect(socket.startsWith(join(tmpdir(), 'conclave-'))).toBe(true);
  expect(await mode(socket)).toBe('700');
  const command = await open('command line', dataDir);
  expect(await query(command.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await command.close();
  await app.close();
  await expect(stat(socket)).rejects.toThrow('ENOENT');
});

test('a server that is lost is started again under the app', async () => {
  const dataDir = await usedDataDir();
  const app = await open('app', dataDir);
  const pid = await serverPid(dataDir);
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => query(app.url, 'SELECT 1 AS one').catch(() => 'not yet'), { timeout: 20_000 }).toEqual([{ one: 1 }]);
  expect(await serverPid(dataDir)).not.toBe(pid);
  const second = await open('app', dataDir);
  expect(second.answer).toHaveProperty('refused', expect.stringContaining('Another Conclave is running'));
});

async function serverPid(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

const mode = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);

/** The TCP sockets a process has open. */
async function networkSockets(pid: number): Promise<readonly string[]> {
  const files = await readdir(`/proc/${pid}/fd`);
  const targets = await Promise.all(files.map((file) => readlink(`/proc/${pid}/fd/${file}`).catch(() => '')));
  const sockets = targets.flatMap((target) => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? []);
  expect(sockets).not.toEqual([]);
  const tables = await Promise.all(['tcp', 'tcp6'].map((name) => readFile(`/proc/${pid}/net/${name}`, 'utf8').catch(() => '')));
  const inodes = new Set(tables.flatMap((table) => table.split('\n').map((line) => line.trim().split(/\s+/)[9])));
  return sockets.filter((socket) => inodes.has(socket));
}
