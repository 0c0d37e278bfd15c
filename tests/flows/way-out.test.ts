import { afterEach, describe, expect, test } from 'vitest';
import { fault, faultySlack } from '#tests/support/faults/slack-faults.ts';
import { labels, theMessage } from '#tests/support/seeing.ts';
import { startKentWorld, type startTestWorld, type TestWorld } from '#tests/support/world.ts';

let world: TestWorld;
afterEach(() => world.stop());

async function kent(options: Parameters<typeof startTestWorld>[0] = {}): Promise<void> {
  world = await startKentWorld(options);
}

const as = (user: string) => world.workspace.as(user);
const log = (text: string) => as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', `log green ${text}`);
const cards = () =>
  as('U0DOCTOR')
    .sees('C0DEMENTIA')
    .map(({ text }) => /What was done: (.*)/.exec(text)?.[1]);

/** Slack misbehaves on the first so many posts into the group's channel. */
function onPosts(times: number, fault: NonNullable<Parameters<TestWorld['workspace']['setIntercept']>[0]>): void {
  let left = times;
  world.workspace.setIntercept((method, args) => {
    if (method !== 'chat.postMessage' || args['channel'] !== 'C0DEMENTIA' || left === 0) return undefined;
    left -= 1;
    return fault(method, args);
  });
}

