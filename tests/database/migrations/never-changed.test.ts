import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '#tests/support/database-processes.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/test-database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

const tables = {
  chronicle_entry: 'position = 1',
  verdict: "reason = ''",
  verdict_contest: "reason = ''",
  verdict_lapse: 'at = now()',
  verdict_reply: 'at = now()',
  ruling: "reason = ''",
  former_name: "name = ''",
  entry: "done = ''",
  governance_application: "source = ''",
};

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

const filledOnce = [
  {
    table: 'sign_off_version',
    row: `(id, sign_off_id, number, title, hash, at, by_id) VALUES (gen_random_uuid(), gen_random_uuid(), 1, 'Dementia', 'hash', now(), gen_random_uuid())`,
    happening: `contested_at = now(), contested_by_id = gen_random_uuid(), contested_reason = 'It is not', change = 'major'`,
    others: ["title = ''", "change = 'minor'", `contested_at = now(), hash = ''`],
  },
  {
    table: 'condition',
    row: `(id, verdict_id, sequence, text, owner_id) VALUES (gen_random_uuid(), gen_random_uuid(), 1, 'Say what it costs', gen_random_uuid())`,
    happening: `discharged_at = now(), discharged_by_id = gen_random_uuid(), discharge_note = 'Seen'`,
    others: ["text = ''", "discharge_note = ''", 'discharged_at = now(), due = now()'],
  },
];

test.each(filledOnce)('of a row of $table one thing can be written, once', async ({ table, row, happening, others }) => {
  // As a replica's session, which asks for none of the rows that this one refers to.
  const asReplica = 'SET session_replication_role = replica';
  await query(database.url, `${asReplica}; INSERT INTO ${table} ${row}`);
  const refusal = `Of a row of ${table} only`;
  for (const change of others) await expect(query(database.url, `UPDATE ${table} SET ${change}`)).rejects.toThrow(refusal);
  await query(database.url, `${asReplica}; UPDATE ${table} SET ${happening}`);
  await expect(query(database.url, `UPDATE ${table} SET ${happening}`)).rejects.toThrow(refusal);
  await expect(query(database.url, `${asReplica}; UPDATE ${table} SET ${happening}`)).rejects.toThrow(refusal);
  for (const removal of [`DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`])
    await expect(query(database.url, removal)).rejects.toThrow(/Rows of .* are never changed or removed/);
});
