import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { drawMessage } from '#src/slack/views/messages/draw.ts';
import { findActor } from '#src/use-cases/actor.ts';
import { showHome } from '#src/use-cases/home/show-home.ts';
import { withdrawSignOff } from '#src/use-cases/sign-off/decide/withdraw-sign-off.ts';
import { sendReminders } from '#src/use-cases/sign-off/remind/send-reminders.ts';
import { listSignOffs } from '#src/use-cases/sign-off/show/list-sign-offs.ts';
import { kent } from '#tests/support/governance.ts';
import { london } from '#tests/support/kent.ts';
import { only } from '#tests/support/seeing.ts';
import { type CaseWorld, caseWorld, now, refusalOf, resultOf } from '../sign-off-world.ts';

let world: CaseWorld;
beforeEach(async () => {
  world = await caseWorld(kent);
  resultOf(await world.request('U0DEMENTIA'));
});
afterEach(() => world.close());

const later = london('2011-11-16T12:00');
const passed = kent.replace('slack: U0DEMENTIA,', 'slack: U0LEAD, was: { until: 2011-11-15, slack: U0DEMENTIA },');

async function leadFollows(): Promise<void> {
  expect((await world.apply(passed, later.toUTC().toISO() ?? '')).result).toBe('applied');
}

/** As the person with this Slack id, by the directory of later. */
async function asLater<T>(slackUserId: string, work: Parameters<typeof world.as<T>>[1]): Promise<T> {
  const directory = await world.directory();
  return world.transact((stores) => work(stores, only(findActor(directory, slackUserId, later), `${slackUserId} is nobody`)));
}

const told = async (to: string) =>
  (await world.messages()).flatMap((message) => (message.to === to ? [drawMessage(message.content).text] : []));

const home = (slackUserId: string) => world.transact((stores) => showHome(stores, { team: 'T0KENT', slackUserId }, later));

describe('who follows under the key of who asked', () => {
  test('has the request among their own, and is told what becomes of it', async () => {
    await leadFollows();
    const { signOffs } = await home('U0LEAD');
    expect(signOffs?.requested.shown.map(({ reference }) => reference)).toEqual(['SO-1']);
    const question = { list: 'requested', pathwayId: null, cursor: null } as const;
    const listed = await asLater('U0LEAD', (stores, actor) => listSignOffs(stores, actor, question, later));
    expect(listed.lines.map(({ reference }) => reference)).toEqual(['SO-1']);
    resultOf(await world.decide('U0CLGCHAIR', 'clg', { verdict: 'reject', reason: 'Costs too much' }, later));
    expect(await told('U0LEAD')).toEqual([expect.stringContaining('Costs too much')]);
    expect(await told('U0DEMENTIA')).toEqual([]);
  });

  test('withdraws it, and whoever has gone does not', async () => {
    await leadFollows();
    const { id } = await world.prisma.signOff.findFirstOrThrow();
    const input = { signOffId: id, reason: 'Not needed any more' };
    const outcome = await asLater('U0LEAD', (stores, actor) => withdrawSignOff(stores, actor, input, later));
    expect(resultOf(outcome)).toMatchObject({ reference: 'SO-1' });
  });

  test('has its conditions: on Home, on the card, and in what is said of them', async () => {
    const conditions = [{ text: 'Say what it costs', ownerSlackId: null, due: null }];
    resultOf(await world.decide('U0CLGCHAIR', 'clg', { verdict: 'approve_with_conditions', conditions }));
    expect((await home('U0DEMENTIA')).signOffs?.conditions.shown).toHaveLength(1);
    await leadFollows();
    expect((await home('U0LEAD')).signOffs?.conditions.shown.map(({ text }) => text)).toEqual(['Say what it costs']);
    resultOf(await world.decide('U0DPHKENT', 'kent-hwb', {}, later));
    const cards = (await world.messages()).flatMap(({ content }) => (content.kind === 'sign_off_card' ? [content] : []));
    const owners = cards[0]?.steps[0]?.bodies[0]?.verdicts.flatMap((verdict) => verdict.conditions.map(({ owner }) => owner.slackUserId));
    expect(owners).toEqual(['U0LEAD']);
  });

  test('is reminded where it has no deadline', async () => {
    await world.prisma.meeting.updateMany({ data: { cancelledAt: now.toJSDate() } });
    await leadFollows();
    await sendReminders(world.transact, london('2011-11-24T09:00'));
    const reminded = (await world.messages()).filter(({ content }) => content.kind === 'sign_off_reminder').map(({ to }) => to);
    expect(reminded).toContain('U0LEAD');
    expect(reminded).not.toContain('U0DEMENTIA');
  });
});

describe('where who asked has gone and nobody follows', () => {
  const gone = kent.replace(/^.*key: dementia-lead,.*\n/m, '').replace(/^.*person: dementia-lead, role: chair.*\n/m, '');

  test.each([
    [
      'those who lead the group',
      gone.replace('person: dementia-doctor, role: member', 'person: dementia-doctor, role: deputy'),
      'U0DOCTOR',
    ],
    ['the secretariat, where nobody leads it,', gone, 'U0SECRETARY'],
  ])('%s are told what becomes of the request', async (_, source, reader) => {
    expect((await world.apply(source, later.toUTC().toISO() ?? '')).result).toBe('applied');
    resultOf(await world.decide('U0CLGCHAIR', 'clg', { verdict: 'request_changes', reason: 'Costs too much' }, later));
    expect((await told(reader)).at(-1)).toContain('Costs too much');
    expect(await told('U0DEMENTIA')).toEqual([]);
  });
});

describe('who held a post before', () => {
  test('reads on Home who has it now, and what is not told of strangers', async () => {
    await leadFollows();
    expect((await home('U0DEMENTIA')).unserved).toEqual({
      code: 'post_passed_on',
      post: 'Dementia pathway lead',
      until: '2011-11-15',
      holder: 'Dementia pathway lead',
    });
    expect((await home('U0STRANGER')).unserved).toEqual({ code: 'unknown_person' });
  });

  test('is refused with that where the file changes while they act', async () => {
    await leadFollows();
    const outcome = await world.decide('U0DEMENTIA', 'clg', {}, later);
    expect(refusalOf(outcome)).toMatchObject({ code: 'post_passed_on', holder: 'Dementia pathway lead' });
  });
});
