import { execFile } from 'node:child_process';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import { promisify } from 'node:util';
import { Client } from 'pg';

/** Leaves processor 0 to the measured server, which may use the others too: the load, Slack and PostgreSQL (which inherits it) run on the others. False where that can't be said. */
export async function pinSelf(): Promise<boolean> {
  const last = availableParallelism() - 1;
  if (last < 1) return false;
  return promisify(execFile)('taskset', ['-acp', `1-${last}`, String(process.pid)]).then(
    () => true,
    () => false,
  );
}

/** What the figures were measured on, in words. */
export async function machine(databaseUrl: string, pinned: boolean): Promise<string> {
  const [first] = cpus();
  return [
    `Machine: ${cpus().length} x ${first?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}`,
    `Software: Node ${process.version}, ${await postgres(databaseUrl)}`,
    `The server may use every processor; ${pinned ? 'the load, Slack and PostgreSQL have all but processor 0' : 'so may the load, Slack and PostgreSQL (they could not be pinned)'}.`,
    `Load of the machine when it began: ${loadavg()[0]?.toFixed(2)}`,
  ].join('\n');
}

async function postgres(connectionString: string): Promise<string> {
  const client = new Client({ connectionString });
  await client.connect();
  const setting = async (name: string) =>
    (await client.query<{ setting: string }>(`SELECT current_setting('${name}') AS setting`)).rows[0]?.setting;
  const words = `PostgreSQL ${await setting('server_version')}, fsync ${await setting('fsync')}, synchronous_commit ${await setting('synchronous_commit')}`;
  await client.end();
  return words;
}
