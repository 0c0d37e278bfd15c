import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { migrationsFolder } from '#src/database/migrations/migration-files.ts';

/** Copies into a folder the migrations that came before one. */
export async function copyMigrationsBefore(name: string, folder: string): Promise<void> {
  const names = (await readdir(migrationsFolder)).toSorted();
  const own = names.findIndex((one) => one.endsWith(`_${name}`));
  if (own <= 0) throw new Error(`No migration is called ${name}`);
  for (const one of names.slice(0, own)) await cp(join(migrationsFolder, one), join(folder, one), { recursive: true });
}
