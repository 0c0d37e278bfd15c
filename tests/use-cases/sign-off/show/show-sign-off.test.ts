import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { amendSignOff } from '#src/use-cases/sign-off/decide/amend-sign-off.ts';
import { listSignOffs } from '#src/use-cases/sign-off/show/list-sign-offs.ts';
import { showSignOff } from '#src/use-cases/sign-off/show/show-sign-off.ts';
import { kent } from '#tests/support/governance.ts';
import { type CaseWorld, caseWorld, now, resultOf, sampleContent } from '../sign-off-world.ts';

let world: CaseWorld;
beforeEach(async () => {
  world = await caseWorld();
});
afterEach(() => world.close());

const show = async (by: string) =>
  resultOf(await world.as(by, (stores, actor) => showSignOff(stores, actor, { typed: 'SO-1', example: '' }, now)));

async function whole(by: string) {
  const shown = await show(by);
  if (shown.kind !== 'whole') throw new Error('It is closed');
  return shown;
}

describe('all of a request', () => {
  beforeEach(async () => {
    const { signOffId } = resultOf(await world.request('U0DEMENTIA'));
    await world.decide('U0CLGCHAIR', 'clg', { verdict: 'request_changes', reason: 'Costs' });
    const content = { ...sampleContent, note: 'With costs' };
    const input = { signOffId, version: 1, content, keptFiles: [], minor: false, reason: null };
    resultOf(await world.as('U0DEMENTIA', (stores, actor) => amendSignOff(stores, actor, input, now.plus({ minutes: 1 }))));
    await world.decide('U0CLGCHAIR', 'clg', { version: 2 }, now.plus({ minutes: 2 }));
  });

  test('has its versions and every answer, those too that count no longer', async () => {
    const { versions, verdicts, card, channelIds } = await whole('U0DOCTOR');
    expect(versions).toMatchObject([
      { number: 2, change: 'major', by: 'Dementia pathway lead', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { number: 1, change: 'first' },
    ]);
    expect(verdicts).toMatchObject([
      { verdict: 'approve', version: 2, standing: 'counts', body: 'Clinical Leadership Group' },
      { verdict: 'request_changes', version: 1, reason: 'Costs', standing: 'started_again' },
    ]);
    expect(card).toMatchObject({ reference: 'SO-1', version: 2, decideFor: null });
    expect(channelIds).toEqual(['C0CLG', 'C0KENTHWB']);
  });

  test('offers what the person may do, and no more', async () => {
    expect(await whole('U0DEMENTIA')).toMatchObject({ yours: [], mayAmend: true, mayRemind: true, mayWithdraw: true, maySetPrivacy: true });
    expect(await whole('U0CABINET')).toMatchObject({
      yours: [{ decideFor: { body: 'Kent shadow Health and Wellbeing Board' } }],
      mayAmend: false,
      mayRemind: false,
      mayWithdraw: false,
      maySetPrivacy: false,
    });
    expect((await whole('U0CLGCHAIR')).yours).toEqual([]);
    expect(await whole('U0SECRETARY')).toMatchObject({
      recordFor: { body: 'Kent shadow Health and Wellbeing Board' },
      mayAmend: false,
      maySetPrivacy: true,
    });
    expect((await whole('U0CABINET')).recordFor).toBeNull();
  });
});

test('a request that waits for another version is not at its end: later bodies still decide, nobody is reminded', async () => {
  await world.request('U0DEMENTIA');
  expect((await whole('U0CABINET')).yours).toMatchObject([{ decideFor: null, steps: [{ open: true }, { open: false }] }]);
  await world.decide('U0CLGCHAIR', 'clg', { verdict: 'request_changes', reason: 'Costs' });
  const { card, yours } = await whole('U0CABINET');
  expect(card).toMatchObject({
    outcome: 'changes_requested',
    outcomeAt: now.toUTC().toISO(),
    awaitingFormallyResponsible: 'Kent shadow Health and Wellbeing Board',
  });
  expect(yours).toHaveLength(1);
  expect(await whole('U0DEMENTIA')).toMatchObject({ mayAmend: true, mayRemind: false });
});

test('who asked for changes decides again on a minor version, and what they asked for is still seen', async () => {
  const { signOffId } = resultOf(await world.request('U0DEMENTIA'));
  await world.decide('U0CLGCHAIR', 'clg', { verdict: 'request_changes', reason: 'Costs' });
  const content = { ...sampleContent, note: 'With costs' };
  const input = { signOffId, version: 1, content, keptFiles: [], minor: true, reason: 'Wording' };
  resultOf(await world.as('U0DEMENTIA', (stores, actor) => amendSignOff(stores, actor, input, now.plus({ minutes: 1 }))));
  const { card } = await whole('U0CLGCHAIR');
  expect(card.steps[0]?.bodies[0]).toMatchObject({
    outcome: 'open',
    verdicts: [],
    before: [{ verdict: 'request_changes', reason: 'Costs', version: 1 }],
  });
});

describe('what is closed', () => {
  test('is title, reason and state to the provider side, wherever it is looked at', async () => {
    await world.close();
    world = await caseWorld(kent.replace('subject: pathway ', 'subject: procurement '));
    await world.request('U0DEMENTIA');
    const closed = await show('U0DOCTOR');
    expect(closed).toMatchObject({
      kind: 'closed',
      card: { title: 'Private item (SO-1)', closedBecause: 'procurement under way', outcome: 'open' },
    });
    expect(JSON.stringify(closed)).not.toContain('docs.example');
    const { lines } = await world.as('U0DOCTOR', (stores, actor) =>
      listSignOffs(stores, actor, { list: 'open', pathwayId: null, cursor: null }, now),
    );
    expect(lines).toMatchObject([{ title: 'Private item (SO-1)', closedBecause: 'procurement under way', content: null }]);
    expect((await show('U0CLGCHAIR')).kind).toBe('whole');
  });

  test('is so too to whom a ruling on an interest keeps its papers from, until it is ruled otherwise', async () => {
    await world.request('U0DEMENTIA');
    const { people, pathways, workspace } = await world.directory();
    const personId = people.find(({ slackUserId }) => slackUserId === 'U0CABINET')?.id ?? '';
    const about = { organisationIds: [], pathwayIds: pathways.map(({ id }) => id), signOffId: null };
    await world.transact(({ interests }) =>
      interests.add(workspace.id, { id: uuid(), personId, category: 'financial', text: 'shares', ...about }, now.minus({ days: 1 })),
    );
    expect((await show('U0CABINET')).kind).toBe('whole');
    const asked = await world.prisma.signOffBody.findFirstOrThrow({ where: { body: { key: 'kent-hwb' } } });
    const interestIds = (await world.prisma.interest.findMany()).map(({ id }) => id);
    const ruled = { signOffBodyId: asked.id, personId, interestIds, reason: 'Too close', ruledById: personId, at: now.toJSDate() };
    await world.prisma.ruling.create({ data: { id: uuid(), sequence: 1, action: 'no_papers', ...ruled } });
    expect(await show('U0CABINET')).toMatchObject({ kind: 'closed', card: { closedBecause: null } });
    await world.prisma.ruling.create({ data: { id: uuid(), sequence: 2, action: 'remain', ...ruled } });
    expect((await show('U0CABINET')).kind).toBe('whole');
  });
});
