import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DeclareInterest, declareInterest } from '#src/use-cases/membership/declare-interest.ts';
import { endInterest } from '#src/use-cases/membership/end-interest.ts';
import { reconsiderSignOffs } from '#src/use-cases/sign-off/decide/reconsider-sign-offs.ts';
import { prepareRuling, type RuleOnInterest, ruleOnInterest } from '#src/use-cases/sign-off/decide/rule-on-interest.ts';
import { kentWithThreeApprovers } from '#tests/support/governance.ts';
import { type CaseWorld, caseWorld, now, refusalOf, resultOf } from '../sign-off/sign-off-world.ts';

let world: CaseWorld;
let signOffId: string;
beforeEach(async () => {
  world = await caseWorld(kentWithThreeApprovers);
  ({ signOffId } = resultOf(await world.request('U0DEMENTIA')));
});
afterEach(() => world.close());

async function declare(user: string, more: Partial<DeclareInterest> = {}) {
  const touching = { touchesRequest: true, touchesPathway: false, organisationIds: [] };
  const input = { signOffId, category: 'financial', text: 'Shares.', ...touching, from: null, until: null, ...more } as const;
  return world.as(user, (stores, actor) => declareInterest(stores, actor, input, now));
}

const asked = (key: string) => world.prisma.signOffBody.findFirstOrThrow({ where: { body: { key } } });
const personId = async (key: string) => (await world.prisma.person.findFirstOrThrow({ where: { key } })).id;

async function rule(user: string, key = 'dph-kent', more: Partial<RuleOnInterest> = {}) {
  const matter = { signOffBodyId: (await asked('clg')).id, personId: await personId(key) };
  const interestIds = (await world.prisma.interest.findMany()).map(({ id }) => id);
  const ruling = { ...matter, interestIds, action: 'remain', reason: 'Small.', ...more } as const;
  return world.as(user, (stores, actor) => ruleOnInterest(stores, actor, ruling, now));
}

describe('a declaration', () => {
  test('is kept with what it touches, and in the chronicle', async () => {
    const { organisations } = await world.directory();
    const organisationId = organisations.find(({ key }) => key === 'acute')?.id ?? '';
    const given = { text: '  Shares of a clinic.  ', touchesPathway: true, organisationIds: [organisationId, 'request'] };
    expect(resultOf(await declare('U0DPHKENT', given)).aside.shown).toMatchObject([
      { reference: 'SO-1', body: 'Clinical Leadership Group', rulers: ['Co-Medical Director'] },
      { reference: 'SO-1', body: 'Kent shadow Health and Wellbeing Board', rulers: ['Cabinet Member for Health Reform'] },
    ]);
    expect(await world.prisma.interest.findMany()).toMatchObject([
      { category: 'financial', text: 'Shares of a clinic.', organisationIds: [organisationId], signOffId, until: null },
    ]);
    const link = await world.prisma.chronicleEntry.findFirstOrThrow({ where: { action: 'interest declared' } });
    expect(link).toMatchObject({
      actor: 'Director of Public Health (Kent)',
      subject: 'interests of dph-kent',
      details: { category: 'financial', text: 'Shares of a clinic.', request: 'SO-1', pathways: ['dementia'], organisations: ['acute'] },
    });
  });

  test.each([
    ['of nothing', { text: ' ' }, { code: 'text_missing', what: 'interest' }],
    ['that touches nothing', { touchesRequest: false, organisationIds: ['nowhere'] }, { code: 'touches_nothing' }],
    ['of a patient’s number', { text: 'My aunt, NHS number 943 476 5919' }, { code: 'patient_identifier' }],
    ['that is past', { until: '2011-11-09' }, { code: 'interest_dates', problem: 'past', until: '2011-11-09' }],
    [
      'whose last day comes before the first',
      { from: '2011-12-02', until: '2011-12-01' },
      { code: 'interest_dates', problem: 'reversed', from: '2011-12-02', until: '2011-12-01' },
    ],
    ['on no request', { signOffId: '00000000-0000-7000-8000-000000000009' }, { code: 'gone', what: 'request' }],
  ])('%s is refused', async (_, more, refusal) => {
    expect(refusalOf(await declare('U0DPHKENT', more))).toMatchObject(refusal);
    expect(await world.prisma.interest.count()).toBe(0);
  });

  test('holds from when it is made at the earliest, so that no ruling made before speaks of it', async () => {
    resultOf(await declare('U0DPHKENT'));
    await reconsiderSignOffs(world.transact, now);
    resultOf(await rule('U0CLGCHAIR'));
    const later = now.plus({ hours: 1 });
    const again = {
      signOffId,
      category: 'indirect',
      text: 'My sister.',
      touchesRequest: true,
      touchesPathway: false,
      organisationIds: [],
    } as const;
    const declared = await world.as('U0DPHKENT', (stores, actor) =>
      declareInterest(stores, actor, { ...again, from: '2010-01-01', until: null }, later),
    );
    expect(resultOf(declared).aside.shown.map(({ body }) => body)).toContain('Clinical Leadership Group');
    await reconsiderSignOffs(world.transact, later);
    const toChair = (await world.messages()).filter(({ to, content }) => to === 'U0CLGCHAIR' && content.kind === 'sign_off_note');
    expect(toChair).toHaveLength(2);
  });

  test('is ended by who made it, once', async () => {
    resultOf(await declare('U0DPHKENT'));
    const { id: interestId } = await world.prisma.interest.findFirstOrThrow();
    const end = (user: string) => world.as(user, (stores, actor) => endInterest(stores, actor, { interestId }, now));
    expect(refusalOf(await end('U0CLGCHAIR'))).toEqual({ code: 'interest_over' });
    expect(resultOf(await end('U0DPHKENT'))).toEqual({ text: 'Shares.' });
    expect(refusalOf(await end('U0DPHKENT'))).toEqual({ code: 'interest_over' });
  });
});

