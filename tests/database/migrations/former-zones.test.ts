import { DateTime } from 'luxon';
import { expect, onTestFinished, test } from 'vitest';
import { applyMigrations } from '#src/database/migrations/apply-migrations.ts';
import { createPrisma } from '#src/database/prisma.ts';
import { createTransact } from '#src/database/transact.ts';
import { zoneAt } from '#src/domain/called-then.ts';
import { query } from '#tests/support/database-processes.ts';
import { databaseBefore } from '#tests/support/earlier-migrations.ts';
import { only } from '#tests/support/seeing.ts';

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [workspace, other] = [id(1), id(2)];
const records = (timezone: string) => JSON.stringify([{ kind: 'workspace', key: 'T0KENT', fields: { timezone } }]);

const applied = (number: number, of: string, at: string, zone: string) =>
  `('${id(20 + number)}', '${of}', ${number}, '${at}T09:00Z', 'the test', '', '${records(zone)}')`;

/** One that has moved twice and come back, and one that has not. */
const rowsFromBefore = `
  INSERT INTO workspace (id, team, timezone, holidays) VALUES ('${workspace}', 'T0KENT', 'Europe/London', 'none'), ('${other}', 'T0HERTS', 'Europe/London', 'none');
  INSERT INTO governance_application (id, workspace_id, number, applied_at, applied_by, source, records) VALUES
    ${applied(1, workspace, '2011-10-01', 'Europe/London')},
    ${applied(2, workspace, '2011-11-01', 'UTC')},
    ${applied(3, workspace, '2011-11-15', 'UTC')},
    ${applied(4, workspace, '2011-12-01', 'Europe/London')},
    ${applied(5, other, '2011-10-01', 'Europe/London')}`;

const on = (day: string) => DateTime.fromISO(`${day}T12:00Z`, { zone: 'utc' });

test('the zones of a workspace that files gave it before are known by when', async () => {
  const database = await databaseBefore('former_zones');
  onTestFinished(() => database.drop());
  await query(database.url, rowsFromBefore);
  await applyMigrations(database.url);

  const { prisma, close } = createPrisma(database.url, { poolSize: 2 });
  onTestFinished(close);
  const transact = createTransact(prisma, async () => undefined);
  const directoryOf = async (team: string) => only(await transact(({ directories }) => directories.ofTeam(team)), 'no directory');
  const kent = await directoryOf('T0KENT');
  const days = ['2011-10-15', '2011-11-10', '2011-11-20', '2011-12-15'];
  expect(days.map((day) => zoneAt(kent, on(day)))).toEqual(['Europe/London', 'UTC', 'UTC', 'Europe/London']);
  expect((await directoryOf('T0HERTS')).formerNames).toEqual([]);
});
