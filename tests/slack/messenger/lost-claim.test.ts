import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '#src/clock.ts';
import { createLog } from '#src/log.ts';
import type { Intercept } from '#src/playground/workspace/server.ts';
import { createMessenger } from '#src/slack/messenger/messenger.ts';
import { createWebClient } from '#src/slack/web-client.ts';
import { slackLogger } from '#src/slack-logger.ts';
import { type Installed, installed } from '#tests/support/faults/installed.ts';
import { faultySlack } from '#tests/support/faults/slack-faults.ts';
import { only } from '#tests/support/seeing.ts';

/** A message to a person takes two calls: their conversation is opened first. */
const secretary = 'U0SECRETARY';
let world: Installed;
let messageId: string;

beforeEach(async () => {
  world = await installed();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
  onTestFinished(() => void vi.useRealTimers());
  messageId = await world.transact(async ({ directories, outbox }) => {
    const { workspace } = only(await directories.ofTeam('T0KENT'), 'no directory');
    const content = { kind: 'note', about: 'cannot_post', channelId: 'C0DEMENTIA', problem: 'is_archived' } as const;
    return outbox.post({ workspaceId: workspace.id, to: { slackUserId: secretary }, content });
  });
});

/** One process of several on the same database. */
function process() {
  return createMessenger({
    transact: world.transact,
    clientFor: async () => createWebClient(world.workspace.url, 'xoxb-a-token-for-faults', slackLogger(createLog('silent'))),
    now: () => systemClock.now(),
    pace: 5,
    onProblem: () => undefined,
  });
}

/** While the conversation is opened for the first time the claim runs out, and this happens. */
function whileOpening(happens: () => Promise<unknown>, then?: Intercept): void {
  faultySlack(world.workspace).on('conversations.open', async (method, args) => {
    vi.setSystemTime(Date.now() + 16_000);
    await happens();
    return then?.(method, args);
  });
}

const told = () => world.workspace.as(secretary).directMessages();
const states = () => world.prisma.outgoingMessage.findMany({ select: { state: true } });

test('a message that another process has taken up meanwhile is posted by that one alone', async () => {
  whileOpening(async () => expect(await process().send(messageId)).toBe('settled'));
  expect(await process().send(messageId)).toBe('again');
  expect(told()).toHaveLength(1);
  expect(await process().send(messageId)).toBe('settled');
  expect(await states()).toEqual([{ state: 'sent' }]);
});

test('where the call fails of whoever has lost the message, it is not sent again', async () => {
  whileOpening(
    async () => expect(await process().send(messageId)).toBe('settled'),
    () => ({ kind: 'answer', status: 500, headers: {}, body: { ok: false } }),
  );
  expect(await process().send(messageId)).toBe('again');
  expect(await states()).toEqual([{ state: 'sent' }]);
  expect(told()).toHaveLength(1);
});

test('a claim that has run out and that nobody else has made is renewed: the message is posted', async () => {
  whileOpening(async () => undefined);
  expect(await process().send(messageId)).toBe('settled');
  expect(told()).toHaveLength(1);
});
