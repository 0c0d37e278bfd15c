import { expect, test } from 'vitest';
import { aPlayground, textsIn } from './support.ts';

test('what happens appears before everybody whom it concerns, each seeing their own', async () => {
  const { act, follow } = await aPlayground();
  const [lead, doctor, chair] = [await follow('U0DEMENTIA'), await follow('U0DOCTOR'), await follow('U0CLGCHAIR')];
  await act('U0DEMENTIA', { kind: 'write', channel: 'C0DEMENTIA', thread: null, text: '/pathway log green Referral form agreed' });
  const card = /^Dementia: Green/;
  const mine = await lead.until((screen) => textsIn(screen, 'C0DEMENTIA').some((text) => card.test(text)));
  const theirs = await doctor.until((screen) => textsIn(screen, 'C0DEMENTIA').some((text) => card.test(text)));
  expect(textsIn(mine, 'C0DEMENTIA')).toEqual([expect.stringMatching(/^Saved/), expect.stringMatching(card)]);
  expect(textsIn(theirs, 'C0DEMENTIA')).toEqual([expect.stringMatching(card)]);
  expect(chair.screens.at(-1)?.messages).toEqual([]);
});

test('many changes at once are few screens, and the last one is whole', async () => {
  const { follow, worlds } = await aPlayground();
  const stream = await follow('U0DOCTOR');
  const doctor = worlds.running().world.workspace.as('U0DOCTOR');
  for (let number = 1; number <= 200; number++) doctor.says('C0DEMENTIA', `Message ${number}`);
  await stream.until(({ messages }) => messages.length === 200);
  expect(stream.screens.length).toBeLessThan(10);
});

test('tells developers what went between the app and Slack, also what went before they looked', async () => {
  const { act, follow } = await aPlayground();
  await act('U0DEMENTIA', { kind: 'write', channel: 'C0DEMENTIA', thread: null, text: '/pathway log green Referral form agreed' });
  const late = await follow('U0CLGCHAIR');
  await late.until(() => late.traffic.some(({ name }) => name === 'chat.postMessage'));
  expect(late.traffic).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({
        direction: 'sent',
        name: 'command /pathway',
        status: 200,
        error: null,
        at: expect.stringMatching(/^\d\d:\d\d:\d\d\.\d{3}$/),
        sent: expect.objectContaining({ text: 'log green Referral form agreed' }),
        answer: expect.objectContaining({ response_type: 'ephemeral' }),
      }),
      expect.objectContaining({
        direction: 'called',
        name: 'chat.postMessage',
        sent: expect.objectContaining({ channel: 'C0DEMENTIA' }),
        answer: expect.objectContaining({ ok: true }),
      }),
    ]),
  );
  const ids = late.traffic.map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  await act('U0DEMENTIA', { kind: 'open_home' });
  await late.until(() => late.traffic.some(({ name }) => name === 'event app_home_opened'));
});

test('ends with the playground', async () => {
  const { follow, server } = await aPlayground();
  const stream = await follow('U0DOCTOR');
  await server.close();
  await stream.ended;
});
