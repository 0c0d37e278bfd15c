import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { applyMigrations } from '#src/database/migrations/apply-migrations.ts';
import { createEmptyTestDatabase, type TestDatabase } from '#tests/support/test-database.ts';
import { migrationList, openSchemaEngine, scriptToSchema } from '../../../prisma/schema-engine.ts';

const filters = { externalTables: [], externalEnums: [] };
let database: TestDatabase;

beforeEach(async () => {
  database = await createEmptyTestDatabase();
});

afterEach(() => database.drop());

test('the migrations make what the schema says', async () => {
  const list = await migrationList();
  expect(list.migrationDirectories).not.toEqual([]);
  expect(await scriptToSchema(inject('databaseServer'), list)).toBe('');
});

test('a difference between them would show', async () => {
  const list = await migrationList();
  const column = { tag: 'ok' as const, value: 'ALTER TABLE "meeting" ADD COLUMN "surprise" TEXT;' };
  const more = { path: '29991231000000_surprise', migrationFile: { path: 'migration.sql', content: column } };
  const script = await scriptToSchema(inject('databaseServer'), {
    ...list,
    migrationDirectories: [...list.migrationDirectories, more],
  });
  expect(script).toContain('DROP COLUMN "surprise"');
});

test("Prisma's engine finds our ledger in sync", async () => {
  await applyMigrations(database.url);
  const { engine, close } = await openSchemaEngine(database.url);
  try {
    expect(
      await engine.diagnoseMigrationHistory({ migrationsList: await migrationList(), optInToShadowDatabase: true, filters }),
    ).toMatchObject({
      editedMigrationNames: [],
      failedMigrationNames: [],
      hasMigrationsTable: true,
      history: null,
    });
    expect(await engine.applyMigrations({ migrationsList: await migrationList(), filters })).toEqual({ appliedMigrationNames: [] });
  } finally {
    await close();
  }
});

test('what the engine has applied is in sync for us', async () => {
  const { engine, close } = await openSchemaEngine(database.url);
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: await migrationList(), filters });
    expect(appliedMigrationNames).not.toEqual([]);
  } finally {
    await close();
  }
  expect(await applyMigrations(database.url)).toEqual([]);
});