describe('a message to Slack', () => {
  test('that is rate-limited waits as long as it is told, and keeps its place before what comes later', async () => {
    await kent();
    onPosts(1, () => ({ kind: 'answer', status: 429, headers: { 'retry-after': '2' }, body: { ok: false, error: 'ratelimited' } }));
    await log('One');
    await log('Two');
    await log('Three');
    await world.settled();
    expect(cards()).toEqual(['One', 'Two', 'Three']);
    const [refused, sent] = world.workspace.calls('chat.postMessage');
    expect((sent?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(2000);
  });

  test('whose answer is lost is found again and not sent twice', async () => {
    await kent();
    onPosts(2, () => ({ kind: 'lose_answer' }));
    await log('One');
    await log('Two');
    await world.settled();
    expect(cards()).toEqual(['One', 'Two']);
  });

  test('whose answer is lost is looked for from its first attempt on, and a limit on the way is waited out', async () => {
    await kent();
    world.workspace.remove('C0DEMENTIA');
    await log('One');
    await world.settled();
    const { prisma } = world.conclave.foundation.database;
    const weeks = 21 * 86_400_000;
    await prisma.outgoingMessage.updateMany({ where: { state: 'held' }, data: { createdAt: new Date(Date.now() - weeks) } });
    const slack = faultySlack(world.workspace);
    slack.on('chat.postMessage', fault.closesTheSocket(), { where: ({ channel }) => channel === 'C0DEMENTIA' });
    slack.on('conversations.history', fault.says('{"ok":true,"messages":[],"response_metadata":{"next_cursor":"page 2"}}'));
    slack.on('conversations.history', fault.limitsRate(1));
    slack.on('conversations.history', fault.says('{"ok":true,"messages":[]}'));
    world.workspace.invite('C0DEMENTIA');
    await world.conclave.sweep();
    await world.settled();
    expect(cards()).toEqual(['One']);
    const looks = world.workspace.calls('conversations.history').map(({ args }) => args);
    expect(looks.map(({ cursor }) => cursor)).toEqual([undefined, 'page 2', 'page 2']);
    const tenMinutesAgo = Date.now() / 1000 - 600;
    expect(looks.filter(({ oldest }) => Number(oldest) < tenMinutesAgo)).toEqual([]);
  });

  test('that Slack answers with an error of its own is looked for, then sent', async () => {
    await kent();
    onPosts(2, () => ({ kind: 'answer', status: 503, body: { ok: false } }));
    await log('One');
    await world.settled();
    expect(cards()).toEqual(['One']);
  });

  test('that cannot be looked for is parked, and the secretariat says that it arrived', async () => {
    await kent({ historyScopes: false });
    onPosts(1, () => ({ kind: 'lose_answer' }));
    await log('One');
    await log('Two');
    await world.settled();
    expect(cards()).toEqual(['One', 'Two']);
    const asked = theMessage(as('U0SECRETARY').directMessages(), /not certain whether a message arrived/);
    expect(labels(asked)).toEqual(['It arrived', 'Send again']);
    await as('U0SECRETARY').press(asked, 'It arrived');
    await world.settled();
    expect(cards()).toEqual(['One', 'Two']);
    expect(await world.conclave.foundation.database.prisma.outgoingMessage.count({ where: { state: 'parked' } })).toBe(0);
  });

  test('that did not arrive is sent again at the secretariat’s word, once', async () => {
    await kent({ historyScopes: false });
    onPosts(1, () => ({ kind: 'drop' }));
    await log('One');
    await world.settled();
    expect(cards()).toEqual([]);
    const asked = theMessage(as('U0SECRETARY').directMessages(), /not certain whether a message arrived/);
    await as('U0SECRETARY').press(asked, 'Send again');
    await as('U0SECRETARY').press(asked, 'Send again');
    await world.settled();
    expect(cards()).toEqual(['One']);
  });

  test('changes a card that has not left yet instead of following it', async () => {
    await kent();
    world.workspace.remove('C0CLG');
    await as('U0DEMENTIA').command('C0DEMENTIA', '/signoff', 'request');
    await as('U0DEMENTIA').submit({ Title: 'Dementia pathway redesign' });
    await world.settled();
    await as('U0CLGCHAIR').press(theMessage(as('U0CLGCHAIR').directMessages(), /^SO-1, version/), 'Approve');
    await world.settled();
    world.workspace.invite('C0CLG');
    await world.conclave.sweep();
    await world.settled();
    const card = theMessage(as('U0CLGCHAIR').sees('C0CLG'), /^SO-1, version/);
    expect(card.text).toContain('Clinical Leadership Group: approved');
    expect(world.workspace.calls('chat.update').some(({ args }) => args['channel'] === 'C0CLG')).toBe(false);
  });

  test('that turns out to be held is shown later as things stand then, and so are the copies sent in its place', async () => {
    await kent();
    await as('U0DEMENTIA').command('C0DEMENTIA', '/signoff', 'request');
    await as('U0DEMENTIA').submit({ Title: 'Dementia pathway redesign' });
    await world.settled();
    const { promise: reached, resolve: arrived } = Promise.withResolvers<void>();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    world.workspace.setIntercept(async (method, args) => {
      if (method !== 'chat.postMessage' || args['channel'] !== 'C0KENTHWB') return undefined;
      arrived();
      await released;
      return { kind: 'answer', body: { ok: false, error: 'not_in_channel' } };
    });
    await as('U0CLGCHAIR').press(theMessage(as('U0CLGCHAIR').sees('C0CLG'), /^SO-1, version/), 'Approve');
    await reached;
    const medway = await world.workspace.until(() =>
      as('U0DPHMEDWAY')
        .directMessages()
        .find(({ text }) => text.startsWith('SO-1')),
    );
    await as('U0DPHMEDWAY').press(medway, 'Approve');
    release();
    await world.settled();
    const instead = theMessage(as('U0DPHKENT').directMessages(), /^SO-1, version/);
    expect(instead.text).toContain('Medway shadow Health and Wellbeing Board: approved');
    world.workspace.setIntercept(null);
    await world.conclave.sweep();
    await world.settled();
    expect(theMessage(as('U0CABINET').sees('C0KENTHWB'), /^SO-1, version/).text).toContain(
      'Medway shadow Health and Wellbeing Board: approved',
    );
  });

  test('that Slack refuses for good holds up nothing after it, and the secretariat is told', async () => {
    await kent();
    onPosts(1, () => ({ kind: 'answer', body: { ok: false, error: 'invalid_blocks' } }));
    await log('One');
    await log('Two');
    await world.settled();
    expect(cards()).toEqual(['Two']);
    const told = theMessage(as('U0SECRETARY').directMessages(), /does not take a message.*invalid_blocks/);
    expect(labels(told)).toEqual(['Send again']);
    await as('U0SECRETARY').press(told, 'Send again');
    await world.settled();
    expect(cards()).toEqual(['Two', 'One']);
  });

  test('that may have arrived and cannot be looked for, whatever Slack says of the looking, is asked about with both answers', async () => {
    await kent();
    let posted = false;
    world.workspace.setIntercept((method, args) => {
      if (method === 'conversations.history') return { kind: 'answer', body: { ok: false, error: 'invalid_arguments' } };
      if (method !== 'chat.postMessage' || args['channel'] !== 'C0DEMENTIA' || posted) return undefined;
      posted = true;
      return { kind: 'lose_answer' };
    });
    await log('One');
    await world.settled();
    expect(cards()).toEqual(['One']);
    const asked = theMessage(as('U0SECRETARY').directMessages(), /not certain whether a message arrived/);
    expect(labels(asked)).toEqual(['It arrived', 'Send again']);
  });

  test('that holds a form back for too long: the person is answered in time', async () => {
    await kent();
    world.workspace.setIntercept((method) => (method === 'views.open' ? { kind: 'answer', status: 503, body: { ok: false } } : undefined));
    const { shown, error } = await as('U0DEMENTIA').command('C0DEMENTIA', '/signoff', 'request');
    expect(error).toBeNull();
    expect(shown?.text).toMatch(/The form could not be opened/);
  });
});
