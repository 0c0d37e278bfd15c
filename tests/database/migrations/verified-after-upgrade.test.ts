import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { commandLine } from '#src/command-line.ts';
import { databaseBefore } from '#tests/support/earlier-migrations.ts';
import { kent } from '#tests/support/governance.ts';
import { temporaryDirectory } from '#tests/support/temporary-directory.ts';

// What version 0.1 had written when the Kent case had been played, an interest declared, and a second file applied: with another account under a key,
// another time zone, side, name, holder and clock. Without messages.
const written = z.record(z.string(), z.array(z.looseObject({})));

let client: Client;
let url: string;
beforeEach(async () => {
  ({ url } = await databaseBefore('private_titles'));
  client = new Client({ connectionString: url });
  await client.connect();
  const tables = written.parse(JSON.parse(await readFile(new URL('earlier/kent-0.1.json', import.meta.url), 'utf8')));
  await client.query('SET session_replication_role = replica');
  for (const [table, rows] of Object.entries(tables))
    await client.query(`INSERT INTO "${table}" SELECT * FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`, [
      JSON.stringify(rows),
    ]);
});
afterEach(() => client.end());

const verifyAll = () => commandLine(['audit', 'verify', '--all'], { DATABASE_URL: url });
const holds = { status: 0, output: expect.stringContaining('T0KENT: every row that it speaks of is as recorded.') };

test('what an earlier version wrote is as recorded after the upgrade, and after the next file', async () => {
  expect(await verifyAll()).toMatchObject(holds);
  const file = join(await temporaryDirectory(), 'kent.yaml');
  await writeFile(file, kent.replace('slack: U0DPHKENT', 'slack: U0NEWDPH').replace('name: Cabinet Member for', 'name: Member for'));
  expect(await commandLine(['governance', 'apply', file], { DATABASE_URL: url })).toMatchObject({ status: 0, errors: '' });
  expect(await verifyAll()).toMatchObject(holds);
});

test.each([
  ['person', 'name'],
  ['seat', 'role'],
  ['entry', 'done'],
  ['interest', 'text'],
])('and what was changed since, in %s.%s, is found', async (table, column) => {
  await verifyAll();
  await client.query(`ALTER TABLE "${table}" DISABLE TRIGGER ALL`);
  await client.query(
    `UPDATE "${table}" SET "${column}" = "${column}" || ' forged' WHERE id = (SELECT min(id::text)::uuid FROM "${table}")`,
  );
  expect(await verifyAll()).toMatchObject({
    status: 1,
    errors: expect.stringContaining(`what is stored is not what was recorded: ${column}`),
  });
});
