import { expect, test } from 'vitest';
import { applyMigrations } from '#src/database/migrations/apply-migrations.ts';
import { query } from '#tests/support/database-processes.ts';
import { databaseBefore } from '#tests/support/earlier-migrations.ts';

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

test('the last change of a message that Slack refused before is tried again, with what is to be read there now', async () => {
  const database = await databaseBefore('changes_given_up');
  await query(
    database.url,
    `INSERT INTO workspace (id, team, timezone, holidays) VALUES ('${id(1)}', 'T0KENT', 'Europe/London', 'england-and-wales')`,
  );
  const add = (n: number, target: number | null, state: string, problem: string | null, shows: string, ts: string | null = null) =>
    query(
      database.url,
      `INSERT INTO outgoing_message (id, workspace_id, lane, kind, channel_id, target_id, content, state, problem, slack_channel, slack_ts, created_at)
       VALUES ('${id(n)}', '${id(1)}', 'C1', '${target === null ? 'post' : 'update'}', 'C1', ${target === null ? 'NULL' : `'${id(target)}'`},
         '"${shows}"', '${state}', ${problem === null ? 'NULL' : `'${problem}'`}, 'C1', ${ts === null ? 'NULL' : `'${ts}'`}, now())`,
    );
  await add(10, null, 'sent', null, 'withdrawn', '1.1');
  await add(11, 10, 'dropped', 'not_in_channel', 'approved');
  await add(12, 10, 'dropped', 'msg_too_long', 'rejected');
  await add(20, null, 'sent', null, 'open', '2.1');
  await add(21, 20, 'dropped', 'msg_too_long', 'open');
  await add(22, 20, 'sent', null, 'open', '2.1');
  await add(30, null, 'sent', null, 'gone', '3.1');
  await add(31, 30, 'dropped', 'message_not_found', 'gone');
  await add(40, null, 'held', 'is_archived', 'never posted');
  await add(41, 40, 'dropped', 'taken up by what it changes', 'never posted');
  expect(await applyMigrations(database.url)).toContainEqual(expect.stringContaining('_changes_given_up'));
  expect(await query(database.url, `SELECT id, content FROM outgoing_message WHERE kind = 'update' AND state = 'held'`)).toEqual([
    { id: id(12), content: 'withdrawn' },
  ]);
});
