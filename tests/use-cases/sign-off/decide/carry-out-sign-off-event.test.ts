import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { personBySlackId } from '#src/domain/directory.ts';
import type { Outcome } from '#src/domain/refusal.ts';
import { actAsChair } from '#src/use-cases/sign-off/decide/act-as-chair.ts';
import { amendSignOff } from '#src/use-cases/sign-off/decide/amend-sign-off.ts';
import { contestVerdict } from '#src/use-cases/sign-off/decide/contest-verdict.ts';
import { contestVersion } from '#src/use-cases/sign-off/decide/contest-version.ts';
import { dischargeCondition } from '#src/use-cases/sign-off/decide/discharge-condition.ts';
import type { RecordVerdict } from '#src/use-cases/sign-off/decide/record-verdict.ts';
import { recordVerdict } from '#src/use-cases/sign-off/decide/record-verdict.ts';
import { kent as kentFile, kentWithThreeApprovers } from '#tests/support/governance.ts';
import { only } from '#tests/support/seeing.ts';
import { type CaseWorld, caseWorld, now, refusalOf, resultOf, sampleContent } from '../sign-off-world.ts';

const [chair, kent, medway, cabinet, lead, secretary] = [
  'U0CLGCHAIR',
  'U0DPHKENT',
  'U0DPHMEDWAY',
  'U0CABINET',
  'U0DEMENTIA',
  'U0SECRETARY',
];

let world: CaseWorld;
beforeEach(async () => {
  world = await caseWorld(kentWithThreeApprovers);
  resultOf(await world.request(lead));
});
afterEach(() => world.close());

const askedId = async (key: string) => (await world.prisma.signOffBody.findFirstOrThrow({ where: { body: { key } } })).id;
const personId = async (slack: string) => only(personBySlackId(await world.directory(), slack, now), slack).id;
const lastEntry = () => world.prisma.chronicleEntry.findFirstOrThrow({ orderBy: { position: 'desc' } });

/** What was told whom in person, in order: "U0CLGCHAIR starts_again". */
async function notes(): Promise<string[]> {
  return (await world.messages()).flatMap(({ to, content }) => (content.kind === 'sign_off_note' ? [`${to} ${content.about}`] : []));
}

async function record(more: Partial<RecordVerdict> & { whose?: string } = {}, by = secretary) {
  const { whose = kent, ...input } = more;
  const recorded = {
    signOffBodyId: await askedId('clg'),
    version: 1,
    approverId: await personId(whose),
    verdict: 'approve',
    reason: null,
    conditions: [],
    how: 'telephone',
    note: null,
    ...input,
  } as const;
  return world.as(by, (stores, actor) => recordVerdict(stores, actor, recorded, now));
}

