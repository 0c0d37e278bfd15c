import { Client } from 'pg';
import { expect, test } from 'vitest';
import { asAtFirst } from '#tests/support/as-at-first.ts';
import { createGovernedCopy, kent } from '#tests/support/governance.ts';
import { london } from '#tests/support/kent.ts';
import { createTestDatabase } from '#tests/support/test-database.ts';

/** A client, which sees and does what tests do to a database. */
async function connected(url: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  const rows = async (text: string): Promise<unknown[]> => (await client.query(text)).rows;
  return { rows, close: () => client.end() };
}

const everything = `
  SELECT relname, query_to_xml('SELECT * FROM ' || quote_ident(relname) || ' AS t ORDER BY t::text', false, false, '')::text AS content
  FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname`;
const guards = `SELECT tgrelid::regclass::text AS table, tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2`;

test('a database is given to the next test as the first one had it, also what is never changed', async () => {
  const database = await createGovernedCopy(kent, london('2011-11-09T09:00'));
  const { rows, close } = await connected(database.url);
  const before = [await rows(everything), await rows(guards)];
  const first = await asAtFirst(database.url);
  await rows(`INSERT INTO receipt (team, key, answer, at) VALUES ('T0KENT', 'a key', '{}', now())`);
  await rows(`UPDATE person SET name = 'Somebody else'`);
  await rows('DELETE FROM membership');
  await rows(
    `INSERT INTO governance_application SELECT gen_random_uuid(), workspace_id, 2, now(), 'the test', source, records FROM governance_application`,
  );
  expect(await rows(everything)).not.toEqual(before[0]);

  expect(await first.restore()).toBe(true);
  expect([await rows(everything), await rows(guards)]).toEqual(before);
  await expect(rows('DELETE FROM governance_application')).rejects.toThrow();

  await first.close();
  await close();
  await database.drop();
});

test('whoever has changed the tables keeps the database to themselves', async () => {
  for (const change of [
    'ALTER TABLE entry ADD CHECK (false) NOT VALID',
    'ALTER TABLE entry ADD COLUMN surprise text',
    'ALTER TABLE chronicle_entry DISABLE TRIGGER never_changed',
  ]) {
    const database = await createTestDatabase();
    const { rows, close } = await connected(database.url);
    const first = await asAtFirst(database.url);
    await rows(change);
    expect(await first.restore(), change).toBe(false);
    await first.close();
    await close();
    await database.drop();
  }
});