describe('whoever was asked to rule, and rules no longer', () => {
  const asks = async (user: string) =>
    (await world.messages()).flatMap(({ to, content }) =>
      to === user && content.kind === 'sign_off_note' && content.about === 'ruling_wanted' ? [content] : [],
    );
  const endSeats = () => world.prisma.membership.updateMany({ where: { person: { key: 'clg-chair' } }, data: { until: now.toJSDate() } });

  test.each([
    ['as they have lost every seat', endSeats],
    ['as they have an interest of their own', async () => resultOf(await declare('U0CLGCHAIR'))],
  ])('%s: learns of no later interest', async (_, lose) => {
    resultOf(await declare('U0DPHKENT'));
    await reconsiderSignOffs(world.transact, now);
    expect(await asks('U0CLGCHAIR')).toMatchObject([{ interests: [{ text: 'Shares.' }], over: false }]);
    await lose();
    resultOf(await declare('U0DPHKENT', { category: 'indirect', text: 'SECRETWORDS' }));
    await reconsiderSignOffs(world.transact, now.plus({ minutes: 1 }));
    expect(await asks('U0CLGCHAIR')).toMatchObject([{ interests: [], steppedAside: null, ruling: null, over: true }]);
    const toCabinet = (await asks('U0CABINET')).filter(({ body }) => body === 'Clinical Leadership Group');
    expect(toCabinet.find(({ person }) => person.includes('Kent'))?.interests.map(({ text }) => text)).toContain('SECRETWORDS');
  });

  test('is asked again once they rule again', async () => {
    resultOf(await declare('U0DPHKENT'));
    resultOf(await declare('U0CLGCHAIR'));
    await reconsiderSignOffs(world.transact, now);
    expect(await asks('U0CLGCHAIR')).toEqual([]);
    await world.prisma.interest.updateMany({
      where: { person: { key: 'clg-chair' } },
      data: { until: now.plus({ minutes: 1 }).toJSDate() },
    });
    await reconsiderSignOffs(world.transact, now.plus({ minutes: 2 }));
    expect(await asks('U0CLGCHAIR')).toMatchObject([{ over: false }]);
    const ofDeputy = (await asks('U0CABINET')).filter(({ body }) => body === 'Clinical Leadership Group');
    expect(ofDeputy.map(({ interests, over }) => [interests, over])).toEqual(ofDeputy.map(() => [[], true]));
    const { id: personId } = await world.prisma.person.findFirstOrThrow({ where: { key: 'clg-chair' } });
    const { workspace } = await world.directory();
    const again = { id: uuid(), personId, category: 'financial', text: 'Again.', organisationIds: [], pathwayIds: [], signOffId } as const;
    await world.transact(({ interests }) => interests.add(workspace.id, again, now.plus({ minutes: 3 })));
    await reconsiderSignOffs(world.transact, now.plus({ minutes: 4 }));
    const stands = (await asks('U0CABINET')).filter(({ body, over }) => body === 'Clinical Leadership Group' && !over);
    expect(new Set(stands.map(({ person }) => person))).toEqual(new Set(['Co-Medical Director', 'Director of Public Health (Kent)']));
    expect(await asks('U0CLGCHAIR')).toMatchObject([{ interests: [], over: true }]);
  });

  test('keeps what they have ruled before them', async () => {
    resultOf(await declare('U0DPHKENT'));
    await reconsiderSignOffs(world.transact, now);
    resultOf(await rule('U0CLGCHAIR', 'dph-kent', { action: 'speak_only' }));
    await endSeats();
    await reconsiderSignOffs(world.transact, now.plus({ minutes: 1 }));
    expect(await asks('U0CLGCHAIR')).toMatchObject([{ interests: [{ text: 'Shares.' }], ruling: { action: 'speak_only' } }]);
  });
});