describe('a verdict', () => {
  test('of each kind is recorded with who, for whom, and what they said', async () => {
    resultOf(await world.decide(chair, 'clg', { verdict: 'abstain' }));
    resultOf(await world.decide(kent, 'clg', { verdict: 'recuse', reason: 'A friend' }));
    const conditions = [{ text: 'Cost it', ownerSlackId: cabinet, due: '2011-12-12' }];
    resultOf(await world.decide(medway, 'clg', { verdict: 'approve_with_conditions', conditions }));
    const given = await world.prisma.chronicleEntry.findMany({ where: { action: 'verdict given' }, orderBy: { position: 'asc' } });
    expect(given.map(({ details }) => details)).toMatchObject([
      { body: 'clg', person: 'clg-chair', for: ['clg-chair'], verdict: 'abstain', version: 1 },
      { person: 'dph-kent', verdict: 'recuse', reason: 'A friend' },
      {
        person: 'dph-medway',
        verdict: 'approve_with_conditions',
        conditions: [{ text: 'Cost it', owner: 'cabinet-member', due: '2011-12-12' }],
      },
    ]);
    expect(await notes()).toContain(`${cabinet} condition_set`);
  });

  test('needs conditions that can be met', async () => {
    const give = (text: string, ownerSlackId: string | null, due: string | null) =>
      world.decide(chair, 'clg', { verdict: 'approve_with_conditions', conditions: [{ text, ownerSlackId, due }] });
    expect(refusalOf(await world.decide(chair, 'clg', { verdict: 'approve_with_conditions' }))).toMatchObject({
      code: 'conditions_needed',
    });
    expect(refusalOf(await give(' ', null, null))).toEqual({ code: 'condition_unfit', number: 1, problem: 'without_words' });
    expect(refusalOf(await give('Cost it', 'U0STRANGER', null))).toMatchObject({ problem: 'owner_not_listed' });
    expect(refusalOf(await give('Cost it', null, '2011-11-09'))).toMatchObject({ problem: 'due_past', due: '2011-11-09' });
    expect(refusalOf(await give('For patient 943 476 5919', null, null))).toEqual({ code: 'patient_identifier' });
    resultOf(await give('Cost it', null, '2011-11-10'));
    expect(await world.prisma.condition.findMany()).toMatchObject([{ ownerId: await personId(lead), text: 'Cost it' }]);
  });

  test('with its reason to follow counts at once, and is completed later', async () => {
    expect(resultOf(await world.decide(chair, 'clg', { verdict: 'reject', reasonToFollow: true })).toFollow).toBe(true);
    expect((await notes()).toSorted()).toEqual([`${chair} words_wanted`, `${lead} answered_against`]);
    resultOf(await world.decide(kent, 'clg', { verdict: 'reject', reason: 'Costs' }));
    expect(await world.prisma.signOff.findFirst()).toMatchObject({ outcome: 'rejected' });
    resultOf(await world.decide(chair, 'clg', { verdict: 'reject', reason: 'Too dear' }));
    const card = (await world.messages()).find(({ content }) => content.kind === 'sign_off_card')?.content;
    expect(card).toMatchObject({ steps: [{ bodies: [{ verdicts: [{ reason: 'Too dear', toFollow: false }, { reason: 'Costs' }] }] }, {}] });
    expect(refusalOf(await world.decide(chair, 'clg', { verdict: 'reject', reason: 'Too dear' }))).toMatchObject({ code: 'already_given' });
  });

  test('by a deputy is given for who delegated, until they answer themselves, of which the deputy is told', async () => {
    const directory = await world.directory();
    const body = only(
      directory.bodies.find(({ key }) => key === 'clg'),
      'clg',
    );
    const delegation = { id: uuid(), bodyId: body.id, fromId: await personId(kent), toId: await personId(cabinet) };
    await world.transact(({ delegations }) => delegations.add(directory.workspace.id, { ...delegation, since: now, until: null }));
    expect(resultOf(await world.decide(cabinet, 'clg', { verdict: 'abstain' })).standsFor).toEqual(['Director of Public Health (Kent)']);
    expect(resultOf(await world.decide(kent, 'clg')).standsFor).toEqual([]);
    expect(await notes()).toEqual([`${cabinet} answered_in_person`]);
    expect(refusalOf(await world.decide(cabinet, 'clg'))).toMatchObject({ code: 'no_voice_lent', because: 'has_answered' });
  });
});

