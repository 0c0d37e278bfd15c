import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#src/database/open-database.ts';
import { query } from '#tests/support/database-processes.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/test-database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

const log = pino({ level: 'silent' });

test('any number of apps may share a database of their own server', async () => {
  const place = { databaseUrl: database.url, dataDir: '/nowhere', role: 'app', log } as const;
  const [first, second] = await Promise.all([openDatabase(place), openDatabase(place)]);
  await first.close();
  expect(await query(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await second.close();
});
