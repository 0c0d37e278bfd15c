import { expect, test } from 'vitest';
import { play } from '#src/playground/cases/play.ts';
import { only } from '#tests/support/seeing.ts';
import { aPlayground, textsIn } from './support.ts';

const amber = '/pathway log amber Referral form agreed. Path to green: locum from 1 May';

test('whoever is not said to be somebody begins as the first in the walk-through', async () => {
  const { follow } = await aPlayground();
  const [nobody] = (await follow(null)).screens;
  expect(nobody?.you).toBe('U0DEMENTIA');
  expect((await follow('U0STRANGER')).screens[0]?.you).toBe('U0DEMENTIA');
  expect((await follow('U0CLGCHAIR')).screens[0]?.you).toBe('U0CLGCHAIR');
});

test('shows who is there, what can be opened and what can be typed', async () => {
  const { follow, worlds } = await aPlayground();
  const screen = only((await follow('U0DPHKENT')).screens[0], 'no screen');
  expect(screen.world).toBe(worlds.running().id);
  expect(screen.people.map(({ name, posts }) => `${name}: ${posts}`)).toEqual([
    'Business Strategy officer: Secretariat',
    'Co-Medical Director: Chair and approver of the Clinical Leadership Group',
    'Director of Public Health (Kent): Member of the Clinical Leadership Group; approver of the Kent shadow Health and Wellbeing Board',
    'Director of Public Health (Medway): Approver of the Medway shadow Health and Wellbeing Board',
    'Cabinet Member for Health Reform: Chair and approver of the Kent shadow Health and Wellbeing Board',
    'Dementia pathway lead: Chair of the Dementia pathway review group',
    'Consultant psychiatrist: Member of the Dementia pathway review group',
  ]);
  expect(screen.conversations).toEqual([
    { id: 'C0CLG', name: 'clg', kind: 'public', appIn: true, members: expect.arrayContaining(['U0DPHKENT', 'U0CLGCHAIR', 'U0SECRETARY']) },
    { id: 'C0KENTHWB', name: 'kent-hwb', kind: 'public', appIn: true, members: expect.arrayContaining(['U0DPHKENT', 'U0CABINET']) },
    { id: 'D0DPHKENT', name: 'Conclave', kind: 'direct', appIn: true, members: ['U0DPHKENT'] },
  ]);
  expect(screen.channels).toContainEqual({ id: 'C0DEMENTIA', name: 'dementia-group' });
  expect(screen.commands).toContainEqual({
    command: '/board',
    hint: 'next, digest preview or digest send',
    description: "See a board's clock, preview or send its digest",
  });
  expect(screen.bot).toEqual({ id: 'U0CONCLAVE', name: 'Conclave' });
});

test('what is private is seen by one person, and channels by those who are in them', async () => {
  const { act, follow } = await aPlayground();
  await act('U0DEMENTIA', { kind: 'write', channel: 'C0DEMENTIA', thread: null, text: '/pathway help' });
  await act('U0DEMENTIA', { kind: 'write', channel: 'C0DEMENTIA', thread: null, text: 'Good morning' });
  const [lead] = (await follow('U0DEMENTIA')).screens;
  expect(lead?.messages.map((message) => message.private)).toEqual([true, false]);
  const [doctor] = (await follow('U0DOCTOR')).screens;
  expect(doctor?.messages.map(({ text }) => text)).toEqual(['Good morning']);
  const [chair] = (await follow('U0CLGCHAIR')).screens;
  expect(chair?.messages).toEqual([]);
  expect(chair?.conversations.map(({ id }) => id)).toEqual(['C0CLG', 'D0CLGCHAIR']);
});

test('direct messages are the person’s own, and a thread comes with the channel', async () => {
  const { follow, worlds } = await aPlayground();
  const { world, case: kent } = worlds.running();
  await play(world, kent.steps);
  const [medway] = (await follow('U0DPHMEDWAY')).screens;
  expect(medway?.messages.map(({ channel }) => channel)).toEqual(expect.arrayContaining(['D0DPHMEDWAY']));
  expect(new Set(medway?.messages.map(({ channel }) => channel))).toEqual(new Set(['D0DPHMEDWAY']));
  const chair = only((await follow('U0CLGCHAIR')).screens[0], 'no screen');
  const digest = only(
    chair.messages.find(({ text }) => text.startsWith('Digest 2')),
    'no digest',
  );
  expect(chair.messages.filter(({ thread }) => thread === digest.ts).length).toBeGreaterThan(0);
  expect(chair.messages.map(({ ts }) => ts)).toEqual(chair.messages.map(({ ts }) => ts).toSorted());
  expect(textsIn(chair, 'C0CLG').length).toBe(chair.messages.filter(({ channel }) => channel === 'C0CLG').length);
});

test('a message keeps the organisation’s time at which it appeared, also when it is changed later', async () => {
  const { act, follow, worlds } = await aPlayground();
  await act('U0DEMENTIA', { kind: 'write', channel: 'C0DEMENTIA', thread: null, text: amber });
  await worlds.running().world.settled();
  await act(null, { kind: 'set_clock', to: '2011-11-10T14:30' });
  const { workspace } = worlds.running().world;
  const [card] = workspace.as('U0DOCTOR').sees('C0DEMENTIA');
  await fetch(`${workspace.url}chat.update`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${workspace.botToken}` },
    body: JSON.stringify({ channel: 'C0DEMENTIA', ts: card?.ts, text: 'Changed' }),
  });
  await act('U0DOCTOR', { kind: 'write', channel: 'C0DEMENTIA', thread: null, text: 'Thank you' });
  const [screen] = (await follow('U0DOCTOR')).screens;
  expect(screen?.clock).toMatchObject({
    now: '2011-11-10T14:30:00.000+00:00',
    words: 'Thursday 10 November 2011, 14:30',
    timezone: 'Europe/London',
  });
  expect(screen?.messages).toMatchObject([
    { text: 'Changed', edited: true, at: { iso: '2011-11-09T09:00:00.000+00:00', time: '09:00', day: 'Wednesday 9 November 2011' } },
    { text: 'Thank you', edited: false, at: { iso: '2011-11-10T14:30:00.000+00:00', time: '14:30', day: 'Thursday 10 November 2011' } },
  ]);
});
