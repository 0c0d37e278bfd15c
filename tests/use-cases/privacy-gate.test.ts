import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MessageContent } from '#src/use-cases/messages.ts';
import { privacyGate } from '#src/use-cases/privacy-gate.ts';
import { kent } from '#tests/support/governance.ts';
import { type CaseWorld, caseWorld, now, resultOf } from './sign-off-world.ts';

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
