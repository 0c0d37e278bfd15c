import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '#tests/support/database-processes.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/test-database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

const tables = { chronicle_entry: 'position = 1', verdict: "reason = ''", entry: "done = ''", governance_application: "source = ''" };

test.each(Object.entries(tables))('rows of %s are never changed or removed', async (table, change) => {
  const refusal = `Rows of ${table} are never changed or removed`;
  await expect(query(database.url, `UPDATE ${table} SET ${change}`)).rejects.toThrow(refusal);
  await expect(query(database.url, `DELETE FROM ${table}`)).rejects.toThrow(refusal);
  await expect(query(database.url, `TRUNCATE ${table} CASCADE`)).rejects.toThrow(refusal);
  await expect(query(database.url, `SET session_replication_role = replica; DELETE FROM ${table}`)).rejects.toThrow(refusal);
});

test('rows can be added to the chronicle', async () => {
  const values = `gen_random_uuid(), 1, now(), 'someone', 'chair', 'log', 'entry', '{}', '', 'hash'`;
  await query(database.url, `INSERT INTO chronicle_entry VALUES (${values})`);
  expect(await query(database.url, 'SELECT position FROM chronicle_entry')).toEqual([{ position: 1 }]);
});
