import { describe, expect, test } from 'vitest';
import { london } from '#tests/support/kent.ts';
import { kentFile } from '#tests/support/world.ts';
import { aPlayground, type Playground, textsIn } from './support.ts';

const done = { errors: {}, notice: null };
const now = ({ worlds }: Playground) => worlds.running().world.clock.now().setZone('Europe/London').toFormat("yyyy-MM-dd'T'HH:mm");

describe('the clock', () => {
  test('goes from one thing due to the next, and the digest goes out at its instant', async () => {
    const playground = await aPlayground();
    const { act, follow, worlds } = playground;
    const stream = await follow('U0CLGCHAIR');
    expect(stream.screens[0]?.clock.due.slice(0, 3)).toEqual([
      {
        at: '2011-11-11T09:00:00.000+00:00',
        words: 'Friday 11 November 2011, 09:00',
        what: 'Update cut-off for the next digest of the Kent shadow Health and Wellbeing Board',
      },
      {
        at: '2011-11-14T09:00:00.000+00:00',
        words: 'Monday 14 November 2011, 09:00',
        what: 'Digest of the Kent shadow Health and Wellbeing Board, to #clg',
      },
      {
        at: '2011-11-15T23:59:59.999+00:00',
        words: 'Tuesday 15 November 2011, end of the day',
        what: 'Sign-off deadline for the meeting of the Kent shadow Health and Wellbeing Board',
      },
    ]);
    expect(await act(null, { kind: 'go_to_next' })).toEqual(done);
    expect(now(playground)).toBe('2011-11-11T09:00');
    expect(await act(null, { kind: 'go_to_next' })).toEqual(done);
    expect(now(playground)).toBe('2011-11-14T09:00');
    const screen = await stream.until((one) => textsIn(one, 'C0CLG').length > 0);
    expect(screen.clock.words).toBe('Monday 14 November 2011, 09:00');
    expect(textsIn(screen, 'C0CLG')[0]).toMatch(/^Digest 1 for Kent shadow/);
    const { prisma } = worlds.running().world.conclave.foundation.database;
    expect((await prisma.digest.findMany()).map(({ cutAt }) => cutAt)).toEqual([london('2011-11-14T09:00').toJSDate()]);
    for (const day of ['15', '22', '23']) {
      await act(null, { kind: 'go_to_next' });
      expect(now(playground).slice(8, 10)).toBe(day);
    }
    expect(await act(null, { kind: 'go_to_next' })).toEqual({ errors: {}, notice: 'Nothing else is due.' });
  });

  test('advances a day, or to a time that is set, and sweeps at each due instant on the way', async () => {
    const playground = await aPlayground();
    const { act, follow } = playground;
    expect(await act(null, { kind: 'advance_a_day' })).toEqual(done);
    expect(now(playground)).toBe('2011-11-10T09:00');
    expect(await act(null, { kind: 'set_clock', to: '2011-11-22T17:45' })).toEqual(done);
    expect(now(playground)).toBe('2011-11-22T17:45');
    const [screen] = (await follow('U0CLGCHAIR')).screens;
    const digests = screen?.messages.filter(({ thread }) => thread === null).map(({ text, at }) => [text.slice(0, 8), at.iso.slice(0, 16)]);
    expect(digests).toEqual([
      ['Digest 1', '2011-11-14T09:00'],
      ['Digest 2', '2011-11-22T09:00'],
    ]);
  });

  test('never runs backwards, and takes no time that is none', async () => {
    const playground = await aPlayground();
    const { act } = playground;
    expect(await act(null, { kind: 'set_clock', to: '2011-11-09T08:59' })).toEqual({
      errors: {},
      notice: 'The clock never runs backwards: it is Wednesday 9 November 2011, 09:00.',
    });
    for (const to of ['tomorrow', '2011-11-31T09:00', '2011-11-10', '2012-03-25T01:30'])
      expect((await act(null, { kind: 'set_clock', to })).notice, to).toBeTruthy();
    expect(now(playground)).toBe('2011-11-09T09:00');
  });

  test('takes two moves at once one after the other', async () => {
    const playground = await aPlayground();
    const { act } = playground;
    expect(await Promise.all([act(null, { kind: 'advance_a_day' }), act(null, { kind: 'advance_a_day' })])).toEqual([done, done]);
    expect(now(playground)).toBe('2011-11-11T09:00');
  });
});

