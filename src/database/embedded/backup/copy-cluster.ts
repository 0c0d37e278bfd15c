import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What PostgreSQL makes anew at its start; the folders themselves have to be there. https://www.postgresql.org/docs/18/continuous-archiving.html */
const emptied = new Set(['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans']);
const leftOut = /^(postmaster\.(pid|opts)|pg_internal\.init(\.\d+)?|backup_label.*|tablespace_map.*|pgsql_tmp.*)$/;

/** Copies the files of a cluster whose server may be running and has been told that a backup is under way. */
export async function copyCluster(from: string, to: string): Promise<void> {
  await copyFolder(from, to, '');
}

async function copyFolder(from: string, to: string, path: string): Promise<void> {
  await mkdir(join(to, path), { mode: 0o700 });
  if (emptied.has(path)) return;
  for (const entry of await readdir(join(from, path), { withFileTypes: true })) {
    if (leftOut.test(entry.name)) continue;
    const inside = join(path, entry.name);
    if (entry.isDirectory()) await copyFolder(from, to, inside);
    else if (entry.isFile()) await copyOne(join(from, inside), join(to, inside));
  }
}

/** Copies the segments of the write-ahead log from one to another, both included: without them the copy is worth nothing. */
export async function copyLog(from: string, to: string, first: string, last: string): Promise<void> {
  for (const name of await readdir(join(from, 'pg_wal'))) {
    const segment = /^[0-9A-F]{24}$/.test(name);
    if ((segment && name >= first && name <= last) || name.endsWith('.history'))
      await copyFile(join(from, 'pg_wal', name), join(to, 'pg_wal', name));
  }
}

/** A table that is dropped meanwhile takes its files along: the log tells so, too. */
async function copyOne(from: string, to: string): Promise<void> {
  await copyFile(from, to).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  });
}
