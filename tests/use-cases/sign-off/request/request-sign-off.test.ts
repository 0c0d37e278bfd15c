import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Interest } from '#src/domain/membership/interest.ts';
import type { VersionFile } from '#src/domain/sign-off/sign-off.ts';
import { prepareSignOffRequest, type SignOffChoice } from '#src/use-cases/sign-off/request/prepare-sign-off-request.ts';
import type { RequestPreview } from '#src/use-cases/sign-off/request/preview-sign-off.ts';
import type { RequestSignOff } from '#src/use-cases/sign-off/request/request-sign-off.ts';
import { showSignOff } from '#src/use-cases/sign-off/show/show-sign-off.ts';
import { sampleFile } from '#tests/support/sign-off-samples.ts';
import { type CaseWorld, caseWorld, now, refusalOf, resultOf } from '../sign-off-world.ts';
import { westHerts } from '../west-herts.ts';

const whole = ['activity', 'finance', 'estates', 'workforce'];

let world: CaseWorld;
beforeEach(async () => {
  world = await caseWorld(westHerts());
});
afterEach(() => world.close());

type Ids = { pathway: (key: string) => string; route: (key: string) => string; meetings: readonly string[] };

async function ids(): Promise<Ids> {
  const { pathways, routes, workspace } = await world.directory();
  const upcoming = await world.transact(({ meetings }) => meetings.upcoming(workspace.id, now));
  const idIn = (all: readonly { id: string; key: string }[], key: string) => all.find((one) => one.key === key)?.id ?? '';
  return { pathway: (key) => idIn(pathways, key), route: (key) => idIn(routes, key), meetings: upcoming.map(({ id }) => id) };
}

async function send(route: string, more: Parameters<CaseWorld['request']>[1] = {}, by = 'U0HEART') {
  const { pathway, route: routeId } = await ids();
  return world.request(by, { pathwayId: pathway('heart-failure'), routeId: routeId(route), ...more });
}

async function form(route: string, { meetingId = null, privateReason = null }: Partial<SignOffChoice> = {}, by = 'U0HEART') {
  const { pathway, route: routeId } = await ids();
  const choice = { pathwayId: pathway('heart-failure'), routeId: routeId(route), meetingId, privateReason };
  return resultOf(await world.as(by, (stores, actor) => prepareSignOffRequest(stores, actor, { channelId: 'C0HEART', choice }, now)));
}

async function declare(personKey: string, about: Partial<Interest>): Promise<void> {
  const { people, workspace } = await world.directory();
  const personId = people.find(({ key }) => key === personKey)?.id ?? '';
  const nothing = { organisationIds: [], pathwayIds: [], signOffId: null };
  const interest: Interest = { id: uuid(), personId, category: 'financial', text: 'shares in a supplier', ...nothing, ...about };
  await world.transact(({ interests }) => interests.add(workspace.id, interest, now.minus({ days: 1 })));
}

const body = (preview: RequestPreview | null, name: string) =>
  preview?.steps.flatMap(({ bodies }) => bodies).find((one) => one.name === name);

