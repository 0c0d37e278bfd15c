import { expect, test } from 'vitest';
import { applyMigrations } from '#src/database/migrations/apply-migrations.ts';
import { query } from '#tests/support/database-processes.ts';
import { databaseBefore } from '#tests/support/earlier-migrations.ts';

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

test('of a message that was parked before, what the secretariat was asked says why', async () => {
  const database = await databaseBefore('why_parked_since_when_tried');
  await query(
    database.url,
    `INSERT INTO workspace (id, team, timezone, holidays) VALUES ('${id(1)}', 'T0KENT', 'Europe/London', 'england-and-wales')`,
  );
  const add = (n: number, kind: 'post' | 'update', state: string, content: object) =>
    query(
      database.url,
      `INSERT INTO outgoing_message (id, workspace_id, lane, kind, channel_id, content, state, problem, created_at)
       VALUES ('${id(n)}', '${id(1)}', 'C1', '${kind}', 'C1', '${JSON.stringify(content)}', '${state}', 'a_code', now())`,
    );
  const asked = (n: number, about: string) => add(n + 1, 'post', 'sent', { kind: 'note', about, messageId: id(n) });
  await add(10, 'post', 'parked', {});
  await asked(10, 'parked');
  await add(20, 'post', 'parked', {});
  await asked(20, 'refused');
  await add(30, 'update', 'parked', {});
  await asked(30, 'still_shown');
  await add(40, 'update', 'parked', {});
  await add(50, 'post', 'parked', {});
  await add(60, 'post', 'sent', {});
  expect(await applyMigrations(database.url)).toContainEqual(expect.stringContaining('_why_parked'));
  expect(await query(database.url, 'SELECT id, because FROM outgoing_message WHERE because IS NOT NULL ORDER BY id')).toEqual([
    { id: id(10), because: 'uncertain' },
    { id: id(20), because: 'refused' },
    { id: id(30), because: 'still_shown' },
    { id: id(40), because: 'not_changed' },
    { id: id(50), because: 'uncertain' },
  ]);
});
