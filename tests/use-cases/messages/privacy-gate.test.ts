import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import type { MessageContent } from '#src/use-cases/messages/messages.ts';
import { privacyGate } from '#src/use-cases/messages/privacy-gate.ts';
import { kent } from '#tests/support/governance.ts';
import { type CaseWorld, caseWorld, now, resultOf } from '../sign-off/sign-off-world.ts';

let world: CaseWorld;
beforeEach(async () => {
  world = await caseWorld(kent);
});
afterEach(() => world.close());

const pass = (content: MessageContent, slackUserId: string) =>
  world.transact(async (stores) => privacyGate(stores, await world.directory(), now).pass(content, { slackUserId }));
const note = (what: string): MessageContent => ({ kind: 'note', about: 'parked', messageId: 'm1', channelId: 'C0DEMENTIA', what });

test('a note that speaks of a pathway by a name it had before says no more of it once it is private', async () => {
  const what = 'the progress report on Dementia';
  expect(await pass(note(what), 'U0CABINET')).toMatchObject({ what });
  const renamed = kent.replace(
    'name: Dementia, group: dementia-group,',
    'name: Memory, group: dementia-group, private: { reason: commercial },',
  );
  expect(await world.apply(renamed, '2011-11-10T09:00:00Z')).not.toMatchObject({ result: 'refused' });
  for (const said of [what, 'the progress report on Memory']) {
    expect(await pass(note(said), 'U0CABINET')).toMatchObject({ what: 'the progress report on Private pathway' });
    expect(await pass(note(said), 'U0DEMENTIA')).toMatchObject({ what: said });
  }
});

test('a private pathway that has ended stays as closed as it was', async () => {
  const closed = kent.replace(
    'name: Dementia, group',
    'name: Dementia, private: { reason: personal }, public_title: A service, since: 2011-11-01, until: 2011-11-09, group',
  );
  expect(await world.apply(closed, '2011-11-10T09:00:00Z')).not.toMatchObject({ result: 'refused' });
  expect(await pass(note('the progress report on Dementia'), 'U0CABINET')).toMatchObject({ what: 'the progress report on A service' });
});

test('a note that speaks of a request by a title it had before says no more of it either', async () => {
  resultOf(await world.request('U0DEMENTIA', { privateReason: 'commercial', publicTitle: 'A clinic' }));
  const what = 'the outcome of SO-1 What it was called once';
  expect(await pass(note(what), 'U0DOCTOR')).toMatchObject({ what: 'the outcome of SO-1 A clinic' });
  expect(await pass(note(what), 'U0DEMENTIA')).toMatchObject({ what });
  expect(await pass(note('the outcome of SO-9 Nothing'), 'U0DOCTOR')).toMatchObject({ what: 'the outcome of SO-9 Nothing' });
});

test('where what a message speaks of cannot be looked up, whoever sends it hears so once, and nothing else fails unheard', async () => {
  const directory = await world.directory();
  const of = { signOffId: 's', title: 'A clinic', as: 'requester', requestedAt: '2011-11-09T09:00:00Z', waitingFor: [] } as const;
  const unscheduled = ['SO-1', 'SO-2', 'SO-3'].map((reference) => ({ ...of, reference }));
  const to = { slackUserId: 'U0DOCTOR' };
  const day = { day: '2011-11-09', timezone: 'Europe/London', askedBy: null };
  const content: MessageContent = { kind: 'sign_off_reminder', ...day, owed: [], overdue: [], unscheduled };
  const unheard: unknown[] = [];
  const hear = (error: unknown) => unheard.push(error);
  process.on('unhandledRejection', hear);
  onTestFinished(() => void process.off('unhandledRejection', hear));
  const gone = world.transact(async (stores) => {
    const signOffs = { ...stores.signOffs, matters: () => Promise.reject(new Error('the database is gone')) };
    const gate = privacyGate({ signOffs }, directory, now);
    // The second speaks of what the first is looking up, and of more.
    const came = await Promise.allSettled([gate.pass(note('the outcome of SO-3'), to), gate.pass(content, to)]);
    await setImmediate();
    return came.map((one) => one.status === 'rejected' && one.reason.message);
  });
  expect(await gone).toEqual(['the database is gone', 'the database is gone']);
  expect(unheard).toEqual([]);
});
