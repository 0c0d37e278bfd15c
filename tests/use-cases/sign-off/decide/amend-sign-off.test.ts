import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AmendSignOff, amendSignOff } from '#src/use-cases/sign-off/decide/amend-sign-off.ts';
import { prepareAmendment } from '#src/use-cases/sign-off/decide/prepare-amendment.ts';
import { prepareWithdrawal, withdrawSignOff } from '#src/use-cases/sign-off/decide/withdraw-sign-off.ts';
import { sampleFile } from '#tests/support/sign-off-samples.ts';
import { type CaseWorld, caseWorld, now, refusalOf, resultOf, sampleContent } from '../sign-off-world.ts';

let world: CaseWorld;
let signOffId: string;
beforeEach(async () => {
  world = await caseWorld();
  signOffId = resultOf(await world.request('U0DEMENTIA', { content: { files: [sampleFile()], note: 'Frist version' } })).signOffId;
});
afterEach(() => world.close());

const reworded = { ...sampleContent, note: 'First version' };

const amend = (by: string, more: Partial<AmendSignOff> = {}) =>
  world.as(by, (stores, actor) =>
    amendSignOff(
      stores,
      actor,
      { signOffId, version: 1, content: reworded, keptFiles: ['F0PLAN'], minor: false, reason: null, ...more },
      now,
    ),
  );
const prepare = (by: string, typed: string) =>
  world.as(by, (stores, actor) => prepareAmendment(stores, actor, { typed, example: '/signoff amend SO-12' }, now));
const withdraw = (by: string, reason: string) =>
  world.as(by, (stores, actor) => withdrawSignOff(stores, actor, { signOffId, reason }, now));
const bodies = () =>
  world.prisma.signOffBody.findMany({ orderBy: [{ step: 'asc' }, { id: 'asc' }], select: { round: true, outcome: true } });

describe('the form for another version', () => {
  test('holds the version that stands, who has answered and which bodies asked for changes', async () => {
    await world.decide('U0CLGCHAIR', 'clg', { verdict: 'request_changes', reason: 'Costs' });
    expect(resultOf(await prepare('U0DEMENTIA', 'SO-1'))).toMatchObject({
      signOffId,
      reference: 'SO-1',
      version: 1,
      content: { title: 'Dementia redesign', note: 'Frist version', files: [{ name: 'plan.pdf' }] },
      sections: [],
      answered: ['Co-Medical Director'],
      asking: ['Co-Medical Director'],
    });
  });

  test.each(['1', 'so1', 'SO 1', '#1', 'so-1 '])('is found by what people type: %s', async (typed) => {
    expect(resultOf(await prepare('U0DEMENTIA', typed)).reference).toBe('SO-1');
  });

  test.each([
    ['', { code: 'which_sign_off', example: '/signoff amend SO-12' }],
    ['SO-2', { code: 'no_such_sign_off', given: 'SO-2' }],
    ['9999999999999', { code: 'no_such_sign_off', given: '9999999999999' }],
    ['Dementia', { code: 'no_such_sign_off', given: 'Dementia' }],
  ])('is refused for “%s”', async (typed, refusal) => {
    expect(refusalOf(await prepare('U0DEMENTIA', typed))).toEqual(refusal);
  });

  test('is refused, on record, to whoever has no right to it', async () => {
    expect(refusalOf(await prepare('U0CABINET', 'SO-1'))).toMatchObject({ code: 'may_not', action: 'change SO-1' });
    expect((await world.chronicle()).at(-1)).toBe('new version refused, Cabinet Member for Health Reform');
  });

  test('is refused once the request has ended', async () => {
    resultOf(await withdraw('U0DEMENTIA', 'No longer needed'));
    expect(refusalOf(await prepare('U0DEMENTIA', 'SO-1'))).toMatchObject({ code: 'request_has_ended' });
  });
});

