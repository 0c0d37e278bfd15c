import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withdrawSignOff } from '#src/use-cases/sign-off/decide/withdraw-sign-off.ts';
import { type ListCursor, listSignOffs, readListQuestion, type SignOffList } from '#src/use-cases/sign-off/show/list-sign-offs.ts';
import { showHomeSignOffs } from '#src/use-cases/sign-off/show/show-home-sign-offs.ts';
import { kent } from '#tests/support/governance.ts';
import { london } from '#tests/support/kent.ts';
import { type CaseWorld, caseWorld, now, refusalOf, resultOf } from '../sign-off-world.ts';

let world: CaseWorld;
beforeEach(async () => {
  world = await caseWorld();
});
afterEach(() => world.close());

const list = (by: string, kind: SignOffList, cursor: ListCursor = null, at = now) =>
  world.as(by, (stores, actor) => listSignOffs(stores, actor, { list: kind, pathwayId: null, cursor }, at));
const references = async (by: string, kind: SignOffList, at = now) =>
  (await list(by, kind, null, at)).lines.map(({ reference }) => reference);
const withdraw = async (reference: string) => {
  const { id: signOffId } = await world.prisma.signOff.findFirstOrThrow({ where: { number: Number(reference.slice(3)) } });
  resultOf(await world.as('U0DEMENTIA', (stores, actor) => withdrawSignOff(stores, actor, { signOffId, reason: 'Done with' }, now)));
};

describe('what is typed', () => {
  const question = (typed: string) => world.as('U0DEMENTIA', async (_, actor) => readListQuestion(actor, typed, now));

  test('is a list, a pathway, or both', async () => {
    const { pathways } = await world.directory();
    const [dementia] = pathways;
    const read = async (typed: string) => resultOf(await question(typed));
    expect(await read('')).toEqual({ list: 'open', pathwayId: null, cursor: null });
    expect(await read('Overdue')).toMatchObject({ list: 'overdue', pathwayId: null });
    expect(await read('dementia')).toMatchObject({ list: 'open', pathwayId: dementia?.id });
    expect(await read('ended  DEMENTIA')).toMatchObject({ list: 'ended', pathwayId: dementia?.id });
  });

  test('is refused where it is neither, with what there is', async () => {
    expect(refusalOf(await question('requestd'))).toEqual({
      code: 'unknown_list',
      given: 'requestd',
      lists: ['mine', 'requested', 'bodies', 'overdue', 'open', 'ended'],
      pathways: ['Dementia'],
    });
  });
});

describe('the lists', () => {
  beforeEach(async () => {
    await world.request('U0DEMENTIA');
    await world.request('U0SECRETARY');
    await world.decide('U0CLGCHAIR', 'clg');
  });

  test('mine: what I owe an answer on now', async () => {
    expect(await references('U0CLGCHAIR', 'mine')).toEqual(['SO-1']);
    expect(await references('U0DPHMEDWAY', 'mine')).toEqual(['SO-2']);
    expect(await references('U0DEMENTIA', 'mine')).toEqual([]);
  });

  test('requested: what I asked for', async () => {
    expect(await references('U0DEMENTIA', 'requested')).toEqual(['SO-1']);
    expect(await references('U0SECRETARY', 'requested')).toEqual(['SO-2']);
  });

  test('bodies: what asks a body I sit in, whether or not it is its turn', async () => {
    expect(await references('U0CABINET', 'bodies')).toEqual(['SO-1', 'SO-2']);
    expect(await references('U0DEMENTIA', 'bodies')).toEqual([]);
  });

  test('overdue: what is past its deadline, and only then', async () => {
    expect(await references('U0DEMENTIA', 'overdue', london('2011-11-15T23:59'))).toEqual([]);
    expect(await references('U0DEMENTIA', 'overdue', london('2011-11-16T00:00'))).toEqual(['SO-1', 'SO-2']);
  });

  test('ended: what has ended, and open what has not', async () => {
    await withdraw('SO-1');
    expect(await references('U0CABINET', 'ended')).toEqual(['SO-1']);
    expect(await references('U0CABINET', 'open')).toEqual(['SO-2']);
  });

  test('say who has not answered', async () => {
    const { lines } = await list('U0CABINET', 'open');
    expect(lines.map(({ content }) => content?.waiting)).toEqual([
      [{ body: 'Clinical Leadership Group', people: ['Co-Medical Director'], inquorate: false }],
      [
        {
          body: 'Kent shadow Health and Wellbeing Board',
          people: ['Cabinet Member for Health Reform', 'Director of Public Health (Kent)'],
          inquorate: false,
        },
        { body: 'Medway shadow Health and Wellbeing Board', people: ['Director of Public Health (Medway)'], inquorate: false },
      ],
    ]);
  });

  test('have what is due first at the top, and what has no deadline at the end', async () => {
    await world.request('U0DEMENTIA');
    const due = (number: number, day: string) =>
      world.prisma.signOff.updateMany({
        where: { number },
        data: { deadlineAt: london(`${day}T23:59`).toJSDate(), deadlineReason: 'The grant ends.' },
      });
    await due(1, '2011-12-20');
    await due(3, '2011-11-12');
    expect(await references('U0DEMENTIA', 'open')).toEqual(['SO-3', 'SO-2', 'SO-1']);
    const { lines, pathways } = await list('U0DEMENTIA', 'requested');
    expect(lines.map(({ reference }) => reference)).toEqual(['SO-3', 'SO-1']);
    expect(pathways.map(({ name }) => name)).toEqual(['Dementia']);
  });
});

