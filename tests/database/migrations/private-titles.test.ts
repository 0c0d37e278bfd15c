import { expect, test } from 'vitest';
import { applyMigrations } from '#src/database/migrations/apply-migrations.ts';
import { createPrisma } from '#src/database/prisma.ts';
import { contentOf } from '#src/database/stores/messages/message-rows.ts';
import { query } from '#tests/support/database-processes.ts';
import { databaseBefore } from '#tests/support/earlier-migrations.ts';
import { sampleEntryCard } from '#tests/support/samples.ts';
import type { TestDatabase } from '#tests/support/test-database.ts';

let database: TestDatabase;

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [here, elsewhere, organisation, author, body, dementia, falls, theirs] = [1, 2, 3, 4, 5, 6, 7, 8].map(id);
const at = '2011-11-10T10:30:00.123Z';
const done = "Clinic agreed; it's 4 {beds} & \\ more";

/** Two workspaces; reports of the same instant, and of the same words, on several pathways. */
const rowsFromBefore = `
  INSERT INTO workspace (id, team, timezone, holidays) VALUES
    ('${here}', 'T0KENT', 'Europe/London', 'england-and-wales'), ('${elsewhere}', 'T0HERTS', 'Europe/London', 'england-and-wales');
  INSERT INTO organisation (id, workspace_id, key, name, sector, side, since) VALUES ('${organisation}', '${here}', 'kcc', 'Kent', 'health', 'other', '2011-11-09');
  INSERT INTO person (id, workspace_id, key, name, organisation_id, profession, since) VALUES ('${author}', '${here}', 'lead', 'Lead', '${organisation}', 'doctor', '2011-11-09');
  INSERT INTO body (id, workspace_id, key, name, kind, public, chairs_action, since) VALUES ('${body}', '${here}', 'group', 'Group', 'review_group', true, false, '2011-11-09');
  INSERT INTO pathway (id, workspace_id, key, name, group_id, tier, phase, since) VALUES
    ('${dementia}', '${here}', 'dementia', 'Dementia', '${body}', 'local', 'developing', '2011-11-09'),
    ('${falls}', '${here}', 'falls', 'Falls', '${body}', 'local', 'developing', '2011-11-09'),
    ('${theirs}', '${elsewhere}', 'falls', 'Falls', '${body}', 'local', 'developing', '2011-11-09');
  INSERT INTO entry (id, workspace_id, pathway_id, author_id, status, status_given, done, at) VALUES
    ('${id(20)}', '${here}', '${dementia}', '${author}', 'green', true, $$${done}$$, '${at}'),
    ('${id(21)}', '${here}', '${falls}', '${author}', 'green', true, $$${done}$$, '2011-11-10T10:30:00.124Z'),
    ('${id(22)}', '${here}', '${falls}', '${author}', 'green', true, 'Other', '${at}'),
    ('${id(23)}', '${elsewhere}', '${theirs}', '${author}', 'green', true, $$${done}$$, '${at}')`;

const cardOf = (pathway: string, more: object) => sampleEntryCard({ pathway, at, done, status: 'green', ...more });

const messagesFromBefore = [
  { workspace: here, content: cardOf('Dementia', {}), pathwayId: dementia },
  { workspace: here, content: cardOf('Falls', { at: '2011-11-10T10:30:00.124Z' }), pathwayId: falls },
  { workspace: here, content: cardOf('Falls', { done: 'Other' }), pathwayId: falls },
  { workspace: elsewhere, content: cardOf('Falls', {}), pathwayId: theirs },
  // Its report is not there: it is known by its name alone, as before.
  { workspace: here, content: cardOf('Dementia', { done: 'Nothing of the kind' }), pathwayId: undefined },
  { workspace: here, content: { kind: 'note', about: 'cannot_post', channelId: 'C1', problem: 'is_archived' }, pathwayId: undefined },
];

test('the card of a report stored before knows its pathway by id, as it may be renamed or become private', async () => {
  database = await databaseBefore('private_titles');
  await query(database.url, rowsFromBefore);
  for (const [index, { workspace, content }] of messagesFromBefore.entries()) {
    await query(
      database.url,
      `INSERT INTO outgoing_message (id, workspace_id, lane, kind, channel_id, content, state, created_at)
       VALUES ('${id(50 + index)}', '${workspace}', 'C1', 'post', 'C1', $$${JSON.stringify(content)}$$, 'sent', now())`,
    );
  }
  expect(await applyMigrations(database.url)).toContainEqual(expect.stringContaining('_private_titles'));

  const { prisma, close } = createPrisma(database.url, { poolSize: 2 });
  const rows = await prisma.outgoingMessage.findMany({ orderBy: { id: 'asc' } });
  await close();
  expect(rows.map(({ said }) => said)).toEqual(messagesFromBefore.map(() => null));
  for (const [index, row] of rows.entries()) {
    const { content, pathwayId } = messagesFromBefore[index] ?? {};
    expect(contentOf(row)).toEqual({ ...content, ...(pathwayId !== undefined && { pathwayId }) });
  }
});
