import { v7 as uuid } from 'uuid';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type Conclave, startConclave } from '#src/app.ts';
import { createLog } from '#src/log.ts';
import { london } from '#tests/support/kent.ts';
import { only, theMessage } from '#tests/support/seeing.ts';
import { ask, kentWithSecrets, trustSecretary } from './private-people.ts';
import { kentPeople, type SignOffFlow, startSignOffFlow } from './sign-off-flow.ts';

const { chair, secretary } = kentPeople;
const [clg, dementia] = ['C0CLG', 'C0DEMENTIA'];

let flow: SignOffFlow;
let again: Conclave | null = null;
afterEach(async () => {
  await again?.stop();
  again = null;
  await flow.workspace.close();
});

const prisma = () => (again ?? flow.conclave).foundation.database.prisma;
const readInChannels = () => JSON.stringify([clg, dementia].flatMap((channel) => flow.as(secretary).sees(channel)));
const changed = () => prisma().chronicleEntry.findMany({ where: { action: 'posted messages changed' } });

/** Starts the app anew, as after an upgrade, on the same database and workspace. */
async function start(): Promise<void> {
  const { signingSecret, botToken, url: slackApiUrl } = flow.workspace;
  const config = {
    databaseUrl: flow.databaseUrl,
    dataDir: 'unused',
    logLevel: 'info',
    botToken,
    slackApiUrl,
    host: '127.0.0.1',
    port: 0,
  } as const;
  const entrance = { kind: 'http', signingSecret } as const;
  const log = createLog('info', { write: () => undefined });
  again = await startConclave({ config: { ...config, entrance }, clock: flow.clock, log, pace: 5, scheduled: false });
}

async function settled(): Promise<void> {
  const queue = () => (again ?? flow.conclave).foundation.queue;
  const onItsWay = () => prisma().outgoingMessage.count({ where: { state: { in: ['waiting', 'sending'] } } });
  while ((await queue().toReconsider()) > 0 || (await onItsWay()) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
}

const title = 'Quetzal tender';
const about = { reference: 'SO-1', title };

/** What the version before posted of SO-1: with its title, wherever it went. Its rows have no hash of what was said. */
async function postedBefore(signOffId: string): Promise<void> {
  const at = '2011-11-09T09:00:00.000Z';
  const card = {
    kind: 'sign_off_closed_card',
    signOffId,
    ...about,
    version: 1,
    outcome: 'open',
    conditionsOutstanding: 0,
    closedBecause: 'Procurement',
  };
  const digest = {
    meeting: { key: 'kent-hwb-2011-11', body: 'Kent shadow Health and Wellbeing Board', at: '2011-11-23T14:00:00.000Z', place: null },
    timezone: 'Europe/London',
    number: 1,
    kind: 'scheduled',
    dueAt: at,
    cutAt: at,
    late: false,
    coversFrom: null,
    coversUntil: at,
    chronicle: null,
    deadlines: { paper: null, signOff: null },
    groups: [
      {
        name: 'Dementia pathway review group',
        channelId: dementia,
        pathways: [
          {
            key: 'community',
            name: 'Quetzal service',
            privateReason: 'Quetzal talks',
            tier: 'local',
            phase: 'developing',
            status: 'not_received',
            lastStatus: null,
            movedFrom: null,
            isNew: false,
            entries: [],
          },
        ],
      },
    ],
    signOffs: [
      {
        ...about,
        version: 1,
        pathway: 'Dementia',
        privateReason: 'Procurement',
        state: 'open',
        awaiting: [],
        approvedBy: [],
        awaitingFormallyResponsible: null,
        conditions: [],
        deadline: null,
        overdue: false,
        isNew: false,
      },
    ],
    ratifications: [{ ...about, privateReason: 'Procurement', chair: null, reason: null, at }],
    recipients: [],
    vacancies: [],
    compositionGaps: [],
  };
  const note = { kind: 'sign_off_note', ...about, signOffBodyId: signOffId, body: 'Clinical Leadership Group' };
  const closed = { ...card, kind: 'sign_off_closed_certificate' };
  const messages: readonly [string, object][] = [
    [clg, { ...card, awaitingFormallyResponsible: null, askedFor: null }],
    [clg, { ...note, about: 'asked_again', version: 1, because: 'step_opened', owing: [], files: [] }],
    [clg, { kind: 'digest_summary', digest }],
    [clg, { kind: 'digest_part', digest, part: 0 }],
    [dementia, closed],
    [trustSecretary, { ...note, about: 'inquorate', deputies: [], over: false }],
    [trustSecretary, { kind: 'note', about: 'refused', messageId: signOffId, what: `the certificate of SO-1 ${title}`, problem: 'no' }],
    [
      trustSecretary,
      {
        kind: 'sign_off_reminder',
        day: '2011-11-09',
        timezone: 'Europe/London',
        askedBy: null,
        owed: [],
        overdue: [
          { signOffId, signOffBodyId: signOffId, ...about, body: 'CLG', deadline: null, as: 'secretariat', waitingFor: ['Quetzal Smith'] },
        ],
      },
    ],
    [chair, { ...note, about: 'words_wanted', version: 1, act: 'reject' }],
  ];
  for (const [to, content] of messages) await post(to, content);
}

const place = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]);
const posted = z.object({ channel: place, ts: z.string().optional() });

