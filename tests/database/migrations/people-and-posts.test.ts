import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { applyMigrations } from '#src/database/migrations/apply-migrations.ts';
import { createPrisma } from '#src/database/prisma.ts';
import { createTransact } from '#src/database/transact.ts';
import { nameAt, personAt } from '#src/domain/called-then.ts';
import { query } from '#tests/support/database-processes.ts';
import { databaseBefore } from '#tests/support/earlier-migrations.ts';
import { only } from '#tests/support/seeing.ts';
import type { TestDatabase } from '#tests/support/test-database.ts';

let database: TestDatabase;

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [workspace, organisation, chair, lead, body, pathway, route] = [1, 2, 3, 4, 5, 6, 7].map(id);
const [other, theirs, theirChair] = [11, 12, 13].map(id);

/** The records that an application holds, of those that have names. */
function records(of: Readonly<Record<string, Readonly<Record<string, unknown>>>>): string {
  return JSON.stringify(Object.entries(of).map(([named, fields]) => ({ kind: named.split(' ')[0], key: named.split(' ')[1], fields })));
}

const first = records({
  'organisation kcc': { name: 'Kent' },
  'person chair': { name: 'Co-Medical Director', slack: 'U0OLD' },
  'person lead': { name: 'Lead', slack: null, email: 'lead@example.org' },
  'body clg': { name: 'Clinical Group' },
  'pathway dementia': { name: 'Memory' },
  'route redesign': { name: 'Redesign' },
  'secretary lead': {},
});
const second = records({
  'organisation kcc': { name: 'Kent County Council' },
  'person chair': { name: 'Co-Medical Director', slack: 'U0NEW' },
  'person lead': { name: 'Dr Lead', slack: null, email: 'lead@example.org' },
  'body clg': { name: 'CLG' },
  'pathway dementia': { name: 'Dementia' },
  'route redesign': { name: 'Redesign' },
});
const third = second.replace('"Co-Medical Director"', '"Medical Director"');

/** Two workspaces with the same keys, of which one has applied three files and one another two, as they were stored before. */
const rowsFromBefore = `
  INSERT INTO workspace (id, team, timezone, holidays) VALUES ('${workspace}', 'T0KENT', 'Europe/London', 'england-and-wales'), ('${other}', 'T0HERTS', 'Europe/London', 'england-and-wales');
  INSERT INTO organisation (id, workspace_id, key, name, sector, side, since) VALUES
    ('${organisation}', '${workspace}', 'kcc', 'Kent County Council', 'health', 'other', '2011-10-01'),
    ('${theirs}', '${other}', 'kcc', 'Theirs', 'health', 'other', '2011-10-01');
  INSERT INTO person (id, workspace_id, key, name, slack_user_id, email, organisation_id, profession, since) VALUES
    ('${chair}', '${workspace}', 'chair', 'Medical Director', 'U0NEW', NULL, '${organisation}', 'doctor', '2011-10-01'),
    ('${lead}', '${workspace}', 'lead', 'Dr Lead', 'U0FOUND', 'lead@example.org', '${organisation}', 'doctor', '2011-10-01'),
    ('${theirChair}', '${other}', 'chair', 'Their chair', 'U0THEIRS', NULL, '${theirs}', 'doctor', '2011-10-01');
  INSERT INTO body (id, workspace_id, key, name, kind, public, chairs_action, since) VALUES ('${body}', '${workspace}', 'clg', 'CLG', 'leadership_group', true, false, '2011-10-01');
  INSERT INTO pathway (id, workspace_id, key, name, group_id, tier, phase, since) VALUES ('${pathway}', '${workspace}', 'dementia', 'Dementia', '${body}', 'local', 'developing', '2011-10-01');
  INSERT INTO route (id, workspace_id, key, name, subject, steps, since) VALUES ('${route}', '${workspace}', 'redesign', 'Redesign', 'pathway', '[["clg"]]', '2011-10-01');
  INSERT INTO governance_application (id, workspace_id, number, applied_at, applied_by, source, records) VALUES
    ('${id(21)}', '${workspace}', 1, '2011-10-01T09:00Z', 'the test', '', '${first}'),
    ('${id(22)}', '${workspace}', 2, '2011-11-01T09:00Z', 'the test', '', '${second}'),
    ('${id(23)}', '${workspace}', 3, '2011-12-01T09:00Z', 'the test', '', '${third}'),
    ('${id(24)}', '${other}', 1, '2011-10-01T09:00Z', 'the test', '', '${records({ 'person chair': { name: 'Their chair', slack: 'U0THEIRS' } })}')`;

const on = (day: string) => DateTime.fromISO(`${day}T12:00Z`, { zone: 'utc' });

test('what was called otherwise in files applied before, and had another Slack id, is known by when', async () => {
  database = await databaseBefore('people_and_posts');
  await query(database.url, rowsFromBefore);
  await applyMigrations(database.url);

  const { prisma, close } = createPrisma(database.url, { poolSize: 2 });
  try {
    const transact = createTransact(prisma, async () => undefined);
    const directory = only(await transact(({ directories }) => directories.ofTeam('T0KENT')), 'no directory');
    const chairs = ['2011-10-15', '2011-11-15', '2011-12-15'].map((day) => personAt(directory, chair ?? '', on(day)));
    expect(chairs).toEqual([
      { name: 'Co-Medical Director', slackUserId: 'U0OLD' },
      { name: 'Co-Medical Director', slackUserId: 'U0NEW' },
      { name: 'Medical Director', slackUserId: 'U0NEW' },
    ]);
    expect(personAt(directory, lead ?? '', on('2011-10-15'))).toEqual({ name: 'Lead', slackUserId: 'U0FOUND' });
    const { organisations, bodies, pathways, routes } = directory;
    const things = [...organisations, ...bodies, ...pathways, ...routes];
    expect(things.map((one) => nameAt(directory, one, on('2011-10-15')))).toEqual(['Kent', 'Clinical Group', 'Memory', 'Redesign']);
    expect(things.map((one) => nameAt(directory, one, on('2011-11-15')))).toEqual(['Kent County Council', 'CLG', 'Dementia', 'Redesign']);
    expect(directory.formerNames).toHaveLength(6);
    expect(directory.people.map(({ key, turn }) => [key, turn])).toEqual([
      ['chair', 1],
      ['lead', 1],
    ]);
    const theirDirectory = only(await transact(({ directories }) => directories.ofTeam('T0HERTS')), 'no directory');
    expect(theirDirectory.formerNames).toEqual([]);
  } finally {
    await close();
  }
});
