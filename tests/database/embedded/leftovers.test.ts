import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { processRuns } from '#src/database/embedded/processes.ts';
import { prepareHome, type ServerHome } from '#src/database/embedded/server-home.ts';
import { installedPackage, serverProgram } from '#src/database/embedded/server-program.ts';
import { databaseProcesses, query } from '#tests/support/database-processes.ts';

const { usedDataDir, open, clean } = databaseProcesses();
const started: ChildProcess[] = [];
let dataDir: string;
let home: ServerHome;

beforeEach(async () => {
  dataDir = await usedDataDir();
  home = await prepareHome(join(dataDir, 'postgres'));
});

afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  await clean();
});

/** Started as the server would be: it asks whether the process in its file lives, and may not ask about another user's. */
function start(command: string, ...options: string[]): ChildProcess {
  const child = spawn(command, options, { ...home.user, cwd: '/', stdio: ['ignore', 'pipe', 'ignore'] });
  started.push(child);
  return child;
}

const leaveServerFile = (pid: number | undefined): Promise<void> =>
  writeFile(
    join(home.cluster, 'postmaster.pid'),
    `${pid}\n${home.cluster}\n1700000000\n5432\n${join(home.directory, 'socket')}\n\n  123  456\nready\n`,
  );

async function expectStart(): Promise<void> {
  const app = await open('app', dataDir);
  expect(app.answer).toHaveProperty('url');
  expect(await query(app.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
}

test('the file of a server that has ended, its socket and a folder half made do not stand in the way', async () => {
  const gone = start('true');
  await once(gone, 'exit');
  await leaveServerFile(gone.pid);
  await writeFile(join(home.directory, 'socket', '.s.PGSQL.5432'), '');
  await writeFile(join(home.directory, 'socket', '.s.PGSQL.5432.lock'), `${gone.pid}\n${home.cluster}\n1700000000\n5432\n\n`);
  await mkdir(join(home.directory, `making.${gone.pid}.0a1b2c3d`, 'cluster'), { recursive: true });
  await expectStart();
  expect((await readdir(home.directory)).filter((name) => name.startsWith('making'))).toEqual([]);
});

test('a first start that was killed half way is begun anew', async () => {
  const gone = start('true');
  await once(gone, 'exit');
  await rm(home.cluster, { recursive: true });
  await mkdir(join(home.directory, `making.${gone.pid}.0a1b2c3d`, 'cluster'), { recursive: true });
  await expectStart();
});

test("a server's number that another program has by now is ignored", async () => {
  const other = start('sleep', '60');
  await leaveServerFile(other.pid);
  await expectStart();
});

test('a server that was killed and not yet collected by its parent is ignored', async () => {
  const parent = start('sh', '-c', 'sleep 0 & echo $!; exec sleep 60');
  if (parent.stdout === null) throw new Error('no output');
  const [line] = await once(parent.stdout, 'data');
  const pid = Number(String(line));
  await expect.poll(() => readFile(`/proc/${pid}/stat`, 'utf8')).toMatch(/\) Z/);
  await leaveServerFile(pid);
  await expectStart();
});

test('a server that nobody holds any more is stopped and replaced', async () => {
  const program = await serverProgram(home);
  const socket = join(home.directory, 'socket');
  const options = ['-c', 'listen_addresses=', '-c', `unix_socket_directories=${socket}`];
  const orphan = start(join(program, 'postgres'), '-D', home.cluster, ...options);
  await expect.poll(() => readdir(socket)).toContain('.s.PGSQL.5432');
  await expectStart();
  expect(await processRuns(orphan.pid ?? 0)).toBe(false);
});

test('where node_modules can not be written or entered the server runs from a copy of its own', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'conclave-test-package-'));
  try {
    const installed = join(parent, 'package');
    await cp(installedPackage(), installed, { recursive: true, filter: (file) => !/\.so(\.\d+)?$/.test(file) || !/icu/.test(file) });
    await chmod(join(installed, 'native', 'lib'), 0o555);
    const program = await serverProgram(home, installed);
    expect(program.startsWith(home.directory)).toBe(true);
    const version = start(join(program, 'postgres'), '--version');
    expect(await once(version, 'exit')).toEqual([0, null]);
    expect(await serverProgram(home, installed)).toBe(program);
  } finally {
    await chmod(join(parent, 'package', 'native', 'lib'), 0o755);
    await rm(parent, { recursive: true });
  }
});