test.each(['open', 'ended'] as const)(
  'a long list, of what is %s, is turned page by page, both ways, and nothing is left out',
  async (kind) => {
    for (let number = 1; number <= 20; number += 1) await world.request('U0DEMENTIA');
    if (kind === 'ended') await world.prisma.signOff.updateMany({ data: { outcome: 'rejected', outcomeAt: now.toJSDate() } });
    const pages: string[][] = [];
    let cursor: ListCursor = null;
    let last = await list('U0DEMENTIA', kind);
    expect(last.previous).toBeNull();
    for (;;) {
      pages.push(last.lines.map(({ reference }) => reference));
      cursor = last.next;
      if (cursor === null) break;
      last = await list('U0DEMENTIA', kind, cursor);
    }
    expect(pages.map(({ length }) => length)).toEqual([8, 8, 4]);
    expect(pages.flat()).toEqual(Array.from({ length: 20 }, (_, index) => `SO-${kind === 'open' ? index + 1 : 20 - index}`));
    const before = await list('U0DEMENTIA', kind, last.previous);
    expect(before.lines.map(({ reference }) => reference)).toEqual(pages[1]);
    const first = await list('U0DEMENTIA', kind, before.previous);
    expect([first.lines.map(({ reference }) => reference), first.previous]).toEqual([pages[0], null]);
  },
);

