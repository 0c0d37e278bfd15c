import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { processRuns } from './processes.ts';

const ours = new Set<string>();

/** A new folder of the home in which something is made before it is renamed to its place: the work is done whole or not at all. */
export async function withFolderAside<T>(directory: string, work: (aside: string) => Promise<T>): Promise<T> {
  const name = `making.${process.pid}.${randomBytes(4).toString('hex')}`;
  const aside = join(directory, name);
  ours.add(name);
  try {
    await mkdir(aside, { mode: 0o700 });
    return await work(aside);
  } finally {
    await rm(aside, { recursive: true, force: true });
    ours.delete(name);
  }
}

/** Removes what processes that were killed have left half made. In a container a later process often has the same number. */
export async function removeLeftovers(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    const [, maker] = /^making\.(\d+)\.[0-9a-f]+$/.exec(name) ?? [];
    if (maker === undefined || ours.has(name)) continue;
    const pid = Number(maker);
    if (pid !== process.pid && (await processRuns(pid))) continue;
    await rm(join(directory, name), { recursive: true, force: true }).catch(() => undefined);
  }
}