describe('the preview', () => {
  test('names who is asked in which order by which rule, vacant seats and the deadline', async () => {
    const { preview, problem, sections, meetings } = await form('business-plan');
    expect(problem).toBeNull();
    expect(sections).toEqual(whole);
    expect(preview?.steps.map(({ bodies }) => bodies.map(({ name }) => name))).toEqual([
      ['Dacorum PBC Group', 'Hertsmere PBC Group', 'St Albans and Harpenden PBC Group', 'Watford and Three Rivers PBC Group'],
      ['PBC Governance Committee'],
    ]);
    expect(body(preview, 'PBC Governance Committee')).toMatchObject({
      rule: 'at least 2 approvers, including finance',
      formallyResponsible: true,
    });
    expect(preview?.deadline).toEqual({
      at: '2011-11-25T23:59:59.999Z',
      meeting: { of: 'PBC Governance Committee', at: '2011-12-05T14:00:00.000Z' },
      reason: null,
    });
    expect(meetings.map(({ body: of }) => of)).toEqual(['PBC Governance Committee', 'PBC Governance Committee']);
  });

  test('says who does not decide: those with an interest, by its kind, the provider side, whoever asks', async () => {
    const { organisations } = await world.directory();
    await declare('gp-watford', { organisationIds: organisations.filter(({ key }) => key === 'pct').map(({ id }) => id) });
    const { preview } = await form('procurement');
    expect(preview?.closedBecause).toBe('procurement under way');
    expect(body(preview, 'West Herts Clinical Conclave')).toMatchObject({
      aside: [
        { name: 'GP lead for Watford and Three Rivers', because: 'conflicted', categories: ['financial'] },
        { name: 'Clinical Director for medicine', because: 'closed' },
        { name: 'Clinical Director for surgery', because: 'closed' },
      ],
      waitingFor: [{ name: 'GP lead for Dacorum' }, { name: 'GP lead for Hertsmere' }, { name: 'GP lead for St Albans and Harpenden' }],
    });
    expect(JSON.stringify(preview)).not.toContain('shares in a supplier');
  });

  test('asks nobody of the provider side where it is to be private, whatever is said of why so far', async () => {
    const open = (await form('pathway')).preview;
    expect([open?.closedBecause, body(open, 'West Herts Clinical Conclave')?.aside]).toEqual([null, []]);
    for (const [privateReason, because] of [
      ['', 'reason to follow'],
      ['A contract', 'A contract'],
    ] as const) {
      const { preview, chosen } = await form('pathway', { privateReason });
      expect([preview?.closedBecause, chosen.privateReason]).toEqual([because, privateReason]);
      expect(body(preview, 'West Herts Clinical Conclave')?.aside).toMatchObject([
        { name: 'Clinical Director for medicine', because: 'closed' },
        { name: 'Clinical Director for surgery', because: 'closed' },
      ]);
    }
    expect(await form('pathway', { privateReason: '' }, 'U0HEARTNURSE')).toMatchObject({
      preview: null,
      problem: { code: 'closed_to_you', because: 'reason to follow' },
    });
    expect(await form('procurement', { privateReason: 'A contract' })).toMatchObject({
      mayBePrivate: false,
      chosen: { privateReason: null },
    });
  });

  test('names a body that could not decide, with its deputies', async () => {
    const { pathways } = await world.directory();
    await declare('gp-hertsmere', { pathwayIds: pathways.map(({ id }) => id) });
    const { preview } = await form('business-plan');
    expect(body(preview, 'Hertsmere PBC Group')).toMatchObject({
      inquorate: true,
      waitingFor: [],
      deputies: ['Practice manager for Hertsmere'],
    });
  });

  test('says that what is closed to somebody can’t be asked for by them', async () => {
    const { preview, problem } = await form('procurement', {}, 'U0HEARTNURSE');
    expect([preview, problem]).toEqual([null, { code: 'closed_to_you', because: 'procurement under way' }]);
  });

  test('follows the meeting that is chosen, and says where its deadline has passed', async () => {
    const { meetings } = await ids();
    expect((await form('business-plan', { meetingId: meetings[1] ?? '' })).preview?.deadline).toMatchObject({
      meeting: { at: '2012-01-12T14:00:00.000Z' },
    });
    await world.prisma.meeting.updateMany({ where: { id: meetings[0] ?? '' }, data: { at: now.plus({ days: 3 }).toJSDate() } });
    expect((await form('business-plan', { meetingId: meetings[0] ?? '' })).problem).toMatchObject({
      code: 'meeting_too_near',
      body: 'PBC Governance Committee',
    });
  });
});

describe('what is refused before anybody is asked', () => {
  test('a business plan without a section, by name', async () => {
    const sections = whole.filter((section) => section !== 'estates');
    expect(refusalOf(await send('business-plan', { content: { sections } }))).toEqual({ code: 'sections_missing', missing: ['estates'] });
    expect(resultOf(await send('business-plan', { content: { sections: whole } })).reference).toBe('SO-1');
  });

  test.each<[string, Partial<RequestSignOff>, object]>([
    [
      'another deadline without a reason',
      { deadline: { day: '2011-11-20', reason: ' ' } },
      { code: 'deadline_by_hand', problem: 'no_reason' },
    ],
    ['a reason for no other deadline', { deadline: { day: null, reason: 'Soon' } }, { code: 'deadline_by_hand', problem: 'no_date' }],
    [
      'a deadline that has passed',
      { deadline: { day: '2011-11-09', reason: 'Soon' } },
      { code: 'deadline_by_hand', problem: 'past', day: '2011-11-09' },
    ],
    ['a meeting that is not on the route', { meetingId: uuid() }, { code: 'meeting_not_ahead' }],
    [
      'why it is private, at length',
      { privateReason: 'x'.repeat(151) },
      { code: 'text_too_long', what: 'why it is private', limit: 150, length: 151 },
    ],
  ])('%s', async (_, more, refusal) => {
    expect(refusalOf(await send('pathway', more))).toEqual(refusal);
    expect(await world.prisma.signOff.count()).toBe(0);
  });

  test.each<[string, NonNullable<Parameters<CaseWorld['request']>[1]>['content'], object]>([
    ['one link of several that is none', { links: 'https://a.example\nb.example' }, { code: 'link_not_a_link', given: 'b.example' }],
    [
      'more links than there is room for',
      { links: Array.from({ length: 11 }, (_, index) => `https://a.example/${index}`).join('\n') },
      { code: 'too_many', what: 'links', limit: 10, given: 11 },
    ],
    [
      'more files than there is room for',
      { files: Array.from({ length: 11 }, (_, index) => sampleFile({ slackFileId: `F${index}` })) },
      { code: 'too_many', what: 'files', limit: 10, given: 11 },
    ],
    ['a patient’s number in a file’s name', { files: [sampleFile({ name: 'NHS 943 476 5919.pdf' })] }, { code: 'patient_identifier' }],
    ['a patient’s number in what is asked', { ask: 'for patient 943 476 5919' }, { code: 'patient_identifier' }],
  ])('%s', async (_, content, refusal) => {
    expect(refusalOf(await send('pathway', { content }))).toEqual(refusal);
    expect(await world.prisma.signOff.count()).toBe(0);
  });

  test('a meeting whose deadline has passed, unless another deadline is set', async () => {
    const { meetings } = await ids();
    await world.prisma.meeting.updateMany({ where: { id: meetings[0] ?? '' }, data: { at: now.plus({ days: 3 }).toJSDate() } });
    const near = { meetingId: meetings[0] ?? '', content: { sections: whole } };
    expect(refusalOf(await send('business-plan', near))).toMatchObject({ code: 'meeting_too_near' });
    const set = { deadline: { day: '2011-11-12', reason: 'The tender closes' } };
    expect(resultOf(await send('business-plan', { ...near, ...set })).deadline?.at).toBe('2011-11-12T23:59:59.999Z');
  });
});

