import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { z } from 'zod';
import { prepareHome, socketDirectory } from '#src/database/embedded/server-home.ts';
import { serverProgram } from '#src/database/embedded/server-program.ts';
import { quickest, takeCluster } from './temporary-server.ts';

const script = fileURLToPath(new URL('database-process.ts', import.meta.url));
const answer = z.union([z.object({ url: z.string() }), z.object({ refused: z.string() })]);

export type DatabaseProcess = {
  /** What the process said: the URL of its database, or why it has none */
  readonly answer: z.infer<typeof answer>;
  readonly url: string;
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Data directories and the processes on them, all removed by `clean`. */
export function databaseProcesses() {
  const children = new Set<ChildProcess>();
  const directories: string[] = [];

  const newDataDir = async (uid?: number, name = ''): Promise<string> => {
    const directory = await mkdtemp(join(await quickest(), `conclave-test-${name}`));
    directories.push(directory);
    if (uid !== undefined) await chown(directory, uid, uid);
    return directory;
  };

  /** One whose database has been made by an earlier start. */
  const usedDataDir = async (name = ''): Promise<string> => {
    const dataDir = await newDataDir(undefined, name);
    const home = await prepareHome(join(dataDir, 'postgres'));
    await takeCluster(home, await serverProgram(home));
    await socketDirectory(home);
    return dataDir;
  };

  const open = async (role: 'app' | 'command line', dataDir: string, uid?: number): Promise<DatabaseProcess> => {
    const child = spawn(process.execPath, [script, role, dataDir, ...(uid === undefined ? [] : [String(uid)])], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    children.add(child);
    const ended = once(child, 'exit').then(() => void children.delete(child));
    const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended.then(() => ['{"refused":"ended"}'])]);
    const said = answer.parse(JSON.parse(z.string().parse(line)));
    const end = async (how: () => unknown): Promise<void> => {
      how();
      await ended;
    };
    return {
      answer: said,
      url: 'url' in said ? said.url : '',
      kill: () => end(() => child.kill('SIGKILL')),
      close: () => end(() => child.stdin.end()),
    };
  };

  const clean = async (): Promise<void> => {
    for (const child of children) {
      const ended = once(child, 'exit');
      child.stdin?.end();
      await ended;
    }
    for (const directory of directories.splice(0)) await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  };

  return { newDataDir, usedDataDir, open, clean };
}

/** Runs one statement on a connection of its own. */
export async function query(url: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}
