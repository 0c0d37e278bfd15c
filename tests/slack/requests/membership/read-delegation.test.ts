import { describe, expect, test } from 'vitest';
import type { Directory } from '#src/domain/directory.ts';
import { readDelegation } from '#src/slack/requests/membership/read-delegation.ts';
import { kent, london } from '#tests/support/kent.ts';

const now = london('2011-11-10T10:00');
const read = (typed: string, directory: Directory = kent) => readDelegation(directory, typed, now).draft;
const december = { from: '2011-12-01', until: '2011-12-03' };
const deputy = 'person-dph-kent';

describe('who decides in somebody’s place', () => {
  test.each([
    ['a mention', '<@U0DPHKENT> 1 Dec until 3 Dec'],
    ['a mention with a name', '<@U0DPHKENT|dph> 1 Dec until 3 Dec'],
    ['a handle that is their key', '@dph-kent 1 Dec until 3 Dec'],
    ['a handle made of their name', '@director.of.public.health.kent 1 Dec until 3 Dec'],
    ['their name', 'Director of Public Health (Kent) 1 Dec until 3 Dec'],
    ['their name in other capitals', 'director of public health kent 1 Dec until 3 Dec'],
    ['their key', 'dph-kent from 1 Dec to 3 Dec'],
    ['their name behind an @', '@Director of Public Health (Kent) from 1 Dec until 3 Dec'],
  ])('is read from %s', (_, typed) => {
    const people = kent.people.map((person) => (person.id === deputy ? { ...person, slackUserId: 'U0DPHKENT' } : person));
    expect(read(typed, { ...kent, people })).toEqual({ bodyId: null, toId: deputy, ...december, unread: [] });
  });

  test.each([
    ['@nobody 1 Dec until 3 Dec', '@nobody'],
    ['<@U0NOBODY|nobody> 1 Dec until 3 Dec', '@nobody'],
    ['John Smith 1 Dec until 3 Dec', 'John Smith'],
  ])('is asked for where “%s” names nobody', (typed, unread) => {
    expect(read(typed)).toEqual({ bodyId: null, toId: null, ...december, unread: [{ typed: unread, wanted: 'deputy' }] });
  });

  test('is said in words where Slack gives no more than an id', () => {
    expect(read('<@U0NOBODY> 1 Dec until 3 Dec').unread).toEqual([
      { typed: '@somebody', wanted: 'deputy', said: 'Whom you mention is not named in the governance file' },
    ]);
  });

  test('is not guessed where two are called alike', () => {
    const people = kent.people.map((person) => ({ ...person, name: 'Director of Public Health' }));
    expect(read('@director.of.public.health 1 Dec until 3 Dec', { ...kent, people }).toId).toBeNull();
  });
});

describe('for which body', () => {
  test.each(['kent hwb', 'the Kent HWB'])('is read at the end, by name or alias: “%s”', (called) => {
    expect(read(`@dph-kent 1 Dec until 3 Dec for ${called}`)).toEqual({
      bodyId: 'body-kent-hwb',
      toId: deputy,
      ...december,
      unread: [],
    });
  });

  test('is asked where the word fits several, with what was typed before it', () => {
    const bodies = kent.bodies.map((body) => ({ ...body, aliases: ['HWB'] }));
    const { draft, fits } = readDelegation({ ...kent, bodies }, '@dph-kent 1 Dec until 3 Dec for the HWB', now);
    expect(draft.bodyId).toBeNull();
    expect(fits).toMatchObject({ named: 'the HWB', before: '@dph-kent 1 Dec until 3 Dec' });
    expect(fits?.bodies).toHaveLength(kent.bodies.length);
  });

  test('is asked for where no body is called so', () => {
    expect(read('@dph-kent 1 Dec until 3 Dec for Nowhere').unread).toEqual([{ typed: 'Nowhere', wanted: 'body' }]);
  });
});

describe('on which days', () => {
  test('a last day alone begins today', () => {
    expect(read('@dph-kent until Friday')).toMatchObject({ from: '2011-11-10', until: '2011-11-11', unread: [] });
  });

  test('what is missing stays open', () => {
    expect(read('@dph-kent')).toMatchObject({ from: null, until: null, unread: [] });
    expect(read('@dph-kent tomorrow')).toMatchObject({ from: '2011-11-11', until: null, unread: [] });
  });

  test('what is not understood is kept with what was read in it, and what is too much is not guessed at', () => {
    expect(read('@dph-kent mid April')).toMatchObject({
      toId: deputy,
      from: null,
      unread: [{ typed: 'mid April', wanted: 'days', said: '“mid April” was not understood as a day' }],
    });
    expect(read('@dph-kent from 1 Dec until 5 days from Monday')).toMatchObject({
      from: null,
      until: null,
      unread: [{ said: '“5 days from Monday” was not understood, only “Monday” in it (Monday 14 November 2011)' }],
    });
    expect(read('@dph-kent 1 Dec, 2 Dec, 3 Dec')).toMatchObject({
      from: null,
      until: null,
      unread: [{ typed: '1 Dec, 2 Dec, 3 Dec', wanted: 'days' }],
    });
  });

  test.each([
    ['until Tuesday 14 November', '“Tuesday 14 November” contradicts itself: that day is Monday 14 November 2011'],
    ['until next Friday', '“next Friday” can be Friday 11 November 2011 or Friday 18 November 2011: write the date'],
    ['until 31 June', '“31 June” is no day of the calendar, read as day, month, year'],
    ['until 12/03/2207', '“12/03/2207” was read as Thursday 12 March 2207, which is more than twenty years ahead'],
    ['until 12/03/2010', '“12/03/2010” was read as Friday 12 March 2010, which has passed'],
  ])('%s is told as it was read', (typed, said) => {
    expect(read(`@dph-kent ${typed}`)).toMatchObject({ from: null, until: null, unread: [{ wanted: 'days', said }] });
  });

  test('are those of the body’s zone, around midnight', () => {
    const [body] = kent.bodies.filter(({ key }) => key === 'kent-hwb');
    if (!body) throw new Error('Kent has a board');
    const late = london('2011-11-10T23:30');
    const there = { ...body, timezone: 'Pacific/Auckland' };
    expect(readDelegation(kent, '@dph-kent tomorrow', late, [there]).draft.from).toBe('2011-11-12');
    expect(readDelegation(kent, '@dph-kent tomorrow', late, [body]).draft.from).toBe('2011-11-11');
    expect(readDelegation(kent, '@dph-kent tomorrow', london('2012-03-25T00:30'), [body]).draft.from).toBe('2012-03-26');
  });
});