describe('what is sent', () => {
  const file: VersionFile = sampleFile();

  test('holds each link and file once, and only the sections of its subject', async () => {
    const links = ' https://a.example/1 \n\nhttps://a.example/2\nhttps://a.example/1';
    await send('pathway', { content: { links, files: [file, file], sections: whole, ask: 'Agree it', note: '' } });
    expect(await world.prisma.signOffVersion.findFirst()).toMatchObject({
      links: ['https://a.example/1', 'https://a.example/2'],
      files: [file],
      sections: [],
      ask: 'Agree it',
      note: null,
    });
  });

  test('keeps its meeting, its own deadline and why it is private, and is recorded with them', async () => {
    const { meetings } = await ids();
    const [meetingId = ''] = meetings;
    const more = {
      meetingId,
      deadline: { day: '2011-11-18', reason: 'The tender closes' },
      privateReason: 'A contract',
      content: { sections: whole },
    };
    resultOf(await send('business-plan', more));
    expect(await world.prisma.signOff.findFirst()).toMatchObject({
      meetingId,
      deadlineReason: 'The tender closes',
      privateReason: 'A contract',
    });
    expect(await world.prisma.chronicleEntry.findFirst({ where: { action: 'sign-off requested' } })).toMatchObject({
      details: {
        meeting: 'pbc-governance-2011-12',
        deadline: { reason: 'The tender closes' },
        privateReason: 'A contract',
        sections: whole,
      },
    });
    const places = (await world.messages()).filter(({ content }) => content.kind === 'sign_off_card').map(({ to }) => to);
    expect(places.every((to) => to.startsWith('U'))).toBe(true);
  });

  test('follows its meeting when that moves, and the body’s next one when it is cancelled', async () => {
    const { meetings } = await ids();
    const { signOffId } = resultOf(await send('business-plan', { meetingId: meetings[0] ?? '', content: { sections: whole } }));
    const deadline = async () => {
      const shown = await world.as('U0HEART', (stores, actor) => showSignOff(stores, actor, { signOffId }, now));
      const { card } = resultOf(shown);
      return card.kind === 'sign_off_card' ? card.deadline?.at : 'closed';
    };
    expect(await deadline()).toBe('2011-11-25T23:59:59.999Z');
    await world.apply(westHerts().replace('2011-12-05T14:00', '2011-12-08T14:00'), now.toUTC().toISO() ?? '');
    expect(await deadline()).toBe('2011-11-30T23:59:59.999Z');
    const [, kept = ''] = westHerts().split(/^(?=.*key: pbc-governance-2011-12)/m);
    await world.apply(westHerts().replace(kept.split('\n')[0] ?? '', ''), now.toUTC().toISO() ?? '');
    expect(await deadline()).toBe('2012-01-04T23:59:59.999Z');
  });

  test('is not for the provider side to mark private', async () => {
    expect(refusalOf(await send('pathway', { privateReason: 'A contract' }, 'U0HEARTNURSE'))).toEqual({
      code: 'closed_to_you',
      because: 'A contract',
    });
    expect(resultOf(await send('pathway', {}, 'U0HEARTNURSE')).reference).toBe('SO-1');
  });

  test('is never sent to everybody where it was to be private, and not said why', async () => {
    const refusal = { code: 'text_missing', what: 'why it is private' };
    for (const privateReason of ['', ' \n']) expect(refusalOf(await send('pathway', { privateReason }))).toEqual(refusal);
    expect(await world.prisma.signOff.count()).toBe(0);
  });
});
