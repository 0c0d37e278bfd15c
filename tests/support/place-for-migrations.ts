import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEmptyTestDatabase, type TestDatabase } from './test-database.ts';

/** A database without any migration, and a folder for those that a test has of its own. */
export async function placeForMigrations(): Promise<{ database: TestDatabase; folder: string; remove: () => Promise<void> }> {
  const database = await createEmptyTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'conclave-test-migrations-'));
  const remove = async (): Promise<void> => {
    await database.drop();
    await rm(folder, { recursive: true });
  };
  return { database, folder, remove };
}
