import { afterEach, expect, test } from 'vitest';
import { channelOf, manyGroups } from '#tests/support/faults/many-groups.ts';
import { times } from '#tests/support/faults/scale.ts';
import { fault, faultySlack } from '#tests/support/faults/slack-faults.ts';
import { startTestWorld, type TestWorld } from '#tests/support/world.ts';

const patience = 600_000;
let world: TestWorld;
afterEach(() => world.stop());

async function start(groups: number, options: Parameters<typeof startTestWorld>[0] = {}) {
  world = await startTestWorld(options);
  await world.govern(await manyGroups({ groups }));
  return faultySlack(world.workspace);
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const log = async (channel: string, text: string) => {
  const { shown } = await world.workspace.as('U0DEMENTIA').command(channel, '/pathway', `log green ${text}`);
  expect(shown?.text).toMatch(/^Saved/);
};
const cards = (channel: string) =>
  world.workspace
    .as('U0DEMENTIA')
    .sees(channel)
    .filter(({ ephemeral }) => ephemeral === null)
    .map(({ text }) => /What was done: (.*)/.exec(text)?.[1]);
const count = (state: string) => world.conclave.foundation.database.prisma.outgoingMessage.count({ where: { state } });

const groups = times(3, 20);
const each = times(2, 10);
const texts = numbers(each).map((number) => `Report ${number}`);

test('replies that Slack loses: every message is found again, none is sent twice, in order', { timeout: patience }, async () => {
  const slack = await start(groups);
  slack.on('chat.postMessage', fault.losesTheReply(), { times: groups * each });
  for (const text of texts) for (const group of numbers(groups)) await log(channelOf(group), text);
  await world.settled();
  expect(slack.left()).toBe(0);
  for (const group of numbers(groups)) expect(cards(channelOf(group))).toEqual(texts);
});

test('replies lost where nothing can be looked up: none is sent twice, each is asked about', { timeout: patience }, async () => {
  const slack = await start(groups, { historyScopes: false });
  slack.on('chat.postMessage', fault.losesTheReply(), {
    times: groups * each,
    where: ({ channel }) => String(channel).startsWith('C0GROUP'),
  });
  for (const text of texts) for (const group of numbers(groups)) await log(channelOf(group), text);
  await world.settled();
  for (const group of numbers(groups)) expect(cards(channelOf(group))).toEqual(texts);
  expect(await count('parked')).toBe(groups * each);
  const asked = world.workspace.as('U0SECRETARY').directMessages();
  expect(asked.filter(({ text }) => text.includes('not certain whether a message arrived'))).toHaveLength(groups * each);
});

test('rate limits of one second up to the longest: never early, and in order', { timeout: patience }, async () => {
  const longest = times(3, 120);
  const slack = await start(longest);
  for (const seconds of numbers(longest))
    slack.on('chat.postMessage', fault.limitsRate(seconds), { where: ({ channel }) => channel === channelOf(seconds) });
  for (const text of ['First', 'Second']) for (const seconds of numbers(longest)) await log(channelOf(seconds), text);
  await world.settled();
  const calls = Map.groupBy(world.workspace.calls('chat.postMessage'), ({ args }) => args['channel']);
  for (const seconds of numbers(longest)) {
    const [refused, next] = calls.get(channelOf(seconds)) ?? [];
    expect((next?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(seconds * 1000);
    expect(cards(channelOf(seconds))).toEqual(['First', 'Second']);
  }
});

test('a call that hangs past its time and is done after all: it is found, not sent again', { timeout: patience }, async () => {
  const slack = await start(1, { pace: 1000 });
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  slack.on('chat.postMessage', fault.hangsUntil(released));
  await log(channelOf(1), 'First');
  // The client has given up, and Slack does it a moment later.
  while (!world.log.some((line) => line.includes('a message was not sent'))) await new Promise((resolve) => setTimeout(resolve, 20));
  release();
  await log(channelOf(1), 'Second');
  await world.settled();
  expect(cards(channelOf(1))).toEqual(['First', 'Second']);
});

test.each([
  ['an error of its own', fault.failsWith(500)],
  ['a closed connection', fault.closesTheSocket()],
  ['the code of an inner error', fault.refuses('internal_error')],
  ['the code of a revoked channel', fault.refuses('not_in_channel')],
])('%s befalls a message: it stands once in the end', async (_name, happens) => {
  const slack = await start(1);
  slack.on('chat.postMessage', happens, { where: ({ channel }) => channel === channelOf(1) });
  await log(channelOf(1), 'First');
  await world.settled();
  await world.conclave.sweep();
  await world.settled();
  expect(slack.left()).toBe(0);
  expect(cards(channelOf(1))).toEqual(['First']);
});
