import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyChronicle } from '#src/use-cases/audit/verify-chronicle.ts';
import type { MessageContent } from '#src/use-cases/messages/messages.ts';
import type { SignOffCard } from '#src/use-cases/messages/sign-off.ts';
import { prepareSignOffRequest } from '#src/use-cases/sign-off/request/prepare-sign-off-request.ts';
import { kent } from '#tests/support/governance.ts';
import { type CaseWorld, caseWorld, now, refusalOf, resultOf } from './sign-off-world.ts';

let world: CaseWorld;
beforeEach(async () => {
  world = await caseWorld();
});
afterEach(() => world.close());

const isCard = (content: MessageContent): content is SignOffCard => content.kind === 'sign_off_card';
const destinations = async () => (await world.messages()).map(({ to, content }) => `${to} ${content.kind}`);
const cards = async () => (await world.messages()).flatMap(({ content }) => (isCard(content) ? [content] : []));

describe('the form for a request', () => {
  test('offers what the person may ask for, this channel first', async () => {
    const form = resultOf(
      await world.as('U0DEMENTIA', (stores, actor) => prepareSignOffRequest(stores, actor, { channelId: 'C0DEMENTIA', choice: null }, now)),
    );
    expect(form).toMatchObject({
      pathways: [{ name: 'Dementia' }],
      routes: [
        {
          steps: 'Clinical Leadership Group, then Kent shadow Health and Wellbeing Board and Medway shadow Health and Wellbeing Board',
        },
      ],
      chosen: { pathwayId: form.pathways[0]?.id },
    });
  });

  test('is refused to who may ask for none', async () => {
    const outcome = await world.as('U0CABINET', (stores, actor) =>
      prepareSignOffRequest(stores, actor, { channelId: 'C0DEMENTIA', choice: null }, now),
    );
    expect(refusalOf(outcome)).toMatchObject({ code: 'may_not', body: 'Dementia pathway review group' });
  });
});