async function post(to: string, content: object): Promise<void> {
  const call = async (method: string, args: object) => {
    const headers = { authorization: `Bearer ${flow.workspace.botToken}`, 'content-type': 'application/json' };
    const answer = await fetch(`${flow.workspace.url}${method}`, { method: 'POST', headers, body: JSON.stringify(args) });
    return posted.parse(await answer.json());
  };
  const channel = to.startsWith('C') ? to : (await call('conversations.open', { users: to })).channel;
  const { ts } = await call('chat.postMessage', { channel, text: `As it was: ${title}, Quetzal service` });
  const { id: workspaceId } = await prisma().workspace.findFirstOrThrow();
  await prisma().outgoingMessage.create({
    data: {
      id: uuid(),
      workspaceId,
      lane: `${workspaceId}:${to}`,
      kind: 'post',
      ...(to.startsWith('C') ? { channelId: to } : { slackUserId: to }),
      content: JSON.parse(JSON.stringify(content)),
      state: 'sent',
      slackChannel: channel,
      slackTs: only(ts, 'Slack gave no ts'),
      createdAt: new Date(),
    },
  });
}

/** A procurement, as the version before had posted it, with the app stopped. */
async function upgraded(): Promise<void> {
  flow = await startSignOffFlow(kentWithSecrets, { at: london('2011-11-09T09:00') });
  await ask(flow, ['dementia', 'tender'], { publicTitle: 'A community service' });
  const { id } = await prisma().signOff.findFirstOrThrow();
  await postedBefore(id);
  await flow.conclave.stop();
}

test('what was posted with a title before is changed in place at the first start, once, and the record says which and why', async () => {
  await upgraded();
  expect(readInChannels()).toContain(title);
  await start();
  await settled();
  expect(readInChannels()).not.toMatch(/quetzal/i);
  expect(JSON.stringify(flow.as(trustSecretary).directMessages())).not.toMatch(/quetzal/i);
  // Who may see it loses nothing: theirs is left as it was.
  expect(JSON.stringify(flow.as(chair).directMessages())).toContain('As it was: Quetzal tender');
  expect(theMessage(flow.as(secretary).sees(clg), /^Digest 1 for/).text).toContain(
    'SO-1 A community service: private (procurement under way)',
  );
  expect(await prisma().outgoingMessage.count({ where: { kind: 'update' } })).toBe(8);
  const [link, ...others] = await changed();
  expect(others).toEqual([]);
  expect(link?.details).toHaveLength(8);
  expect(JSON.stringify(link)).toContain('it was posted before the titles of private matters were kept out of messages');
  expect(JSON.stringify(link)).not.toMatch(/quetzal/i);
  // The data stay as they were.
  const [digest] = await prisma().outgoingMessage.findMany({
    where: { content: { path: ['kind'], equals: 'digest_summary' }, kind: 'post' },
  });
  expect(JSON.stringify(digest?.content)).toContain(title);

  await again?.stop();
  await start();
  await settled();
  expect(await prisma().outgoingMessage.count({ where: { kind: 'update' } })).toBe(8);
  expect(await changed()).toHaveLength(1);
}, 120_000);

test('a stop in between loses nothing and changes nothing twice', async () => {
  await upgraded();
  flow.workspace.setIntercept((method) => (method === 'chat.update' ? { kind: 'answer', status: 503, body: {} } : undefined));
  await start();
  await flow.workspace.until(() => flow.workspace.calls('chat.update').length > 0);
  await again?.stop();
  expect(readInChannels()).toContain(title);
  flow.workspace.setIntercept(null);
  await start();
  await settled();
  expect(readInChannels()).not.toMatch(/quetzal/i);
  expect(await prisma().outgoingMessage.count({ where: { kind: 'update' } })).toBe(8);
  expect(await changed()).toHaveLength(1);
}, 120_000);

test('what Slack lets nobody change is put before the secretariat, who say that it is gone', async () => {
  await upgraded();
  flow.workspace.archive(dementia);
  await start();
  await settled();
  const asked = theMessage(flow.as(secretary).directMessages(), /shows what is private now/);
  expect(asked.text).toContain('Delete it there');
  expect(await prisma().outgoingMessage.findMany({ where: { state: 'parked' } })).toMatchObject([{ kind: 'update', channelId: dementia }]);
  flow.workspace.setRequestUrl(`http://127.0.0.1:${again?.port}/slack/events`);
  await flow.as(secretary).press(asked, 'It is gone');
  await settled();
  expect(await prisma().outgoingMessage.count({ where: { state: 'parked' } })).toBe(0);
}, 120_000);
