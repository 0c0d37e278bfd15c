import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Migration = { readonly name: string; readonly script: string; readonly checksum: string };

export const migrationsFolder = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url));

/** The migrations of a folder, oldest first: their names begin with their time. */
export async function readMigrations(folder = migrationsFolder): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(names.toSorted().map((name) => readMigration(folder, name)));
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  // A checkout on Windows may have other line ends; the checksum is that of the script as it was written.
  const script = (await readFile(join(folder, name, 'migration.sql'), 'utf8')).replaceAll('\r\n', '\n');
  return { name, script, checksum: createHash('sha256').update(script).digest('hex') };
}
