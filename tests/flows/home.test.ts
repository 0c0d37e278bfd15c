import { afterEach, expect, test } from 'vitest';
import type { OpenView } from '#src/playground/workspace/model.ts';
import { allText, buttons } from '#src/playground/workspace/people/reading.ts';
import { fault, faultySlack } from '#tests/support/faults/slack-faults.ts';
import { only } from '#tests/support/seeing.ts';
import { kentFile, startKentWorld, startTestWorld, type TestWorld } from '#tests/support/world.ts';

let world: TestWorld;
afterEach(() => world.stop());

const as = (user: string) => world.workspace.as(user);

async function kent(historyScopes = true): Promise<void> {
  world = await startKentWorld({ historyScopes });
}

/** Opens the Home and waits until it shows what is looked for. */
async function home(user: string, shows: RegExp): Promise<OpenView> {
  await as(user).openHome();
  return only(await world.workspace.until(() => matching(as(user).home(), shows)), '');
}

function matching(view: OpenView | null, words: RegExp): OpenView | null {
  return view && words.test(allText(view)) ? view : null;
}

test('everybody in the governance file sees the next meetings and their clocks', async () => {
  await kent();
  const shown = allText(await home('U0DEMENTIA', /Next meetings/));
  expect(shown).toContain('Kent shadow Health and Wellbeing Board');
  expect(shown).toContain('Sign-off deadline: Tuesday 15 November 2011');
});

test('whom the governance file does not name is told so, and sees public meetings only', async () => {
  world = await startTestWorld();
  await world.govern((await kentFile()).replace('place: Sessions House, public: true', 'place: Sessions House, public: false'));
  world.workspace.addUser({ id: 'U0STRANGER', name: 'A stranger' });
  const shown = allText(await home('U0STRANGER', /You are not named/));
  expect(shown).not.toContain('Kent shadow Health and Wellbeing Board');
});

test('without a governance file the Home says how to apply one', async () => {
  world = await startTestWorld();
  world.workspace.addUser({ id: 'U0SOMEBODY', name: 'Somebody' });
  expect(allText(await home('U0SOMEBODY', /governance apply FILE/))).not.toContain('Next meetings');
});

test('a parked message stands in the secretariat’s Home until it is decided, even where nobody could be asked by direct message', async () => {
  await kent(false);
  // The card's reply is lost, and so is that of the question about it.
  faultySlack(world.workspace).on('chat.postMessage', fault.closesTheSocket(), { times: 2 });
  await as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', 'log green Referral form agreed');
  await world.settled();
  expect(as('U0SECRETARY').directMessages()).toEqual([]);
  expect(allText(await home('U0DEMENTIA', /Next meetings/))).not.toContain('Messages that wait for your word');
  const asked = await home('U0SECRETARY', /Messages that wait for your word[\s\S]*the progress report on Dementia/);
  expect(buttons(asked).map(({ label }) => label)).toEqual(['It arrived', 'Send again', 'It arrived', 'Send again']);
  const { messageId } = only(
    (await world.conclave.foundation.database.prisma.outgoingMessage.findMany({ where: { state: 'parked', channelId: 'C0DEMENTIA' } })).map(
      ({ id }) => ({ messageId: id }),
    )[0],
    'nothing is parked',
  );
  await as('U0SECRETARY').press(asked, 'Send again', { value: messageId });
  await world.workspace.until(() => !matching(as('U0SECRETARY').home(), /the progress report on Dementia/));
  await world.settled();
  expect(as('U0DOCTOR').sees('C0DEMENTIA')).toHaveLength(1);
  const left = only(as('U0SECRETARY').home(), 'no Home');
  await as('U0SECRETARY').press(left, 'It arrived');
  await world.workspace.until(() => !matching(as('U0SECRETARY').home(), /Messages that wait for your word/));
});

test('whoever is not of the secretariat cannot settle one by a button of somebody else’s', async () => {
  await kent(false);
  faultySlack(world.workspace).on('chat.postMessage', fault.closesTheSocket());
  await as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', 'log green Referral form agreed');
  await world.settled();
  const asked = await home('U0SECRETARY', /Messages that wait for your word/);
  await as('U0DEMENTIA').press(asked, 'It arrived');
  await world.workspace.until(() =>
    as('U0DEMENTIA')
      .directMessages()
      .some(({ text }) => text.includes("You can't")),
  );
  expect(await world.conclave.foundation.database.prisma.outgoingMessage.count({ where: { state: 'parked' } })).toBe(1);
});
