import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { EmbeddedDatabaseError } from '../embedded-database-error.ts';

const manifest = z.object({
  madeBy: z.literal('Conclave'),
  madeAt: z.string(),
  /** PostgreSQL's major version: another one cannot read the files */
  postgres: z.string(),
  /** SHA-256 of each file, by its path below `cluster` with `/` */
  files: z.record(z.string(), z.string()),
});

export type BackupManifest = z.infer<typeof manifest>;

export const clusterFolder = 'cluster';
const manifestFile = 'conclave-backup.json';

/** Notes what the backup holds, and makes sure that it is on the disk. */
export async function writeManifest(folder: string, madeAt: Date): Promise<BackupManifest> {
  const cluster = join(folder, clusterFolder);
  const files: Record<string, string> = {};
  for (const paths of inGroups(await filesIn(cluster), 16)) {
    const sums = paths.map(async (path) => {
      await flush(join(cluster, path));
      files[path] = await checksum(join(cluster, path));
    });
    await Promise.all(sums);
  }
  const postgres = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  const written: BackupManifest = { madeBy: 'Conclave', madeAt: madeAt.toISOString(), postgres, files };
  const handle = await open(join(folder, manifestFile), 'w', 0o600);
  await handle.writeFile(`${JSON.stringify(written, null, 1)}\n`);
  await handle.sync();
  await handle.close();
  return written;
}

/** Reads what a backup says it holds and compares it with what is there, file by file. Throws `EmbeddedDatabaseError` where it differs. */
export async function checkBackup(folder: string): Promise<BackupManifest> {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch(() => '');
  const read = manifest.safeParse(parsed(text));
  if (!read.success) throw new EmbeddedDatabaseError(`${folder} is not a whole backup of Conclave: its ${manifestFile} can't be read.`);
  const cluster = join(folder, clusterFolder);
  const there = new Set(await filesIn(cluster));
  for (const [path, expected] of Object.entries(read.data.files)) {
    const same = there.delete(path) && (await checksum(join(cluster, path))) === expected;
    if (!same) throw new EmbeddedDatabaseError(`The backup in ${folder} is damaged: ${path} is missing or not as it was written.`);
  }
  const [added] = there;
  if (added !== undefined) throw new EmbeddedDatabaseError(`The backup in ${folder} is not as it was written: ${added} was added.`);
  return read.data;
}

function inGroups<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  return files.map((path) => path.split(sep).join('/')).toSorted();
}

async function checksum(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  await handle.sync();
  await handle.close();
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
