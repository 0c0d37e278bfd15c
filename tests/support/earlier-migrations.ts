import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { applyMigrations } from '#src/database/migrations/apply-migrations.ts';
import { migrationsFolder } from '#src/database/migrations/migration-files.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { createEmptyTestDatabase, type TestDatabase } from './test-database.ts';

/** A database with the migrations that came before one, for the test that is running. */
export async function databaseBefore(name: string): Promise<TestDatabase> {
  const names = (await readdir(migrationsFolder)).toSorted();
  const own = names.findIndex((one) => one.endsWith(`_${name}`));
  if (own <= 0) throw new Error(`No migration is called ${name}`);
  const folder = await temporaryDirectory();
  for (const one of names.slice(0, own)) await cp(join(migrationsFolder, one), join(folder, one), { recursive: true });
  const database = await createEmptyTestDatabase();
  onTestFinished(() => database.drop());
  await applyMigrations(database.url, folder);
  return database;
}
