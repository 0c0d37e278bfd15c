import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyMigrations } from '#src/database/migrations/apply-migrations.ts';
import { migrationsFolder } from '#src/database/migrations/migration-files.ts';
import { createPrisma } from '#src/database/prisma.ts';
import { createTransact } from '#src/database/transact.ts';
import { query } from '#tests/support/database-processes.ts';
import { createEmptyTestDatabase, type TestDatabase } from '#tests/support/test-database.ts';

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await createEmptyTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'conclave-test-migrations-'));
});

afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

/** The migrations there were before this one. */
async function earlierMigrations(): Promise<string> {
  const names = (await readdir(migrationsFolder)).toSorted();
  const own = names.findIndex((name) => name.endsWith('_sign_off_complete'));
  expect(own).toBeGreaterThan(0);
  for (const name of names.slice(0, own)) await cp(join(migrationsFolder, name), join(folder, name), { recursive: true });
  return folder;
}

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [workspace, organisation, requester, approver, body, pathway, route] = [1, 2, 3, 4, 5, 6, 7].map(id);

/** A workspace with two sign-offs, one with a note and a verdict, as they were stored before. */
const rowsFromBefore = `
  INSERT INTO workspace (id, team, timezone, holidays) VALUES ('${workspace}', 'T0KENT', 'Europe/London', 'england-and-wales');
  INSERT INTO organisation (id, workspace_id, key, name, sector, side, since) VALUES ('${organisation}', '${workspace}', 'kcc', 'Kent', 'health', 'other', '2011-11-09');
  INSERT INTO person (id, workspace_id, key, name, organisation_id, profession, since) VALUES
    ('${requester}', '${workspace}', 'lead', 'Lead', '${organisation}', 'doctor', '2011-11-09'),
    ('${approver}', '${workspace}', 'chair', 'Chair', '${organisation}', 'doctor', '2011-11-09');
  INSERT INTO body (id, workspace_id, key, name, kind, public, chairs_action, approval, since) VALUES
    ('${body}', '${workspace}', 'clg', 'CLG', 'leadership_group', true, false, '{"rule": "any", "n": null, "including": []}', '2011-11-09');
  INSERT INTO pathway (id, workspace_id, key, name, group_id, tier, phase, since) VALUES ('${pathway}', '${workspace}', 'dementia', 'Dementia', '${body}', 'local', 'developing', '2011-11-09');
  INSERT INTO route (id, workspace_id, key, name, subject, steps, since) VALUES ('${route}', '${workspace}', 'redesign', 'Redesign', 'pathway', '[["clg"]]', '2011-11-09');
  INSERT INTO sign_off (id, workspace_id, number, subject, route_id, pathway_id, requester_id, note, requested_at, outcome, outcome_at) VALUES
    ('${id(10)}', '${workspace}', 1, 'pathway', '${route}', '${pathway}', '${requester}', 'The audit follows.', '2011-11-10T10:30Z', 'approved', '2011-11-11T10:30Z'),
    ('${id(11)}', '${workspace}', 2, 'pathway', '${route}', '${pathway}', '${approver}', NULL, '2011-11-10T11:30Z', NULL, NULL);
  INSERT INTO sign_off_version (id, sign_off_id, number, title, links, hash, at) VALUES
    ('${id(20)}', '${id(10)}', 1, 'Dementia redesign', '{https://docs.example/d.pdf}', 'hash', '2011-11-10T10:30Z'),
    ('${id(21)}', '${id(11)}', 1, 'Memory clinics', '{}', 'other hash', '2011-11-10T11:30Z');
  INSERT INTO sign_off_body (id, sign_off_id, step, body_id, rule, outcome, outcome_at) VALUES
    ('${id(30)}', '${id(10)}', 1, '${body}', '{"rule": "any", "n": null, "including": []}', 'approved', '2011-11-11T10:30Z'),
    ('${id(31)}', '${id(11)}', 1, '${body}', '{"rule": "any", "n": null, "including": []}', NULL, NULL);
  INSERT INTO verdict (id, sign_off_body_id, version_id, person_id, sequence, kind, role, after_outcome, at) VALUES
    ('${id(40)}', '${id(30)}', '${id(20)}', '${approver}', 1, 'approve', 'approver', false, '2011-11-11T10:30Z')`;

test('what was stored before is kept: notes with their version, verdicts for who gave them', async () => {
  await applyMigrations(database.url, await earlierMigrations());
  await query(database.url, rowsFromBefore);
  expect(await applyMigrations(database.url)).toContainEqual(expect.stringContaining('_sign_off_complete'));

  const { prisma, close } = createPrisma(database.url, { poolSize: 2 });
  try {
    const transact = createTransact(prisma, async () => undefined);
    const [decided, open] = await transact(({ signOffs }) => Promise.all([1, 2].map((n) => signOffs.byNumber(id(1), n))));
    expect(decided).toMatchObject({
      privateReason: null,
      meetingId: null,
      deadlineSet: null,
      outcome: 'approved',
      outcomeReason: null,
      versions: [
        {
          title: 'Dementia redesign',
          links: ['https://docs.example/d.pdf'],
          files: [],
          sections: [],
          note: 'The audit follows.',
          byId: requester,
          change: 'first',
          contested: null,
        },
      ],
      bodies: [
        {
          round: 1,
          outcome: 'approved',
          chairsAction: null,
          verdicts: [
            { personId: approver, forIds: [approver], round: 1, kind: 'approve', recorded: null, contested: null, conditions: [] },
          ],
        },
      ],
    });
    expect(open?.versions).toMatchObject([{ title: 'Memory clinics', note: null, byId: approver }]);
    const directory = await transact(({ directories }) => directories.ofTeam('T0KENT'));
    expect(directory?.bodies.map(({ delegation }) => delegation)).toEqual(['deputies']);
    expect(directory).toMatchObject({ interests: [], delegations: [] });
  } finally {
    await close();
  }
  await expect(query(database.url, "UPDATE verdict SET reason = ''")).rejects.toThrow('never changed');
});
