import { describe, expect, test } from 'vitest';
import { problemsInView } from '#src/playground/blocks/check-blocks.ts';
import { drawHome } from '#src/slack/views/home/home.ts';
import type { HomeView } from '#src/use-cases/home/show-home.ts';
import { noteOfParked } from '#src/use-cases/messages/park-message.ts';
import type { Parked } from '#src/use-cases/ports/outgoing.ts';
import type { HomeSignOffs } from '#src/use-cases/sign-off/show/show-home-sign-offs.ts';
import { sampleSignOffCard } from '#tests/support/samples.ts';
import { sampleLine, sampleSignOffId } from '#tests/support/sign-off-samples.ts';
import { seen } from '../nasty.ts';

const uuid = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const long = '<!channel> & a very long title '.repeat(40);

const why = ['uncertain', 'refused', 'still_shown', 'not_changed'] as const;
const line = (number: number, because: Parked['because'] = why[number % 4] ?? 'refused', what = `${long}${number}`) => {
  const to = number % 2 === 0 ? { channelId: 'C0DEMENTIA' } : { slackUserId: 'U0DEMENTIA' };
  return {
    note: noteOfParked({ id: uuid(number), to }, what, { because, problem: 'cant_update_message' }),
    person: number % 2 === 0 ? null : { name: number % 3 === 0 ? null : 'Dementia pathway lead', slackUserId: 'U0DEMENTIA' },
    since: '2011-11-09T09:00:00.000Z',
    timezone: 'Europe/London',
  };
};

const nothing: HomeSignOffs = {
  waiting: { shown: [], more: 0 },
  requested: { shown: [], more: 0 },
  conditions: { shown: [], more: 0 },
};

const home = (parked: number, over: Partial<HomeView> = {}): HomeView => ({
  unserved: null,
  signOffs: nothing,
  interests: [],
  clock: { body: null, meetings: [] },
  parked: Array.from({ length: parked }, (_, index) => line(index)),
  ...over,
});

const card = (number: number, body: string) =>
  sampleSignOffCard({
    reference: `SO-${number}`,
    decideFor: { signOffBodyId: uuid(number), body, chairsAction: true, contestable: true },
  });

const condition = {
  signOffId: sampleSignOffId,
  reference: 'SO-4',
  title: 'Plan',
  body: 'Kent HWB',
  text: 'Cost the locum',
  due: '2011-11-30',
};

test.each([0, 1, 15, 16, 500])('with %i parked messages it keeps to Slack’s limits and counts what it has no room for', (parked) => {
  const drawn = drawHome(home(parked));
  expect(problemsInView(drawn)).toEqual([]);
  const shown = JSON.stringify(drawn);
  expect(shown.includes('will be shown as these are answered')).toBe(parked > 15);
  expect(shown).not.toContain('<!channel>');
});