describe('Home', () => {
  const home = (by: string, at = now) => world.as(by, (stores, actor) => showHomeSignOffs(stores, actor, at));

  test('has a card for each body for which somebody owes an answer', async () => {
    await world.close();
    world = await caseWorld(kent.replace('{ person: dph-medway, role: approver }', '{ person: dph-kent, role: approver }'));
    await world.request('U0DEMENTIA');
    await world.decide('U0CLGCHAIR', 'clg');
    const { waiting } = await home('U0DPHKENT');
    expect(waiting.shown.map(({ decideFor }) => decideFor?.body)).toEqual([
      'Kent shadow Health and Wellbeing Board',
      'Medway shadow Health and Wellbeing Board',
    ]);
    resultOf(await world.decide('U0DPHKENT', 'medway-hwb'));
    expect((await home('U0DPHKENT')).waiting.shown.map(({ decideFor }) => decideFor?.body)).toEqual([
      'Kent shadow Health and Wellbeing Board',
    ]);
  });

  test('has one’s own requests until they end, and counts those there is no room for', async () => {
    for (let number = 1; number <= 10; number += 1) await world.request('U0DEMENTIA');
    const { requested } = await home('U0DEMENTIA');
    expect([requested.shown[0]?.reference, requested.shown.length, requested.more]).toEqual(['SO-10', 8, 2]);
    expect((await home('U0CLGCHAIR')).waiting).toMatchObject({ more: 0, shown: Array(10).fill({}) });
    await world.request('U0DEMENTIA');
    expect((await home('U0CLGCHAIR')).waiting).toMatchObject({ more: 1, shown: Array(10).fill({}) });
    for (let number = 12; number <= 100; number += 1) await world.request('U0DEMENTIA');
    expect((await home('U0CLGCHAIR')).waiting).toMatchObject({ more: 'many', shown: Array(10).fill({}) });
  });

  test('has the conditions somebody is to meet, also of a request that is approved, until they are met', async () => {
    await world.close();
    world = await caseWorld(
      kent.replace('- bodies: [kent-hwb, medway-hwb]', '').replace('formally_responsible: kent-hwb', 'formally_responsible: clg'),
    );
    await world.request('U0DEMENTIA');
    const conditions = [
      { text: 'Cost the locum', ownerSlackId: null, due: '2011-11-30' },
      { text: 'Ask the carers', ownerSlackId: 'U0DOCTOR', due: null },
    ];
    resultOf(await world.decide('U0CLGCHAIR', 'clg', { verdict: 'approve_with_conditions', conditions }));
    expect(await world.prisma.signOff.findFirst()).toMatchObject({ outcome: 'approved' });
    expect((await home('U0DEMENTIA')).conditions.shown).toMatchObject([
      { reference: 'SO-1', body: 'Clinical Leadership Group', text: 'Cost the locum', due: '2011-11-30' },
    ]);
    expect((await home('U0DOCTOR')).conditions.shown).toMatchObject([{ text: 'Ask the carers' }]);
    await world.prisma.signOff.updateMany({ data: { privateReason: 'A contract' } });
    expect((await home('U0DOCTOR')).conditions.shown).toMatchObject([{ title: 'Private item (SO-1)', text: null }]);
    const set = await world.prisma.condition.findFirstOrThrow({ where: { text: 'Ask the carers' } });
    await world.prisma.condition.update({ where: { id: set.id }, data: { dischargedAt: now.toJSDate(), dischargedById: set.ownerId } });
    expect((await home('U0DOCTOR')).conditions.shown).toEqual([]);
    expect((await home('U0DEMENTIA')).requested.shown).toEqual([]);
  });

  test('has the condition most overdue at the top, however many newer requests of theirs were rejected or answered anew', async () => {
    await world.close();
    world = await caseWorld(
      kent.replace('- bodies: [kent-hwb, medway-hwb]', '').replace('formally_responsible: kent-hwb', 'formally_responsible: clg'),
    );
    const verdict = 'approve_with_conditions';
    const condition = (due: string) => ({ verdict, conditions: [{ text: `Due ${due}`, ownerSlackId: null, due }] }) as const;
    for (const day of [11, 28, 27, 26, 25, 24, 23, 22, 21, 20]) {
      await world.request('U0DEMENTIA');
      resultOf(await world.decide('U0CLGCHAIR', 'clg', condition(`2011-11-${day}`)));
    }
    // What a hundred and more requests leave behind over the years, each with a condition that nobody discharges.
    await world.prisma.$executeRaw`
      WITH one AS (SELECT * FROM sign_off WHERE number = 1), body AS (SELECT * FROM sign_off_body WHERE sign_off_id = (SELECT id FROM one)),
        version AS (SELECT * FROM sign_off_version WHERE sign_off_id = (SELECT id FROM one)),
        given AS (SELECT * FROM verdict WHERE sign_off_body_id = (SELECT id FROM body)),
        set AS (SELECT condition.* FROM condition JOIN given ON given.id = verdict_id),
        fresh AS (SELECT 10 + n AS number, gen_random_uuid() AS so, gen_random_uuid() AS sv, gen_random_uuid() AS sb, gen_random_uuid() AS v
          FROM generate_series(1, 120) AS n),
        a AS (INSERT INTO sign_off SELECT (jsonb_populate_record(NULL::sign_off, to_jsonb(one) || jsonb_build_object('id', so, 'number', fresh.number, 'outcome', 'rejected'))).* FROM one, fresh),
        b AS (INSERT INTO sign_off_version SELECT (jsonb_populate_record(NULL::sign_off_version, to_jsonb(version) || jsonb_build_object('id', sv, 'sign_off_id', so))).* FROM version, fresh),
        c AS (INSERT INTO sign_off_body SELECT (jsonb_populate_record(NULL::sign_off_body, to_jsonb(body) || jsonb_build_object('id', sb, 'sign_off_id', so))).* FROM body, fresh),
        d AS (INSERT INTO verdict SELECT (jsonb_populate_record(NULL::verdict, to_jsonb(given) || jsonb_build_object('id', v, 'sign_off_body_id', sb, 'version_id', sv))).* FROM given, fresh)
      INSERT INTO condition SELECT (jsonb_populate_record(NULL::condition, to_jsonb(set) || jsonb_build_object('id', gen_random_uuid(), 'verdict_id', v))).* FROM set, fresh`;
    const { conditions } = await home('U0DEMENTIA');
    expect(conditions.shown.map(({ due }) => due?.slice(-2))).toEqual(['11', '20', '21', '22', '23', '24', '25', '26']);
    expect(conditions.more).toBe(2);
    expect(await world.prisma.signOff.count()).toBe(130);
  });
});
