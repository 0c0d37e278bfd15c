import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '#src/playground/workspace/model.ts';
import type { Intercept } from '#src/playground/workspace/server.ts';
import { withdrawSignOff } from '#src/use-cases/sign-off/decide/withdraw-sign-off.ts';
import { type SignOffFlow, startSignOffFlow } from '#tests/flows/sign-off-flow.ts';
import { channelOf, manyGroups } from '#tests/support/faults/many-groups.ts';
import { times } from '#tests/support/faults/scale.ts';
import { fault, faultySlack } from '#tests/support/faults/slack-faults.ts';
import { labels, theMessage } from '#tests/support/seeing.ts';
import { kentFile, startTestWorld, type TestWorld } from '#tests/support/world.ts';

/** What Slack, or somebody between us and Slack, can answer to a message: each to a post, and to a change of what stands. */

const page = '<!DOCTYPE html><html><body>Sign in to the hospital network</body></html>';

/** Tried again by itself until it is done: nobody is asked. */
const passing: Readonly<Record<string, Intercept>> = {
  'a limit of a second': fault.limitsRate(1),
  'a limit without its seconds': fault.limitsRateWithout(null),
  'a limit until a date': fault.limitsRateWithout('Wed, 09 Nov 2011 09:00:30 GMT'),
  'a limit of no time': fault.limitsRate(0),
  'a limit in its own words': fault.refuses('rate_limited'),
  'an error of its own': fault.failsWith(500),
  'a bad gateway': fault.failsWith(502),
  unavailable: fault.failsWith(503),
  'too large for somebody between': fault.failsWith(413),
  'the code of an inner error': fault.refuses('internal_error'),
  'the code of a fatal error': fault.refuses('fatal_error'),
  'the code of an outage': fault.refuses('service_unavailable'),
  'a page in place of an answer': fault.says(page),
  'a page, and it was done': fault.says(page, { done: true }),
  'an answer that was cut': fault.says('{"ok":tr'),
  'an answer that was cut, and it was done': fault.says('{"ok":true,"ts":"13208', { done: true }),
  'an empty answer': fault.says(''),
  'an empty answer, and it was done': fault.says('', { done: true }),
  null: fault.says('null'),
  'a list': fault.says('[]'),
  'an answer without a word': fault.says('{}'),
  'OK in plain text': fault.says('OK'),
  'ok in plain text': fault.says('ok', { done: true }),
  'no answer, and it was done': fault.losesTheReply(),
  'a closed connection': fault.closesTheSocket(),
  'a token that has run out': fault.refuses('token_expired'),
  'a token it does not take': fault.refuses('invalid_auth'),
};
/** The whole workspace is shut to the app for a while. */
const shutOut = ['org_login_required', 'ekm_access_denied', 'message_limit_exceeded', 'team_access_not_granted'];
/** Held until the channel is open to the app again. */
const shutChannel = ['not_in_channel', 'channel_not_found', 'is_archived', 'restricted_action', 'restricted_action_thread_only_channel'];
/** Slack takes it in no case as it is: the secretariat is asked. */
const refusing = [
  'msg_too_long',
  'invalid_blocks',
  'msg_blocks_too_long',
  'cant_update_message',
  'edit_window_closed',
  'a_code_of_next_year',
];

const all: readonly (readonly [string, Intercept])[] = [
  ...Object.entries(passing),
  ...[...shutOut, ...shutChannel, ...refusing].map((code) => [code, fault.refuses(code)] as const),
];

const changes = [...all, ['message_not_found', fault.refuses('message_not_found')] as const];

/** How often each is answered in a row; the longer row at full counts. */
const inRow = (
  [
    ['once', 1],
    ['three times in a row', 3],
  ] as const
).slice(0, times(1, 2));

/** Each limit of a second is waited out, one after the other in a channel. */
const patience = 300_000;
const secretary = 'U0SECRETARY';
let world: TestWorld;
const notes = (about: RegExp) =>
  world.workspace
    .as(secretary)
    .directMessages()
    .filter(({ text }) => about.test(text));
const asking = /no longer shows how things stand|does not take a message|not certain whether a message arrived/;

/** The secretariat answers each of these questions that still can be. */
async function answerAll(about: RegExp, answer: 'Send again' | 'Try again'): Promise<void> {
  for (const note of notes(about)) {
    if (labels(note).length > 0) await world.workspace.as(secretary).press(note, answer);
    await world.settled();
  }
}

