import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { drawMessage } from '#src/slack/views/messages/draw.ts';
import { drawSignOffNote } from '#src/slack/views/sign-off/tell/note.ts';
import { printCertificate } from '#src/use-cases/audit/print-certificate.ts';
import { reconsiderSignOffs } from '#src/use-cases/sign-off/decide/reconsider-sign-offs.ts';
import { kentWithThreeApprovers } from '#tests/support/governance.ts';
import { london } from '#tests/support/kent.ts';
import { only } from '#tests/support/seeing.ts';
import { type CaseWorld, caseWorld, resultOf } from '../sign-off-world.ts';

let world: CaseWorld;
beforeEach(async () => {
  world = await caseWorld(kentWithThreeApprovers.replace('rule: majority', 'rule: all'));
});
afterEach(() => world.close());

const later = london('2011-11-16T12:00');

async function notes(): Promise<{ to: string; text: string }[]> {
  const told = await world.messages();
  return told.flatMap(({ to, content }) =>
    content.kind === 'sign_off_note' && content.about === 'answers_lapsed' ? [{ to, text: drawSignOffNote(content).text }] : [],
  );
}

/** Two of three approve, then both seats end in one application: one to a successor, one for good. */
async function twoSeatsEnd(): Promise<void> {
  resultOf(await world.request('U0DEMENTIA'));
  resultOf(await world.decide('U0CLGCHAIR', 'clg'));
  resultOf(await world.decide('U0DPHMEDWAY', 'clg'));
  const source = kentWithThreeApprovers
    .replace('rule: majority', 'rule: all')
    .replace('slack: U0CLGCHAIR,', 'slack: U0NEW, was: { until: 2011-11-15, slack: U0CLGCHAIR },')
    .replace(
      '      - { person: dph-medway, role: approver }\n      - { person: cabinet-member, role: deputy }',
      '      - { person: cabinet-member, role: deputy }',
    );
  expect((await world.apply(source, later.toUTC().toISO() ?? '')).result).toBe('applied');
}

describe('a body that decides because a seat ended', () => {
  const without = kentWithThreeApprovers
    .replace('rule: majority', 'rule: all')
    .replace(/ {6}- \{ person: clg-chair, role: approver.*\n/, '');

  const at = (days: number) => later.plus({ days }).toUTC().toISO() ?? '';
  const cards = async () => (await world.messages()).flatMap(({ content }) => (content.kind === 'sign_off_card' ? [content] : []));

  async function thirdSeatEnds(): Promise<void> {
    resultOf(await world.request('U0DEMENTIA'));
    for (const approver of ['U0DPHKENT', 'U0DPHMEDWAY']) resultOf(await world.decide(approver, 'clg'));
    expect((await world.apply(without, at(0))).result).toBe('applied');
    for (const _ of [1, 2]) await reconsiderSignOffs(world.transact, later.plus({ minutes: 1 }));
  }

  test('is told of with the reason to chair, secretariat and who asked, once, and the card has it', async () => {
    await thirdSeatEnds();
    const told = (await world.messages()).flatMap(({ to, content }) =>
      content.kind === 'sign_off_note' && content.about === 'decided_as_seats_ended' ? [{ to, text: drawSignOffNote(content).text }] : [],
    );
    expect(told.map(({ to }) => to).toSorted()).toEqual(['U0CLGCHAIR', 'U0DEMENTIA', 'U0SECRETARY']);
    for (const { text } of told)
      expect(text).toContain(
        'is now approved by the Clinical Leadership Group, because a seat there ended: that of Co-Medical Director (on Wednesday 16 November 2011)',
      );
    expect(await cards()).not.toEqual([]);
    for (const card of await cards()) {
      expect(card.steps[0]?.bodies[0]?.seatsEnded).toEqual([{ person: 'Co-Medical Director', endedAt: later.toUTC().toISO() }]);
      expect(JSON.stringify(drawMessage(card))).toContain(
        'Decided because a seat ended: Co-Medical Director on Wednesday 16 November 2011',
      );
    }
  });

  test('keeps that reason whatever the file says later', async () => {
    await thirdSeatEnds();
    expect((await world.apply(kentWithThreeApprovers.replace('rule: majority', 'rule: all'), at(2))).result).toBe('applied');
    await reconsiderSignOffs(world.transact, later.plus({ days: 2 }));
    for (const card of await cards()) expect(card.steps[0]?.bodies[0]?.seatsEnded).toHaveLength(1);
  });

  test('is no such body where the last answer came after that', async () => {
    resultOf(await world.request('U0DEMENTIA'));
    resultOf(await world.decide('U0DPHKENT', 'clg'));
    expect((await world.apply(without, at(0))).result).toBe('applied');
    await reconsiderSignOffs(world.transact, later.plus({ minutes: 1 }));
    resultOf(await world.decide('U0DPHMEDWAY', 'clg', {}, later.plus({ days: 1 })));
    for (const card of await cards()) {
      expect(card.steps[0]?.bodies[0]).toMatchObject({ outcome: 'approved' });
      expect(card.steps[0]?.bodies[0]).not.toHaveProperty('seatsEnded');
    }
  });
});

describe('answers whose seats end before the body has decided', () => {
  test('count no longer, and chair, secretariat and requester are told once, of all together', async () => {
    await twoSeatsEnd();
    for (const _ of [1, 2]) await reconsiderSignOffs(world.transact, later);
    const told = await notes();
    expect(told.map(({ to }) => to).toSorted()).toEqual(['U0DEMENTIA', 'U0NEW', 'U0SECRETARY']);
    for (const { text } of told) {
      expect(text).toContain(
        'Co-Medical Director for the Clinical Leadership Group (approved), whose seat there ended on Tuesday 15 November 2011',
      );
      expect(text).toContain('Director of Public Health (Medway) for the Clinical Leadership Group (approved)');
    }
    expect(await world.chronicle()).toEqual(expect.arrayContaining(['verdict lapsed, the clock', 'verdict lapsed, the clock']));
  });

  test('are on the card and in the certificate as what they were, and the newcomer is asked', async () => {
    await twoSeatsEnd();
    await reconsiderSignOffs(world.transact, later);
    const cards = (await world.messages()).flatMap(({ content }) => (content.kind === 'sign_off_card' ? [content] : []));
    const body = only(cards[0]?.steps[0]?.bodies[0] ?? null, 'no body');
    expect(body.lapsed?.map(({ person, verdict }) => `${person}: ${verdict}`)).toEqual([
      'Co-Medical Director: approve',
      'Director of Public Health (Medway): approve',
    ]);
    expect([body.verdicts, body.waitingFor.map(({ slackUserId }) => slackUserId)]).toEqual([[], expect.arrayContaining(['U0NEW'])]);
    const directory = await world.directory();
    const page = only(await world.transact((stores) => printCertificate(stores, directory, 1, later)), 'nothing was printed');
    expect(page.verification.fault).toBeNull();
    expect(page.bodies[0]?.verdicts[0]).toMatchObject({
      person: 'Co-Medical Director',
      counts: 'no longer speaks for the body',
      seatEnded: '2011-11-16T00:00:00.000Z',
    });
  });
});
