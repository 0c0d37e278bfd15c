import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { migrationsFolder } from '#src/database/migrations/migration-files.ts';

/** A folder with the migrations there were before the one that is called so, for the test that runs. */
export async function migrationsBefore(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'conclave-test-migrations-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const all = (await readdir(migrationsFolder)).toSorted();
  const own = all.findIndex((one) => one.endsWith(`_${name}`));
  expect(own).toBeGreaterThan(0);
  for (const one of all.slice(0, own)) await cp(join(migrationsFolder, one), join(folder, one), { recursive: true });
  return folder;
}