/** As a held message is tried again: when the app is invited, and from time to time. */
async function sweptOften(): Promise<void> {
  await world.settled();
  await world.conclave.sweep();
  await world.settled();
}

describe.each(inRow)('to a post, %s', (_, answers) => {
  beforeAll(async () => {
    world = await startTestWorld();
    await world.govern(await manyGroups({ groups: all.length }));
    const slack = faultySlack(world.workspace);
    for (const [index, [, happens]] of all.entries())
      slack.on('chat.postMessage', happens, { times: answers, where: ({ channel }) => channel === channelOf(index + 1) });
    for (const index of all.keys()) {
      const { shown } = await world.workspace.as('U0DEMENTIA').command(channelOf(index + 1), '/pathway', `log green Report ${index + 1}`);
      expect(shown?.text).toMatch(/^Saved/);
    }
    for (let time = 0; time < answers; time += 1) await sweptOften();
  }, patience);
  afterAll(() => world.stop());

  const standing = (name: string): Message[] => {
    const channel = channelOf(all.findIndex(([one]) => one === name) + 1);
    return world.workspace
      .as('U0DEMENTIA')
      .sees(channel)
      .filter(({ ephemeral }) => ephemeral === null);
  };

  test.each([...Object.keys(passing), ...shutOut, ...shutChannel])('%s: it stands once', (name) => {
    expect(standing(name)).toHaveLength(1);
  });

  test('what Slack refuses is asked about once, stands nowhere, and stands once when it is sent again', async () => {
    expect(refusing.flatMap(standing)).toEqual([]);
    expect(notes(asking)).toHaveLength(refusing.length);
    await world.advanceTo(world.clock.now().plus({ hours: 1 }));
    await sweptOften();
    expect(notes(asking)).toHaveLength(refusing.length);
    for (let time = 0; time < answers; time += 1) await answerAll(/does not take a message/, 'Send again');
    expect(refusing.map((name) => standing(name).length)).toEqual(refusing.map(() => 1));
  });

  test('of a workspace that is shut to the app the secretariat is told once for each reason', () => {
    expect(notes(/has taken nothing from Conclave/)).toHaveLength(shutOut.length);
  });
});

describe.each(inRow)('to a change of a card, %s', (_, answers) => {
  let flow: SignOffFlow;

  beforeAll(async () => {
    flow = await startSignOffFlow(await kentFile());
    world = flow;
    const slack = faultySlack(world.workspace);
    for (const _kind of changes) await flow.request();
    await world.settled();
    for (const [index, [, happens]] of changes.entries())
      slack.on('chat.update', happens, { times: answers, where: ({ text }) => String(text).startsWith(`SO-${index + 1},`) });
    const signOffs = await world.conclave.foundation.database.prisma.signOff.findMany();
    for (const { id: signOffId } of signOffs)
      await flow.run('U0DEMENTIA', async (stores, actor) => {
        const withdrawn = await withdrawSignOff(stores, actor, { signOffId, reason: 'Another paper' }, world.clock.now());
        if (withdrawn.refused) throw new Error(withdrawn.refusal.code);
      });
    for (let time = 0; time < answers; time += 1) await sweptOften();
  }, patience);
  afterAll(() => world.stop());

  const card = (name: string) => {
    const number = changes.findIndex(([one]) => one === name) + 1;
    return theMessage(world.workspace.as('U0CLGCHAIR').sees('C0CLG'), new RegExp(`^SO-${number}, version`));
  };
  const isLast = (name: string) => card(name).text.includes('State: withdrawn') && labels(card(name)).length === 0;

  test.each([...Object.keys(passing), ...shutOut, ...shutChannel])('%s: the card comes to its last state', (name) => {
    expect(isLast(name)).toBe(true);
  });

  test('what Slack refuses the secretariat is asked about once, and it is changed when it is tried again', async () => {
    expect(refusing.filter(isLast)).toEqual([]);
    expect(notes(asking)).toHaveLength(refusing.length);
    await world.advanceTo(world.clock.now().plus({ hours: 1 }));
    await sweptOften();
    expect(notes(asking)).toHaveLength(refusing.length);
    for (let time = 0; time < answers; time += 1) await answerAll(asking, 'Try again');
    expect(refusing.filter((name) => !isLast(name))).toEqual([]);
  });

  test('where the card is gone nobody is asked', () => {
    expect(notes(asking).filter(({ text }) => text.includes(`SO-${changes.length} `))).toEqual([]);
    expect(isLast('message_not_found')).toBe(false);
  });
});