describe('a request', () => {
  test('asks the bodies of step one in their channels and is recorded with its hash', async () => {
    expect(resultOf(await world.request('U0DEMENTIA'))).toMatchObject({
      reference: 'SO-1',
      asked: ['Clinical Leadership Group'],
      deadline: { at: '2011-11-15T23:59:59.999Z', timezone: 'Europe/London' },
    });
    expect(await destinations()).toEqual(['C0CLG sign_off_card']);
    const [card] = await cards();
    expect(card).toMatchObject({
      reference: 'SO-1',
      version: 1,
      links: ['https://docs.example/d.pdf'],
      requester: { slackUserId: 'U0DEMENTIA' },
      awaitingFormallyResponsible: 'Kent shadow Health and Wellbeing Board',
      outcome: 'open',
      decideFor: { body: 'Clinical Leadership Group' },
      steps: [
        {
          number: 1,
          open: true,
          bodies: [{ rule: 'more than half of the approvers', waitingFor: [{ slackUserId: 'U0CLGCHAIR' }], verdicts: [] }],
        },
        { number: 2, open: false, bodies: [{ outcome: 'open' }, { outcome: 'open' }] },
      ],
    });
    expect(await world.prisma.signOffVersion.findMany()).toMatchObject([{ number: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(await world.chronicle()).toEqual(['sign-off requested, Dementia pathway lead']);
  });

  test.each([
    ['no title', { content: { title: ' ' } }, { code: 'text_missing', what: 'title' }],
    ['a link that is none', { content: { links: 'docs/d.pdf' } }, { code: 'link_not_a_link', given: 'docs/d.pdf' }],
    ['a script for a link', { content: { links: 'javascript:alert(1)' } }, { code: 'link_not_a_link', given: 'javascript:alert(1)' }],
    [
      'a link that hides its host',
      { content: { links: 'https://nhs.uk@evil.example' } },
      { code: 'link_not_a_link', given: 'https://nhs.uk@evil.example' },
    ],
    ['an NHS number', { content: { note: 'for patient 943 476 5919' } }, { code: 'patient_identifier' }],
    ['an unknown route', { routeId: 'no-such' }, { code: 'gone', what: 'route' }],
  ])('is refused: %s', async (_, more, refusal) => {
    expect(refusalOf(await world.request('U0DEMENTIA', more))).toEqual(refusal);
    expect([await world.prisma.signOff.count(), await world.messages()]).toEqual([0, []]);
  });

  test('is for members of the group and the secretariat', async () => {
    expect(refusalOf(await world.request('U0CABINET'))).toMatchObject({ code: 'may_not', action: 'request a sign-off' });
    expect(resultOf(await world.request('U0SECRETARY')).reference).toBe('SO-1');
  });

  test('by the only approver of a body tells the secretariat that nobody is left', async () => {
    await world.close();
    world = await caseWorld(kent.replace('{ person: dementia-doctor, role: member }', '{ person: dph-medway, role: member }'));
    await world.request('U0DPHMEDWAY');
    expect(await destinations()).toEqual(['C0CLG sign_off_card', 'U0SECRETARY sign_off_note']);
    expect((await world.messages()).at(-1)?.content).toMatchObject({
      about: 'inquorate',
      body: 'Medway shadow Health and Wellbeing Board',
      deputies: [],
      over: false,
    });
    await world.decide('U0CLGCHAIR', 'clg');
    expect((await destinations()).filter((one) => one.endsWith('note'))).toHaveLength(1);
    expect(refusalOf(await world.decide('U0DPHMEDWAY', 'medway-hwb'))).toMatchObject({ code: 'own_request', approvers: [] });
    expect((await world.chronicle()).at(-1)).toBe('verdict refused, Director of Public Health (Medway)');
  });

  test('on a route whose body approves nothing is refused', async () => {
    await world.prisma.$executeRaw`UPDATE body SET approval = NULL WHERE key = 'medway-hwb'`;
    expect(refusalOf(await world.request('U0DEMENTIA'))).toMatchObject({ code: 'route_cannot_run', problem: 'approves_nothing' });
    await world.prisma.body.updateMany({ where: { key: 'medway-hwb' }, data: { until: now.toJSDate() } });
    expect(refusalOf(await world.request('U0DEMENTIA'))).toMatchObject({ code: 'route_cannot_run', problem: 'ended' });
  });
});

describe('verdicts', () => {
  test('run the case: step one, step two side by side, the outcome', async () => {
    await world.request('U0DEMENTIA');
    const recorded = resultOf(await world.decide('U0CLGCHAIR', 'clg'));
    expect(recorded).toMatchObject({
      reference: 'SO-1',
      version: 1,
      body: 'Clinical Leadership Group',
      verdict: 'approve',
      afterOutcome: null,
    });
    expect(await destinations()).toEqual(['C0CLG sign_off_card', 'C0KENTHWB sign_off_card', 'U0DPHMEDWAY sign_off_card']);
    const open = await cards();
    expect(open.map(({ decideFor }) => decideFor?.body ?? null)).toEqual([
      null,
      'Kent shadow Health and Wellbeing Board',
      'Medway shadow Health and Wellbeing Board',
    ]);
    resultOf(await world.decide('U0CABINET', 'kent-hwb'));
    resultOf(await world.decide('U0DPHMEDWAY', 'medway-hwb'));
    expect(await destinations()).toContain('U0DEMENTIA sign_off_outcome');
    for (const card of await cards())
      expect(card).toMatchObject({ outcome: 'approved', decideFor: null, awaitingFormallyResponsible: null });
    expect(await world.chronicle()).toEqual([
      'sign-off requested, Dementia pathway lead',
      'verdict given, Co-Medical Director',
      'body decided, Co-Medical Director',
      'step opened, Co-Medical Director',
      'verdict given, Cabinet Member for Health Reform',
      'body decided, Cabinet Member for Health Reform',
      'verdict given, Director of Public Health (Medway)',
      'body decided, Director of Public Health (Medway)',
      'sign-off settled, Director of Public Health (Medway)',
    ]);
    expect(await world.prisma.verdict.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
      { role: 'approver' },
      { role: 'approver' },
      { role: 'approver' },
    ]);
  });

  test('of a person without an approver seat change nothing but the chronicle', async () => {
    await world.request('U0DEMENTIA');
    const before = await world.messages();
    expect(refusalOf(await world.decide('U0DPHKENT', 'clg'))).toEqual({
      code: 'not_an_approver',
      reference: 'SO-1',
      body: 'Clinical Leadership Group',
      approvers: ['Co-Medical Director'],
    });
    expect([await world.messages(), await world.prisma.verdict.count()]).toEqual([before, 0]);
    expect((await world.chronicle()).at(-1)).toBe('verdict refused, Director of Public Health (Kent)');
    const last = await world.prisma.chronicleEntry.findFirstOrThrow({ orderBy: { position: 'desc' } });
    expect(last).toMatchObject({
      role: 'member of Clinical Leadership Group',
      subject: 'SO-1',
      details: { verdict: 'approve', because: 'not_an_approver' },
    });
  });

  test('that reject carry their reason to the requester and end the request', async () => {
    await world.request('U0DEMENTIA');
    expect(refusalOf(await world.decide('U0CLGCHAIR', 'clg', { verdict: 'reject' }))).toMatchObject({ code: 'reason_needed' });
    expect(refusalOf(await world.decide('U0CLGCHAIR', 'clg', { verdict: 'reject', reason: 'see NHS no. 9434765919' }))).toEqual({
      code: 'patient_identifier',
    });
    resultOf(await world.decide('U0CLGCHAIR', 'clg', { verdict: 'reject', reason: 'Costs' }));
    expect((await world.messages()).find(({ kind, content }) => kind === 'post' && content.kind === 'sign_off_outcome')).toMatchObject({
      to: 'U0DEMENTIA',
      content: {
        outcome: 'rejected',
        bodies: [
          { outcome: 'rejected', reasons: [{ person: 'Co-Medical Director', reason: 'Costs' }] },
          { outcome: 'open' },
          { outcome: 'open' },
        ],
      },
    });
    expect(refusalOf(await world.decide('U0CABINET', 'kent-hwb'))).toMatchObject({ code: 'request_has_ended' });
  });

  test('that come after the outcome are kept and change nothing', async () => {
    await world.request('U0DEMENTIA');
    await world.decide('U0CLGCHAIR', 'clg');
    await world.decide('U0CABINET', 'kent-hwb');
    const before = await world.messages();
    expect(resultOf(await world.decide('U0DPHKENT', 'kent-hwb', { verdict: 'reject' })).afterOutcome).toBe('approved');
    expect(await world.messages()).toEqual(before);
    expect(await world.prisma.verdict.count({ where: { afterOutcome: true } })).toBe(1);
    expect(refusalOf(await world.decide('U0DPHKENT', 'kent-hwb', { verdict: 'reject' }))).toMatchObject({ code: 'already_given' });
  });

  test('of 20 clicks at once by two people give one outcome and one verdict each', async () => {
    await world.request('U0DEMENTIA');
    await world.decide('U0CLGCHAIR', 'clg');
    const clicks = Array.from({ length: 20 }, (_, index) => world.decide(index % 2 === 0 ? 'U0CABINET' : 'U0DPHKENT', 'kent-hwb'));
    const outcomes = await Promise.all(clicks);
    expect(outcomes.filter(({ refused }) => !refused)).toHaveLength(2);
    expect(outcomes.filter((one) => one.refused && one.refusal.code === 'already_given')).toHaveLength(18);
    const asked = await world.prisma.signOffBody.findFirstOrThrow({ where: { body: { key: 'kent-hwb' } }, include: { verdicts: true } });
    expect(asked.outcome).toBe('approved');
    expect(asked.verdicts.filter(({ afterOutcome }) => afterOutcome)).toHaveLength(1);
    expect(asked.verdicts).toHaveLength(2);
    expect(new Set(asked.verdicts.map(({ personId }) => personId)).size).toBe(2);
    expect((await world.chronicle()).filter((line) => line.startsWith('body decided'))).toHaveLength(2);
    expect(await world.transact(async (stores) => verifyChronicle(stores, (await world.directory()).workspace.id))).toMatchObject({
      fault: null,
    });
  });

  test('of the last two bodies at the same instant settle the request once', async () => {
    await world.request('U0DEMENTIA');
    await world.decide('U0CLGCHAIR', 'clg');
    const outcomes = await Promise.all([world.decide('U0CABINET', 'kent-hwb'), world.decide('U0DPHMEDWAY', 'medway-hwb')]);
    expect(outcomes.map(({ refused }) => refused)).toEqual([false, false]);
    expect((await world.chronicle()).filter((line) => line.startsWith('sign-off settled'))).toHaveLength(1);
    expect(await world.prisma.signOff.findFirst()).toMatchObject({ outcome: 'approved' });
  });
});

describe('a procurement', () => {
  test('stands in no channel but for title, reason and state: its approvers are asked by direct message, the provider side neither asked nor heard', async () => {
    await world.close();
    const procurement = kent
      .replace('subject: pathway ', 'subject: procurement ')
      .replace(
        '- { person: clg-chair, role: approver }',
        '- { person: clg-chair, role: approver }\n      - { person: dementia-doctor, role: approver }',
      );
    world = await caseWorld(procurement);
    await world.request('U0DEMENTIA');
    expect(await destinations()).toEqual(['C0CLG sign_off_closed_card', 'U0CLGCHAIR sign_off_card']);
    expect(refusalOf(await world.decide('U0DOCTOR', 'clg'))).toMatchObject({
      code: 'closed_to_provider',
      approvers: ['Co-Medical Director'],
    });
    expect(refusalOf(await world.request('U0DOCTOR'))).toMatchObject({ code: 'closed_to_you' });
  });
});
