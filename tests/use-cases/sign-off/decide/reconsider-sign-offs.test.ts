import type { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { personBySlackId } from '#src/domain/directory.ts';
import type { RulingAction } from '#src/domain/membership/interest.ts';
import { declareInterest } from '#src/use-cases/membership/declare-interest.ts';
import type { MessageContent } from '#src/use-cases/messages/messages.ts';
import type { SignOffCard } from '#src/use-cases/messages/sign-off.ts';
import { reconsiderSignOffs } from '#src/use-cases/sign-off/decide/reconsider-sign-offs.ts';
import { ruleOnInterest } from '#src/use-cases/sign-off/decide/rule-on-interest.ts';
import { kentWithThreeApprovers } from '#tests/support/governance.ts';
import { only } from '#tests/support/seeing.ts';
import { type CaseWorld, caseWorld, now, resultOf } from '../sign-off-world.ts';

const [chair, kent, medway, cabinet, lead] = ['U0CLGCHAIR', 'U0DPHKENT', 'U0DPHMEDWAY', 'U0CABINET', 'U0DEMENTIA'];

const asObject = z.record(z.string(), z.json());

let world: CaseWorld;
beforeEach(async () => {
  world = await caseWorld(kentWithThreeApprovers);
  resultOf(await world.request(lead));
});
afterEach(() => world.close());

const sweep = (at = now) => reconsiderSignOffs(world.transact, at);
const personId = async (slack: string) => only(personBySlackId(await world.directory(), slack, now), slack).id;

async function cards(): Promise<SignOffCard[]> {
  return (await world.messages()).flatMap(({ content }) => (content.kind === 'sign_off_card' ? [content] : []));
}

async function endSeat(slack: string, at = now): Promise<void> {
  const held = { personId: await personId(slack), seat: { role: 'approver', body: { key: 'clg' } } };
  await world.prisma.membership.updateMany({ where: held, data: { until: at.toJSDate() } });
}

describe('the sweep over open requests', () => {
  test('holds and changes nothing where nothing has changed', async () => {
    resultOf(await world.decide(chair, 'clg'));
    const before = [await world.messages(), await world.chronicle()];
    await world.transact(async ({ signOffs }) => {
      // Whoever holds the request would make the sweep wait if it asked for it.
      await signOffs.lock((await world.directory()).workspace.id, (await world.prisma.signOff.findFirstOrThrow()).id);
      await sweep();
    });
    expect([await world.messages(), await world.chronicle()]).toEqual(before);
  });

  test('lets a body decide by who is left when a seat ends', async () => {
    resultOf(await world.decide(chair, 'clg'));
    await endSeat(kent);
    await endSeat(medway);
    await sweep(now.plus({ minutes: 1 }));
    expect((await world.chronicle()).slice(-2)).toEqual(['body decided, the clock', 'step opened, the clock']);
    const last = await world.prisma.chronicleEntry.findFirstOrThrow({ orderBy: { position: 'desc' } });
    expect(last.role).toBe('clock');
    expect((await cards()).map(({ decideFor }) => decideFor?.body ?? null)).toEqual([null, 'Kent shadow Health and Wellbeing Board']);
  });

  test('shows on the cards who stands in for whom as long as they do', async () => {
    const directory = await world.directory();
    const body = only(
      directory.bodies.find(({ key }) => key === 'clg'),
      'clg',
    );
    const delegation = { id: uuid(), bodyId: body.id, fromId: await personId(kent), toId: await personId(cabinet) };
    const dated = { ...delegation, since: now.plus({ days: 1 }), until: now.plus({ days: 3 }) };
    await world.transact(({ delegations }) => delegations.add(directory.workspace.id, dated));
    const deputies = async () => (await cards())[0]?.steps[0]?.bodies[0]?.waitingFor.filter(({ standsFor }) => standsFor.length > 0);
    await sweep();
    expect(await deputies()).toEqual([]);
    await sweep(now.plus({ days: 2 }));
    expect(await deputies()).toMatchObject([{ name: 'Cabinet Member for Health Reform', standsFor: ['Director of Public Health (Kent)'] }]);
    await sweep(now.plus({ days: 4 }));
    expect(await deputies()).toEqual([]);
  });

  test('mentions, once, who has answered and owes another answer for somebody who has handed on to them since', async () => {
    resultOf(await world.decide(kent, 'clg'));
    const body = await world.prisma.body.update({
      where: { id: (await world.prisma.body.findFirstOrThrow({ where: { key: 'clg' } })).id },
      data: { delegation: 'members' },
    });
    const handedOn = { id: uuid(), bodyId: body.id, fromId: await personId(chair), toId: await personId(kent), since: now, until: null };
    await world.transact(({ delegations }) => delegations.add(body.workspaceId, handedOn));
    const [name, medwaysName] = ['Director of Public Health (Kent)', 'Director of Public Health (Medway)'];
    for (const minutes of [1, 2]) {
      await sweep(now.plus({ minutes }));
      const notes = (await world.messages()).flatMap(({ content }) => (content.kind === 'sign_off_note' ? [content] : []));
      expect(notes).toMatchObject([{ about: 'asked_too', owing: [{ name }] }]);
      const [asked] = (await cards())[0]?.steps[0]?.bodies ?? [];
      expect(asked).toMatchObject({
        verdicts: [{ person: { name }, standsFor: [] }],
        waitingFor: [
          { name, standsFor: ['Co-Medical Director'] },
          { name: medwaysName, standsFor: [] },
        ],
      });
    }
    resultOf(await world.decide(kent, 'clg', {}, now.plus({ minutes: 3 })));
    expect((await world.prisma.verdict.findMany({ orderBy: { sequence: 'asc' } })).map(({ forIds }) => forIds.length)).toEqual([1, 2]);
  });

  test('says on the cards that a request is overdue', async () => {
    await sweep(now.plus({ days: 14 }));
    expect(await cards()).toMatchObject([{ overdue: true }]);
  });

  test('goes on where a request fails, and names it', async () => {
    resultOf(await world.request(lead));
    resultOf(await world.request(lead));
    await world.prisma.signOff.updateMany({ where: { number: 2 }, data: { formallyResponsibleId: uuid() } });
    await expect(sweep(now.plus({ days: 14 }))).rejects.toThrow('SO-2 of workspace T0KENT was not judged again');
    expect((await cards()).map(({ reference, overdue }) => [reference, overdue])).toEqual([
      ['SO-1', true],
      ['SO-2', false],
      ['SO-3', true],
    ]);
  });

  test('goes on where what stands in Slack of a request makes no sense, and where a workspace fails', async () => {
    resultOf(await world.request(lead));
    const card = await world.prisma.outgoingMessage.findFirstOrThrow({ where: { content: { path: ['reference'], equals: 'SO-1' } } });
    const other = asObject.parse(card.content);
    await world.prisma.outgoingMessage.update({ where: { id: card.id }, data: { content: { ...other, askedFor: uuid() } } });
    const source = kentWithThreeApprovers.replace('team: T0KENT', 'team: T0AKENT');
    await world.apply(source, now.minus({ hours: 1 }).toUTC().toISO() ?? '');
    await world.prisma.route.updateMany({
      where: { workspaceId: { not: (await world.directory()).workspace.id } },
      data: { steps: 'broken' },
    });
    const swept = sweep(now.plus({ days: 14 }));
    await expect(swept).rejects.toThrow(
      'Sign-offs of workspace T0AKENT were not judged again; SO-1 of workspace T0KENT was not judged again',
    );
    expect((await cards()).filter(({ overdue }) => overdue).map(({ reference }) => reference)).toEqual(['SO-2']);
  });

  test('asks who came since: a body that has lost its channel is asked by direct message', async () => {
    await world.prisma.body.updateMany({ where: { key: 'clg' }, data: { channelId: null } });
    await sweep();
    const posts = (await world.messages()).filter(({ kind, content }) => kind === 'post' && content.kind === 'sign_off_card');
    expect(posts.map(({ to }) => to).toSorted()).toEqual(['C0CLG', chair, kent, medway].toSorted());
    await sweep();
    expect((await world.messages()).filter(({ kind }) => kind === 'post')).toHaveLength(posts.length);
  });
});

describe('a channel that was closed by a ruling and opens again', () => {
  const file = { slackFileId: 'F0PLAN', name: 'plan.pdf', size: 1000, sha256: 'a'.repeat(64), permalink: 'https://kent.slack.com/F0PLAN' };
  const channel = 'C0CLG';
  let signOffId: string;

  const isCard = (content: MessageContent) => content.kind === 'sign_off_card' || content.kind === 'sign_off_closed_card';

  async function rule(action: RulingAction, at: DateTime): Promise<void> {
    const asked = await world.prisma.signOffBody.findFirstOrThrow({ where: { signOffId, body: { key: 'clg' } } });
    const interestIds = (await world.prisma.interest.findMany()).map(({ id }) => id);
    const ruling = { signOffBodyId: asked.id, personId: await personId(kent), interestIds, action, reason: 'So.' };
    resultOf(await world.as(chair, (stores, actor) => ruleOnInterest(stores, actor, ruling, at)));
  }

  const cardThere = async () =>
    (await world.messages()).findLast(({ to, content }) => to === channel && isCard(content) && content.signOffId === signOffId)?.content
      .kind;
  const notesThere = async () =>
    (await world.messages()).flatMap(({ to, content }) =>
      to === channel && content.kind === 'sign_off_note' && content.reference === 'SO-2' ? [content] : [],
    );

  beforeEach(async () => {
    ({ signOffId } = resultOf(await world.request(lead, { content: { files: [file] } })));
    const touching = { touchesRequest: true, touchesPathway: false, organisationIds: [], from: null, until: null };
    const interest = { signOffId, category: 'financial', text: 'Shares.', ...touching } as const;
    resultOf(await world.as(kent, (stores, actor) => declareInterest(stores, actor, interest, now)));
    await rule('no_papers', now);
    expect([await cardThere(), await notesThere()]).toEqual(['sign_off_closed_card', []]);
  });

  const shared = [{ name: 'plan.pdf', size: 1000, permalink: file.permalink }];

  test('names, with the files, whom it is open to now, and not those who had a copy of their own', async () => {
    await rule('remain', now.plus({ minutes: 1 }));
    expect(await cardThere()).toBe('sign_off_card');
    const owing = [{ name: 'Director of Public Health (Kent)', slackUserId: kent }];
    expect(await notesThere()).toEqual([expect.objectContaining({ about: 'asked_too', owing, files: shared })]);
    await sweep(now.plus({ minutes: 2 }));
    expect(await notesThere()).toHaveLength(1);
  });

  test('names who has taken the seat of whom it was closed to', async () => {
    const { id: seatId } = await world.prisma.seat.findFirstOrThrow({
      where: { role: 'approver', body: { key: 'clg' }, memberships: { some: { person: { key: 'dph-kent' } } } },
    });
    await endSeat(kent, now.plus({ minutes: 1 }));
    const successor = { id: uuid(), seatId, personId: await personId('U0SECRETARY'), since: now.plus({ minutes: 1 }).toJSDate() };
    await world.prisma.membership.create({ data: successor });
    await sweep(now.plus({ minutes: 2 }));
    expect(await cardThere()).toBe('sign_off_card');
    expect(await notesThere()).toMatchObject([{ about: 'asked_too', owing: [{ slackUserId: 'U0SECRETARY' }], files: shared }]);
  });
});

describe('an interest that is declared', () => {
  async function declare(slack: string, text: string): Promise<void> {
    const { workspace, pathways } = await world.directory();
    const touches = { organisationIds: [], pathwayIds: pathways.map(({ id }) => id), signOffId: null };
    const interest = { id: uuid(), personId: await personId(slack), category: 'financial', text, ...touches } as const;
    await world.transact(({ interests }) => interests.add(workspace.id, interest, now));
  }

  const told = async (slack: string) =>
    (await world.messages()).flatMap(({ to, content }) =>
      to === slack && content.kind === 'sign_off_note' && content.about === 'stands_aside'
        ? [content.interests.map(({ text }) => text)]
        : [],
    );

  test('recuses who declared it, who is told once, and again of another', async () => {
    await declare(kent, 'Shares');
    await sweep();
    await sweep();
    expect((await cards())[0]?.steps[0]?.bodies[0]?.aside).toEqual([
      { name: 'Director of Public Health (Kent)', because: 'conflicted', categories: ['financial'], reason: null },
    ]);
    const bodies = 2;
    expect(await told(kent)).toEqual(Array.from({ length: bodies }, () => ['Shares']));
    await declare(kent, 'A post');
    await sweep();
    expect(await told(kent)).toHaveLength(2 * bodies);
  });

  test('can leave a body without a quorum, of which the secretariat is told until it has one again', async () => {
    for (const user of [chair, kent, medway]) await declare(user, 'Shares');
    await sweep();
    const inquorate = async () =>
      (await world.messages()).flatMap(({ kind, content }) =>
        kind === 'post' && content.kind === 'sign_off_note' && content.about === 'inquorate' ? [content] : [],
      );
    expect(await inquorate()).toMatchObject([
      { body: 'Clinical Leadership Group', deputies: ['Cabinet Member for Health Reform'], over: false },
    ]);
    await world.prisma.interest.updateMany({ data: { until: now.plus({ minutes: 1 }).toJSDate() } });
    await sweep(now.plus({ minutes: 2 }));
    expect(await inquorate()).toMatchObject([{ over: true }]);
  });
});