describe('what the secretariat records', () => {
  test('is in the chronicle as such, and told to the approver', async () => {
    resultOf(await record({ note: 'At noon' }));
    expect(await lastEntry()).toMatchObject({
      action: 'verdict recorded',
      actor: 'Business Strategy officer',
      role: 'secretariat',
      details: { person: 'dph-kent', received: { how: 'telephone', note: 'At noon' } },
    });
    expect(await notes()).toEqual([`${kent} verdict_recorded`]);
  });

  test('is refused to others, on record, and says what is wrong with the approver', async () => {
    expect(refusalOf(await record({}, chair))).toMatchObject({ code: 'may_not' });
    expect(await lastEntry()).toMatchObject({ action: 'recording of a verdict refused', details: { because: 'may_not' } });
    expect(refusalOf(await record({ whose: cabinet }))).toMatchObject({ code: 'not_recorded', because: { code: 'not_an_approver' } });
    expect(refusalOf(await record({ verdict: 'reject' }))).toMatchObject({ code: 'reason_needed' });
    expect(await world.prisma.verdict.count()).toBe(0);
  });

  test('is contested by who is said to have said it, and by nobody else', async () => {
    resultOf(await record());
    const { id: verdictId } = await world.prisma.verdict.findFirstOrThrow();
    const contested = { signOffBodyId: await askedId('clg'), verdictId, reason: 'I said no' };
    const contest = (user: string) => world.as(user, (stores, actor) => contestVerdict(stores, actor, contested, now));
    expect(refusalOf(await contest(medway))).toMatchObject({ code: 'not_your_verdict' });
    expect(resultOf(await contest(kent))).toEqual({ reference: 'SO-1', body: 'Clinical Leadership Group', reopened: false });
    expect(await notes()).toEqual([`${kent} verdict_recorded`, `${secretary} verdict_contested`]);
    expect(refusalOf(await contest(kent))).toMatchObject({ code: 'contested_already' });
    expect(resultOf(await world.decide(kent, 'clg')).afterOutcome).toBeNull();
  });
});

describe('chair’s action', () => {
  const act = async (user: string, reason: string | null, reasonToFollow = false) => {
    const input = { signOffBodyId: await askedId('clg'), version: 1, reason, reasonToFollow };
    return world.as(user, (stores, actor) => actAsChair(stores, actor, input, now));
  };

  test('is the chair’s, needs a reason, and can be given it later', async () => {
    expect(refusalOf(await act(kent, 'Urgent'))).toMatchObject({ code: 'not_the_chair', chairs: ['Co-Medical Director'] });
    expect(await lastEntry()).toMatchObject({ action: "chair's action refused" });
    expect(refusalOf(await act(chair, null))).toMatchObject({ code: 'reason_needed' });
    resultOf(await act(chair, null, true));
    expect(await notes()).toEqual([`${chair} words_wanted`]);
    resultOf(await act(chair, 'The grant ends'));
    const card = (await world.messages()).find(({ content }) => content.kind === 'sign_off_card')?.content;
    expect(card).toMatchObject({
      steps: [{ bodies: [{ outcome: 'approved', chairsAction: { reason: 'The grant ends', ratification: { at: null } } }] }, {}],
    });
  });
});

describe('a version that is contested', () => {
  test('is refused where it is not minor, or to who has no say', async () => {
    const contested = { signOffBodyId: await askedId('clg'), version: 1, reason: 'No' };
    const contest = (user: string) => world.as(user, (stores, actor) => contestVersion(stores, actor, contested, now));
    expect(refusalOf(await contest(lead))).toMatchObject({ code: 'no_say' });
    expect(await lastEntry()).toMatchObject({ action: 'contest of a version refused', actor: 'Dementia pathway lead' });
    expect(refusalOf(await contest(kent))).toEqual({ code: 'not_contestable', reference: 'SO-1', version: 1 });
  });
});

describe('a condition', () => {
  test('is discharged by who decides for the body, never by its owner', async () => {
    const conditions = [{ text: 'Cost it', ownerSlackId: kent, due: null }];
    resultOf(await world.decide(chair, 'clg', { verdict: 'approve_with_conditions', conditions }));
    resultOf(await world.decide(medway, 'clg'));
    const { id: conditionId } = await world.prisma.condition.findFirstOrThrow();
    const met = { signOffBodyId: await askedId('clg'), conditionId, note: null };
    const discharge = (user: string): Promise<Outcome<unknown>> =>
      world.as(user, (stores, actor) => dischargeCondition(stores, actor, met, now));
    expect(refusalOf(await discharge(kent))).toMatchObject({ code: 'own_condition' });
    expect(await lastEntry()).toMatchObject({ action: 'discharge of a condition refused' });
    expect(resultOf(await discharge(medway))).toEqual({ reference: 'SO-1', body: 'Clinical Leadership Group', left: 0 });
    expect(refusalOf(await discharge(chair))).toMatchObject({ code: 'condition_closed', because: 'discharged' });
    expect((await notes()).filter((note) => note.endsWith('condition_met')).toSorted()).toEqual(
      [lead, kent].map((user) => `${user} condition_met`).toSorted(),
    );
  });
});

