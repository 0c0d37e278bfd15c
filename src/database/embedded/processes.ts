import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether a process runs. One that has ended but whose parent has not asked for its exit status does not. */
export async function processRuns(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    const denied = error instanceof Error && 'code' in error && error.code === 'EPERM';
    if (!denied) return false;
  }
  return !(await isZombie(pid));
}

async function isZombie(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
}

/** Whether a process runs and is the server of this cluster: a number left in a file may have gone to another program since. */
export async function servesCluster(pid: number, cluster: string): Promise<boolean> {
  if (!(await processRuns(pid))) return false;
  const command = await commandOf(pid);
  // Windows lists programs without their arguments.
  return command.includes(process.platform === 'win32' ? 'postgres' : cluster);
}

async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ');
  const [program, options] =
    process.platform === 'win32' ? ['tasklist', ['/FI', `PID eq ${pid}`]] : ['ps', ['-o', 'command=', '-p', String(pid)]];
  return run(program, options, { windowsHide: true }).then(
    ({ stdout }) => stdout,
    () => '',
  );
}