describe('a ruling', () => {
  test('is made by the chair, with a reason, and nobody rules on their own', async () => {
    resultOf(await declare('U0DPHKENT'));
    resultOf(await declare('U0CLGCHAIR'));
    expect(refusalOf(await rule('U0CLGCHAIR', 'clg-chair'))).toMatchObject({ code: 'own_interest' });
    expect(refusalOf(await rule('U0CLGCHAIR'))).toMatchObject({ code: 'not_the_ruler', rulers: ['Cabinet Member for Health Reform'] });
    expect(refusalOf(await rule('U0CABINET', 'dph-kent', { reason: ' ' }))).toMatchObject({ code: 'reason_needed' });
    expect(resultOf(await rule('U0CABINET'))).toMatchObject({ person: 'Director of Public Health (Kent)', action: 'remain' });
    expect((await world.chronicle()).slice(-3)).toEqual([
      'ruling on an interest refused, Co-Medical Director',
      'ruling on an interest refused, Co-Medical Director',
      'interest ruled on, Cabinet Member for Health Reform',
    ]);
  });

  test('speaks of the interests its form showed: one that came meanwhile is shown first', async () => {
    resultOf(await declare('U0DPHKENT'));
    const matter = { signOffBodyId: (await asked('clg')).id, personId: await personId('dph-kent') };
    const form = await world.as('U0CLGCHAIR', (stores, actor) => prepareRuling(stores, actor, matter, now));
    const interestIds = resultOf(form).interests.map(({ id }) => id);
    resultOf(await declare('U0DPHKENT', { category: 'indirect', text: 'My sister.' }));
    expect(refusalOf(await rule('U0CLGCHAIR', 'dph-kent', { interestIds }))).toMatchObject({
      code: 'interest_not_shown',
      interests: ['My sister.'],
    });
    resultOf(await rule('U0CLGCHAIR'));
    const [ruling] = await world.prisma.ruling.findMany();
    expect(ruling?.interestIds).toHaveLength(2);
    expect(ruling?.interestIds).toContain(interestIds[0]);
  });

  test('is not asked for in a form by who does not rule', async () => {
    resultOf(await declare('U0DPHKENT'));
    const matter = { signOffBodyId: (await asked('clg')).id, personId: await personId('dph-kent') };
    const prepare = (user: string) => world.as(user, (stores, actor) => prepareRuling(stores, actor, matter, now));
    expect(refusalOf(await prepare('U0CABINET'))).toMatchObject({ code: 'not_the_ruler' });
    expect(resultOf(await prepare('U0CLGCHAIR'))).toMatchObject({
      interests: [{ category: 'financial', text: 'Shares.' }],
      steppedAside: false,
      otherRulers: [],
    });
    expect(refusalOf(await rule('U0CLGCHAIR', 'dph-medway'))).toMatchObject({ code: 'nothing_to_rule_on' });
  });
});
