import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyMigrations } from '#src/database/migrations/apply-migrations.ts';
import { migrationsFolder } from '#src/database/migrations/migration-files.ts';
import { query } from '#tests/support/database-processes.ts';
import { createEmptyTestDatabase, type TestDatabase } from '#tests/support/test-database.ts';

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await createEmptyTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'conclave-test-migrations-'));
});

afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

async function write(name: string, script: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'migration.sql'), script);
}

const ledger = () =>
  query(database.url, 'SELECT migration_name AS name, finished_at IS NOT NULL AS finished FROM _prisma_migrations ORDER BY started_at');

test('of ten processes that start at once each migration is applied by one', async () => {
  await cp(migrationsFolder, folder, { recursive: true });
  await write('29991231000000_last', 'CREATE TABLE last_one ()');
  const applied = await Promise.all(Array.from({ length: 10 }, () => applyMigrations(database.url, folder)));
  const names = applied.flat();
  expect(names).toContain('29991231000000_last');
  expect(new Set(names).size).toBe(names.length);
  expect(await ledger()).toEqual(names.toSorted().map((name) => ({ name, finished: true })));
});

test('a migration that fails leaves nothing, those before it stay, and it is applied once it is mended', async () => {
  await write('1_good', 'CREATE TABLE good (n int)');
  await write('2_bad', 'CREATE TABLE half (n int); INSERT INTO half VALUES (1); SELECT nothing_of_this_name()');
  await write('3_later', 'CREATE TABLE later (n int)');
  await expect(applyMigrations(database.url, folder)).rejects.toThrow(/2_bad failed, and nothing of it was kept: .*nothing_of_this_name/);
  const tables = `SELECT to_regclass('good') IS NOT NULL AS good, to_regclass('half') IS NOT NULL AS half, to_regclass('later') IS NOT NULL AS later`;
  expect(await query(database.url, tables)).toEqual([{ good: true, half: false, later: false }]);
  expect(await ledger()).toEqual([{ name: '1_good', finished: true }]);
  await write('2_bad', 'CREATE TABLE half (n int)');
  expect(await applyMigrations(database.url, folder)).toEqual(['2_bad', '3_later']);
});

test('an applied migration that was changed since is refused', async () => {
  await write('1_one', 'CREATE TABLE one (n int)');
  await applyMigrations(database.url, folder);
  await write('1_one', 'CREATE TABLE one (n bigint)');
  await expect(applyMigrations(database.url, folder)).rejects.toThrow('The migration 1_one was changed after it was applied');
});

test('other line ends are no change', async () => {
  await write('1_one', 'CREATE TABLE one (\n  n int\n)');
  await applyMigrations(database.url, folder);
  await write('1_one', (await readFile(join(folder, '1_one', 'migration.sql'), 'utf8')).replaceAll('\n', '\r\n'));
  expect(await applyMigrations(database.url, folder)).toEqual([]);
});

test('a migration recorded as begun and never finished is refused', async () => {
  await write('1_one', 'CREATE TABLE one (n int)');
  await applyMigrations(database.url, folder);
  await query(database.url, 'UPDATE _prisma_migrations SET finished_at = NULL');
  await expect(applyMigrations(database.url, folder)).rejects.toThrow('1_one is recorded as begun and never finished');
});

test('a database that knows more migrations than this version is refused', async () => {
  await write('1_one', 'CREATE TABLE one (n int)');
  await write('2_two', 'CREATE TABLE two (n int)');
  await applyMigrations(database.url, folder);
  await rm(join(folder, '2_two'), { recursive: true });
  await expect(applyMigrations(database.url, folder)).rejects.toThrow('it has 2_two, which this version does not know');
});