describe('cases', () => {
  test('start anew before those who look on, who stay connected', async () => {
    const { act, follow, worlds } = await aPlayground();
    const stream = await follow('U0DEMENTIA');
    await act('U0DEMENTIA', { kind: 'write', channel: 'C0DEMENTIA', thread: null, text: '/pathway log green Done' });
    const before = await stream.until(({ case: { steps } }) => steps.length > 0 && steps.every(({ state }) => state !== 'done'));
    expect(before.cases.map(({ key }) => key)).toContain('kent');
    await act(null, { kind: 'advance_a_day' });
    expect(await act(null, { kind: 'start_case', key: 'kent' })).toEqual(done);
    const after = await stream.until(({ world }) => world !== before.world);
    expect(after).toMatchObject({ you: 'U0DEMENTIA', messages: [], world: worlds.running().id });
    expect(after.clock.words).toBe('Wednesday 9 November 2011, 09:00');
    await act('U0DEMENTIA', { kind: 'write', channel: 'C0DEMENTIA', thread: null, text: 'Still here' });
    await stream.until(({ messages }) => messages.length === 1);
    expect((await act(null, { kind: 'start_case', key: 'made-up' })).notice).toBe('There is no case "made-up".');
  });

  test('come from any governance file, with its team, two weeks before its first meeting', async () => {
    const { act, follow, worlds } = await aPlayground();
    const source = (await kentFile())
      .replace('team: T0KENT', 'team: T0ELSEWHERE')
      .replace('slack: U0DEMENTIA', 'email: lead@example.org')
      .replace('name: Clinical Leadership Group', 'name: The leaders');
    const stream = await follow('U0DEMENTIA');
    expect(await act(null, { kind: 'start_from_file', name: 'ours.yaml', source })).toEqual(done);
    const screen = await stream.until(({ case: { key } }) => key === 'uploaded');
    expect(screen.case).toEqual({
      key: 'uploaded',
      title: 'The leaders',
      about: 'A governance file: who decides what, in one place a secretariat can read.',
      hint: 'Be Dementia pathway lead and type "/pathway log" in #dementia-group to report, then "/signoff request" to ask for sign-off.',
      steps: [],
    });
    expect(screen.cases.at(-1)).toEqual({ key: 'uploaded', title: 'The leaders' });
    expect(screen.you).toBe('U0SECRETARY');
    expect(screen.clock.words).toBe('Wednesday 9 November 2011, 09:00');
    expect(worlds.running().world.workspace.team.id).toBe('T0ELSEWHERE');
    const found = screen.people.find(({ name }) => name === 'Dementia pathway lead');
    expect(found?.posts).toBe('Chair of the Dementia pathway review group');
    expect(screen.conversations.find(({ id }) => id === 'C0DEMENTIA')?.members).toContain(found?.id);
    expect(await act(null, { kind: 'start_case', key: 'uploaded' })).toEqual(done);
    await stream.until(({ world }) => world !== screen.world);
  });

  test('do not come from a file with problems: each is named with its line, and what runs goes on', async () => {
    const { act, worlds } = await aPlayground();
    const before = worlds.running();
    const source = (await kentFile()).replace('rule: any', 'rule: some').replace('bodies: [clg]', 'bodies: [nowhere]');
    const { notice } = await act(null, { kind: 'start_from_file', name: 'ours.yaml', source });
    expect(await act(null, { kind: 'check_file', name: 'ours.yaml', source })).toEqual({ errors: {}, notice });
    expect(await act(null, { kind: 'check_file', name: 'ours.yaml', source: await kentFile() })).toEqual(done);
    expect(notice).toMatch(/^ours\.yaml can't be used\. Nothing has changed\.\nline \d+: .*some.*\nline \d+: .*nowhere/);
    expect(worlds.running()).toBe(before);
    expect(await act('U0DEMENTIA', { kind: 'write', channel: 'C0DEMENTIA', thread: null, text: '/pathway help' })).toEqual(done);
    expect(before.world.workspace.as('U0DEMENTIA').sees('C0DEMENTIA')).toHaveLength(1);
  });

  test('started twice at once come one after the other', async () => {
    const { act, follow, worlds } = await aPlayground();
    const start = () => act(null, { kind: 'start_case', key: 'kent' });
    expect(await Promise.all([start(), start(), act(null, { kind: 'advance_a_day' })])).toEqual([done, done, done]);
    const [screen] = (await follow(null)).screens;
    expect(screen).toMatchObject({ world: worlds.running().id, clock: { words: 'Thursday 10 November 2011, 09:00' } });
    expect(await act('U0DEMENTIA', { kind: 'write', channel: 'C0DEMENTIA', thread: null, text: '/pathway help' })).toEqual(done);
  });
});
