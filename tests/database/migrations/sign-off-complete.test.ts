import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { applyMigrations } from '#src/database/migrations/apply-migrations.ts';
import { createPrisma } from '#src/database/prisma.ts';
import { contentOf } from '#src/database/stores/messages/message-rows.ts';
import { createTransact } from '#src/database/transact.ts';
import { problemsInMessage } from '#src/playground/blocks/check-blocks.ts';
import { drawMessage } from '#src/slack/views/messages/draw.ts';
import { findActor } from '#src/use-cases/actor.ts';
import type { MessageContent } from '#src/use-cases/messages/messages.ts';
import { giveVerdict } from '#src/use-cases/sign-off/decide/give-verdict.ts';
import { reconsiderSignOffs } from '#src/use-cases/sign-off/decide/reconsider-sign-offs.ts';
import { query } from '#tests/support/database-processes.ts';
import { databaseBefore } from '#tests/support/earlier-migrations.ts';
import type { TestDatabase } from '#tests/support/test-database.ts';

let database: TestDatabase;

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
  UPDATE body SET channel_id = 'C0CLG';
  UPDATE person SET slack_user_id = 'U0CHAIR' WHERE id = '${approver}';
  INSERT INTO seat (id, workspace_id, body_id, key, role, since) VALUES ('${id(8)}', '${workspace}', '${body}', 'chair', 'approver', '2011-11-09');
  INSERT INTO membership (id, seat_id, person_id, since) VALUES ('${id(9)}', '${id(8)}', '${approver}', '2011-11-09');
  INSERT INTO pathway (id, workspace_id, key, name, group_id, tier, phase, since) VALUES ('${pathway}', '${workspace}', 'dementia', 'Dementia', '${body}', 'local', 'developing', '2011-11-09');
  INSERT INTO route (id, workspace_id, key, name, subject, steps, since) VALUES ('${route}', '${workspace}', 'redesign', 'Redesign', 'pathway', '[["clg"]]', '2011-11-09');
  INSERT INTO sign_off (id, workspace_id, number, subject, route_id, pathway_id, requester_id, note, requested_at, outcome, outcome_at) VALUES
    ('${id(10)}', '${workspace}', 1, 'pathway', '${route}', '${pathway}', '${requester}', 'The audit follows.', '2011-11-10T10:30Z', 'approved', '2011-11-11T10:30Z'),
    ('${id(11)}', '${workspace}', 2, 'pathway', '${route}', '${pathway}', '${requester}', NULL, '2011-11-10T11:30Z', NULL, NULL);
  INSERT INTO sign_off_version (id, sign_off_id, number, title, links, hash, at) VALUES
    ('${id(20)}', '${id(10)}', 1, 'Dementia redesign', '{https://docs.example/d.pdf}', 'hash', '2011-11-10T10:30Z'),
    ('${id(21)}', '${id(11)}', 1, 'Memory clinics', '{}', 'other hash', '2011-11-10T11:30Z');
  INSERT INTO sign_off_body (id, sign_off_id, step, body_id, rule, outcome, outcome_at) VALUES
    ('${id(30)}', '${id(10)}', 1, '${body}', '{"rule": "any", "n": null, "including": []}', 'approved', '2011-11-11T10:30Z'),
    ('${id(31)}', '${id(11)}', 1, '${body}', '{"rule": "any", "n": null, "including": []}', NULL, NULL);
  INSERT INTO verdict (id, sign_off_body_id, version_id, person_id, sequence, kind, role, after_outcome, at) VALUES
    ('${id(40)}', '${id(30)}', '${id(20)}', '${approver}', 1, 'approve', 'approver', false, '2011-11-11T10:30Z')`;

test('what was stored before is kept: notes with their version, verdicts for who gave them', async () => {
  database = await databaseBefore('sign_off_complete');
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
    expect(open?.versions).toMatchObject([{ title: 'Memory clinics', note: null, byId: requester }]);
    const directory = await transact(({ directories }) => directories.ofTeam('T0KENT'));
    expect(directory?.bodies.map(({ delegation }) => delegation)).toEqual(['deputies']);
    expect(directory).toMatchObject({ interests: [], delegations: [] });
  } finally {
    await close();
  }
  await expect(query(database.url, "UPDATE verdict SET reason = ''")).rejects.toThrow('never changed');
});

/** A card as it was written before. */
function cardFromBefore(number: 1 | 2, more: object = {}) {
  const asked = { signOffBodyId: id(29 + number), name: 'CLG', rule: 'any one approver', outcome: 'open', inquorate: false };
  const chair = { name: 'Chair', slackUserId: 'U0CHAIR' };
  const decided = number === 1;
  const verdict = { person: chair, verdict: 'approve', reason: null, at: '2011-11-11T10:30:00.000Z' };
  return {
    kind: 'sign_off_card',
    signOffId: id(9 + number),
    reference: `SO-${number}`,
    title: 'Memory clinics',
    version: 1,
    links: [],
    note: null,
    subject: 'pathway',
    pathway: 'Dementia',
    route: 'Redesign',
    requester: { name: 'Lead', slackUserId: null },
    requestedAt: '2011-11-10T11:30:00.000Z',
    timezone: 'Europe/London',
    deadline: { at: '2011-11-18T17:00:00.000Z', meetingOf: 'CLG', meetingAt: '2011-11-22T14:00:00.000Z' },
    steps: [
      {
        number: 1,
        open: true,
        bodies: [{ ...asked, verdicts: decided ? [verdict] : [], waitingFor: decided ? [] : [chair], vacantSeats: 0 }],
      },
    ],
    awaitingFormallyResponsible: null,
    outcome: decided ? 'approved' : 'open',
    decideFor: decided ? null : { signOffBodyId: id(31), body: 'CLG' },
    ...more,
  };
}

const about = { reference: 'SO-2', title: 'Memory clinics', body: 'CLG' };
const outcomeFromBefore = {
  kind: 'sign_off_outcome',
  reference: 'SO-1',
  title: 'Memory clinics',
  version: 1,
  pathway: 'Dementia',
  outcome: 'approved',
  bodies: [{ name: 'CLG', outcome: 'approved', reasons: [{ person: 'Chair', reason: 'Good.' }] }],
};

/** The names of everything a card says, and of all that is said of its bodies. */
function shapeOf(content: MessageContent): string[] {
  const bodies = content.kind === 'sign_off_card' ? content.steps.flatMap((step) => step.bodies) : [];
  return [content, ...bodies].flatMap((one) => Object.keys(one)).toSorted();
}

/** Messages as they were stored before: where they go, in which state, and what they say. */
const messagesFromBefore: readonly { to: string; state: string; content: object; card?: string; target?: number }[] = [
  { to: 'C0CLG', state: 'sent', content: cardFromBefore(1), card: `sign-off:${id(10)}` },
  { to: 'U0CHAIR', state: 'sent', content: cardFromBefore(1), card: `sign-off:${id(10)}` },
  { to: 'C0CLG', state: 'sent', content: cardFromBefore(2), card: `sign-off:${id(11)}` },
  { to: 'U0CHAIR', state: 'waiting', content: cardFromBefore(2, { deadline: null }), card: `sign-off:${id(11)}` },
  { to: 'C0CLG', state: 'waiting', content: cardFromBefore(1), target: 1 },
  { to: 'U0CHAIR', state: 'waiting', content: outcomeFromBefore },
  { to: 'U0CHAIR', state: 'waiting', content: { kind: 'note', about: 'inquorate', ...about } },
  { to: 'U0CHAIR', state: 'waiting', content: { kind: 'note', about: 'not_in_slack', person: 'Lead', ...about } },
  { to: 'C0CLG', state: 'waiting', content: { kind: 'note', about: 'cannot_post', channelId: 'C0CLG', problem: 'is_archived' } },
];

async function storeMessagesFromBefore(): Promise<void> {
  for (const [index, { to, state, content, card, target }] of messagesFromBefore.entries()) {
    const place = to.startsWith('C') ? 'channel_id' : 'slack_user_id';
    const of = [card ? `'${card}'` : 'NULL', target === undefined ? 'NULL' : `'${id(50 + target - 1)}'`].join();
    await query(
      database.url,
      `INSERT INTO outgoing_message (id, workspace_id, lane, kind, ${place}, content, state, created_at, card, target_id)
       VALUES ('${id(50 + index)}', '${workspace}', '${to}', '${target ? 'update' : 'post'}', '${to}', '${JSON.stringify(content)}', '${state}', now(), ${of})`,
    );
  }
}

test('requests that were open before go on: their cards are drawn, clicked on and judged again, each for the body it asks', async () => {
  database = await databaseBefore('sign_off_complete');
  await query(database.url, rowsFromBefore);
  await storeMessagesFromBefore();
  await applyMigrations(database.url);

  const { prisma, close } = createPrisma(database.url, { poolSize: 2 });
  try {
    const transact = createTransact(prisma, async () => undefined);
    const stored = async () => (await prisma.outgoingMessage.findMany({ orderBy: { id: 'asc' } })).map((row) => contentOf(row));
    const migrated = await stored();
    for (const content of migrated) expect(problemsInMessage(drawMessage(content))).toEqual([]);
    const askedFor = migrated.map((content) => (content.kind === 'sign_off_card' ? content.askedFor : content.kind));
    const [first, second] = [id(30), id(31)];
    expect(askedFor).toEqual([first, first, second, second, first, 'sign_off_outcome', 'sign_off_note', 'sign_off_note', 'note']);

    const now = DateTime.fromISO('2011-11-12T10:00:00Z', { zone: 'utc' });
    await reconsiderSignOffs(transact, now);
    const given = await transact(async (stores) => {
      const directory = await stores.directories.ofTeam('T0KENT');
      const actor = directory && findActor(directory, 'U0CHAIR', now);
      if (!actor) throw new Error('The chair is nobody');
      return giveVerdict(stores, actor, { signOffBodyId: second, version: 1, verdict: 'approve', reason: null }, now);
    });
    expect(given).toMatchObject({ refused: false, value: { body: 'CLG', verdict: 'approve' } });
    const shown = (await stored()).slice(2, 4);
    // Whatever a card says now, one from before says too.
    expect(migrated.slice(2, 4).map(shapeOf)).toEqual(shown.map(shapeOf));
    expect(shown).toMatchObject([2, 3].map(() => ({ kind: 'sign_off_card', outcome: 'approved', askedFor: second, decideFor: null })));
  } finally {
    await close();
  }
});