describe('a major version', () => {
  test('starts every body again, and keeps the files that were ticked', async () => {
    await world.decide('U0CLGCHAIR', 'clg');
    const sent = resultOf(
      await amend('U0DEMENTIA', { content: { ...reworded, files: [sampleFile({ slackFileId: 'F0MORE', name: 'more.pdf' })] } }),
    );
    expect(sent).toMatchObject({ reference: 'SO-1', version: 2, minor: false });
    expect(sent.startAgain).toHaveLength(3);
    expect(await bodies()).toEqual(Array(3).fill({ round: 2, outcome: null }));
    expect(await world.prisma.signOffVersion.findFirst({ where: { number: 2 } })).toMatchObject({
      change: 'major',
      files: [{ name: 'plan.pdf' }, { name: 'more.pdf' }],
    });
  });

  test('is not sent twice, nor over another that came first', async () => {
    resultOf(await amend('U0DEMENTIA'));
    expect(refusalOf(await amend('U0DEMENTIA'))).toMatchObject({ code: 'version_not_current', current: 2 });
    expect(refusalOf(await amend('U0DEMENTIA', { version: 2 }))).toMatchObject({ code: 'nothing_changed', version: 2 });
  });

  test('through the gate for texts, links and files', async () => {
    expect(refusalOf(await amend('U0DEMENTIA', { content: { ...reworded, links: 'nowhere' } }))).toMatchObject({ code: 'link_not_a_link' });
    expect(refusalOf(await amend('U0DEMENTIA', { reason: 'see patient 943 476 5919' }))).toEqual({ code: 'patient_identifier' });
    expect(await world.prisma.signOffVersion.count()).toBe(1);
  });
});

describe('a minor version', () => {
  test('needs a reason, and the same links and files', async () => {
    expect(refusalOf(await amend('U0DEMENTIA', { minor: true }))).toMatchObject({ code: 'reason_needed' });
    const minor = { minor: true, reason: 'A spelling mistake' };
    expect(refusalOf(await amend('U0DEMENTIA', { ...minor, keptFiles: [] }))).toMatchObject({ code: 'not_minor', changed: ['files'] });
    expect(resultOf(await amend('U0DEMENTIA', minor))).toMatchObject({ version: 2, minor: true, startAgain: [] });
    expect(await bodies()).toEqual(Array(3).fill({ round: 1, outcome: null }));
  });

  test('opens a body again that asked for changes, and asks who did', async () => {
    await world.decide('U0CLGCHAIR', 'clg', { verdict: 'request_changes', reason: 'Say which version' });
    const sent = resultOf(await amend('U0DEMENTIA', { minor: true, reason: 'As asked' }));
    expect(sent).toMatchObject({ startAgain: [], askedAgain: ['Co-Medical Director'] });
    expect(await bodies()).toMatchObject([{ round: 1, outcome: null }, { round: 1 }, { round: 1 }]);
  });
});

describe('a request that is withdrawn', () => {
  test('has ended, with its reason', async () => {
    expect(refusalOf(await withdraw('U0DEMENTIA', ' '))).toMatchObject({ code: 'reason_needed' });
    expect(resultOf(await withdraw('U0DEMENTIA', 'The service has closed'))).toEqual({ reference: 'SO-1', title: 'Dementia redesign' });
    expect(await world.prisma.signOff.findFirst()).toMatchObject({ outcome: 'withdrawn', outcomeReason: 'The service has closed' });
    expect(refusalOf(await withdraw('U0DEMENTIA', 'Again'))).toMatchObject({ code: 'request_has_ended' });
  });

  test('is its requester’s to withdraw, or an officer’s of the group', async () => {
    const form = (by: string) => world.as(by, (stores, actor) => prepareWithdrawal(stores, actor, { signOffId }, now));
    expect(refusalOf(await form('U0CABINET'))).toMatchObject({ code: 'may_not', action: 'withdraw SO-1' });
    expect(refusalOf(await withdraw('U0CABINET', 'Not wanted'))).toMatchObject({ code: 'may_not' });
    expect(resultOf(await form('U0DEMENTIA'))).toEqual({ signOffId, reference: 'SO-1', title: 'Dementia redesign' });
  });
});

test('a body that decides again is shown by its new answers, also within the instant of the old ones', async () => {
  resultOf(await world.decide('U0CLGCHAIR', 'clg'));
  resultOf(await amend('U0DEMENTIA'));
  resultOf(await world.decide('U0CLGCHAIR', 'clg', { version: 2, verdict: 'reject', reason: 'Costs' }));
  const cards = (await world.messages()).flatMap(({ content }) => (content.kind === 'sign_off_card' ? [content] : []));
  expect(cards.at(-1)?.steps[0]?.bodies[0]?.verdicts).toMatchObject([{ verdict: 'reject', version: 2, reason: 'Costs' }]);
});
