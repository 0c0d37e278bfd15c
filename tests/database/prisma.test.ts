import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPrisma } from '#src/database/prisma.ts';
import { query } from '#tests/support/database-processes.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/test-database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

const workspace = { team: 'T0KENT', timezone: 'Europe/London', holidays: 'england-and-wales' };

test('the client writes and reads, and survives the loss of its connections', async () => {
  const lost: string[] = [];
  const { prisma, close } = createPrisma(database.url, { poolSize: 2, onConnectionLost: (error) => lost.push(error.message) });
  await prisma.workspace.create({ data: workspace });
  await query(
    database.url,
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  await expect.poll(() => lost.join()).toContain('terminating connection');
  expect(await prisma.workspace.findMany()).toMatchObject([workspace]);
  await close();
});

test('closing leaves no connection', async () => {
  const { prisma, close } = createPrisma(database.url, { poolSize: 5 });
  await Promise.all([prisma.workspace.count(), prisma.entry.count(), prisma.body.count()]);
  await close();
  const others = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`;
  await expect.poll(() => query(database.url, others)).toEqual([{ n: 0 }]);
});