test.each([
  ['uncertain', /not certain whether a message arrived in <#C0DEMENTIA>/, ['It arrived', 'Send again']],
  ['refused', /Slack does not take a message as Conclave has written it/, ['Send again']],
  ['still_shown', /shows what is private now, and Conclave can't change it/, ['It is gone', 'Try again']],
  ['not_changed', /no longer shows how things stand, and Conclave can't change it/, ['It is gone', 'Try again']],
] as const)('says of one that is parked as %s what is so, and offers what helps', (because, says, offers) => {
  const drawn = drawHome(home(0, { parked: [line(2, because, 'the report on Dementia')] }));
  const said = seen(drawn).join('\n');
  expect(said).toMatch(says);
  expect(said.includes('private')).toBe(because === 'still_shown');
  const buttons = drawn.blocks.flatMap((block) => (block.type === 'actions' && 'elements' in block ? block.elements : []));
  expect(buttons.flatMap((button) => (button.type === 'button' ? [button.text.text] : []))).toEqual(offers);
});

test.each(['unknown_person', 'no_governance'] as const)('is useful to a viewer who is %s', (code) => {
  const drawn = drawHome(home(0, { unserved: { code }, signOffs: null, parked: null }));
  expect(problemsInView(drawn)).toEqual([]);
  expect(drawn.blocks.length).toBeGreaterThan(0);
});

describe('what of requests concerns the viewer', () => {
  test('leads: what they are to decide, with the buttons for it, of each body apart', () => {
    const waiting = { shown: [card(1, 'Kent HWB'), card(2, 'Medway HWB')], more: 0 };
    const drawn = drawHome(home(0, { signOffs: { ...nothing, waiting } }));
    const said = seen(drawn).join('\n');
    expect(said.indexOf('Waiting for you')).toBe(0);
    expect(said).toContain(
      '*SO-1* Dementia pathway, redesigned, *version 1*, for *the Kent HWB*\nAsked by Dementia pathway lead, by Tuesday 15 November 2011\n<https://example.org/dementia.pdf|https://example.org/dementia.pdf>',
    );
    expect(drawn.blocks.flatMap((block) => (block.type === 'actions' ? [block.block_id] : []))).toEqual([
      `sign_off:${uuid(1)}`,
      `sign_off:${uuid(2)}`,
    ]);
  });

  test.each([
    [990, 'and 990 more: /signoff list mine'],
    ['many', 'and many more: /signoff list mine'],
  ] as const)('says of %s more where they are', (more, said) => {
    const waiting = { shown: [card(1, 'Kent HWB')], more };
    expect(seen(drawHome(home(0, { signOffs: { ...nothing, waiting } })))).toContain(said);
  });

  test('goes on with their own requests, and what they have to do for an approval', () => {
    const requested = { shown: [sampleLine()], more: 3 };
    const said = seen(drawHome(home(0, { signOffs: { ...nothing, requested, conditions: { shown: [condition], more: 0 } } }))).join('\n');
    expect(said).toMatch(/No request waits for your answer\.[\s\S]*Your requests[\s\S]*Not answered yet: Clinical Leadership Group/);
    expect(said).toContain('and 3 more: /signoff list requested');
    expect(said).toContain('*SO-4* Plan, set by the Kent HWB, by 30 November 2011: Cost the locum');
    const closed = { shown: [{ ...condition, text: null, due: null }], more: 0 };
    expect(seen(drawHome(home(0, { signOffs: { ...nothing, conditions: closed } }))).join('\n')).toContain(
      "*SO-4* Plan, set by the Kent HWB: you can't see this condition: ask the body that set it",
    );
  });

  test('says which conditions have no room', () => {
    const said = seen(drawHome(home(0, { signOffs: { ...nothing, conditions: { shown: [condition], more: 112 } } }))).join('\n');
    expect(said).toContain('and 112 more, due later or without a day: shown as these are met');
  });

  test('fits beside everything else there can be, and counts what has no room', () => {
    const signOffs: HomeSignOffs = {
      waiting: { shown: Array.from({ length: 10 }, (_, index) => ({ ...card(index, long), title: long, ask: long })), more: 50 },
      requested: { shown: Array.from({ length: 8 }, () => sampleLine({ title: long })), more: 50 },
      conditions: { shown: Array.from({ length: 8 }, () => ({ ...condition, title: long, text: long, body: long })), more: 50 },
    };
    const meetings = Array.from({ length: 60 }, () => ({
      body: long,
      at: '2011-11-23T14:00:00.000Z',
      timezone: 'Europe/London',
      place: long,
      deadlines: { paper: null, signOff: null },
      digests: [],
    }));
    const drawn = drawHome(home(500, { signOffs, clock: { body: null, meetings } }));
    expect(problemsInView(drawn)).toEqual([]);
    const said = seen(drawn).join('\n');
    expect(said).toContain('and 50 more: /signoff list mine');
    expect(said).not.toContain('<!channel>');
  });
});