describe('a body that asked for changes and is asked again', () => {
  test('by a minor version: only who asked is told to answer again; the record says to which verdict it replies, and the certificate holds', async () => {
    resultOf(await world.decide(chair, 'clg'));
    resultOf(await world.decide(kent, 'clg', { verdict: 'request_changes', reason: 'Name the site' }));
    const { id: signOffId } = await world.prisma.signOff.findFirstOrThrow();
    const amended = {
      signOffId,
      version: 1,
      content: { ...sampleContent, title: 'The site named' },
      keptFiles: [],
      minor: true,
      reason: 'As asked',
    };
    const sent = resultOf(await world.as(lead, (stores, actor) => amendSignOff(stores, actor, amended, now)));
    expect(sent.askedAgain).toEqual(['Director of Public Health (Kent)']);
    expect((await notes()).filter((note) => !note.startsWith(lead)).toSorted()).toEqual(
      [`${chair} minor_version`, `${kent} starts_again`, 'C0CLG asked_again'].toSorted(),
    );
    expect(await world.chronicle()).toContain('verdict replied to, Dementia pathway lead');
    expect(await world.prisma.signOffBody.findMany({ where: { round: { gt: 1 } } })).toEqual([]);
    resultOf(await world.decide(kent, 'clg', { version: 2 }));
    expect(await world.prisma.signOffBody.findUnique({ where: { id: await askedId('clg') } })).toMatchObject({ outcome: 'approved' });
  });

  test('is told of as sent back by whichever answer it came to that, once, while others may still answer', async () => {
    await world.close();
    world = await caseWorld(kentFile.replace('approval: { rule: any }', 'approval: { at_least: 1 }'));
    resultOf(await world.request(lead));
    resultOf(await world.decide(chair, 'clg'));
    resultOf(await world.decide(cabinet, 'kent-hwb', { verdict: 'request_changes', reason: 'Costs' }));
    expect(await notes()).toEqual([`${lead} answered_against`]);
    resultOf(await world.decide(kent, 'kent-hwb', { verdict: 'abstain' }));
    expect(await world.prisma.signOff.findFirst()).toMatchObject({ outcome: null });
    expect(await notes()).toEqual([`${lead} answered_against`, `${lead} sent_back`]);
    const told = (await world.messages()).find(({ content }) => content.kind === 'sign_off_note' && content.about === 'sent_back');
    expect(told?.content).toMatchObject({
      version: 1,
      answers: [{ person: 'Cabinet Member for Health Reform', verdict: 'request_changes', reason: 'Costs' }],
    });
  });

  test('keeps its copies: nothing is posted twice', async () => {
    await world.close();
    world = await caseWorld(kentFile);
    resultOf(await world.request(lead));
    resultOf(await world.decide(chair, 'clg'));
    const copies = (await world.messages()).filter(({ kind, content }) => kind === 'post' && content.kind === 'sign_off_card');
    resultOf(await world.decide(cabinet, 'kent-hwb', { verdict: 'request_changes', reason: 'Costs' }));
    resultOf(await world.decide(medway, 'medway-hwb'));
    expect(await world.prisma.signOff.findFirst()).toMatchObject({ outcome: 'changes_requested' });
    const after = (await world.messages()).filter(({ kind, content }) => kind === 'post' && content.kind === 'sign_off_card');
    expect(after.map(({ to }) => to)).toEqual(copies.map(({ to }) => to));
  });
});
