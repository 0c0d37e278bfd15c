import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Contradiction } from '#src/domain/progress/question-status.ts';
import type { Report } from '#src/domain/progress/read-report.ts';
import { logProgress } from '#src/use-cases/progress/log-progress.ts';
import { kent } from '#tests/support/governance.ts';
import { type CaseWorld, caseWorld, now, refusalOf, resultOf } from '../sign-off/sign-off-world.ts';

const amber = 'amber Memory clinic referral form agreed; audit slips to May. Path to green: locum from 1 May';
const more = `
  - { key: memory, name: Memory clinics, group: dementia-group, tier: local, phase: developing, organisations: [nhs-km] }
  - { key: closed, name: Closed, group: dementia-group, tier: local, phase: developing, organisations: [nhs-km], private: Staff named }
`;
const severalPathways = kent.replace(/(\npathways:[^\n]*\n(?: [^\n]*\n)+)/, `$1${more.trimStart().replace(/^-/, '  -')}`);

describe('logging progress', () => {
  let world: CaseWorld;
  beforeEach(async () => {
    world = await caseWorld();
  });
  afterEach(() => world.close());
  const log = (slackUserId: string, report: string | Report, channelId: string | null = 'C0DEMENTIA') =>
    world.as(slackUserId, (stores, actor) => logProgress(stores, actor, { channelId, report }, now));
  const storedEntries = () => world.prisma.entry.findMany({ orderBy: { id: 'asc' } });

  test('stores the entry, puts its card into the channel and records it', async () => {
    const logged = resultOf(await log('U0DEMENTIA', amber));
    expect(logged).toMatchObject({ pathway: 'Dementia', status: 'amber', statusKept: false, card: 'on_its_way' });
    expect(await storedEntries()).toMatchObject([
      {
        id: logged.entryId,
        status: 'amber',
        done: 'Memory clinic referral form agreed; audit slips to May.',
        pathToGreen: 'locum from 1 May',
        askKind: null,
      },
    ]);
    expect(await world.messages()).toMatchObject([
      {
        to: 'C0DEMENTIA',
        content: {
          kind: 'entry_card',
          group: 'Dementia pathway review group',
          statusBefore: null,
          timezone: 'Europe/London',
          at: '2011-11-10T10:30:00.000Z',
        },
      },
    ]);
    expect((await world.chronicle()).at(-1)).toBe('progress logged, Dementia pathway lead');
  });

  test('keeps the last status where none is given, and shows the one before', async () => {
    await log('U0DEMENTIA', 'green all well');
    const kept = resultOf(await log('U0DOCTOR', 'Nurse started'));
    expect(kept).toMatchObject({ status: 'green', statusKept: true });
    expect((await world.messages()).at(-1)?.content).toMatchObject({
      statusKept: true,
      statusBefore: 'green',
      author: { slackUserId: 'U0DOCTOR' },
    });
  });

  test.each([
    'Status: Red. Theatre lists cancelled',
    'RAG: red',
    'Highlight report\nOverall RAG status: Red\nTheatre lists cancelled',
    'Delivery confidence: Amber/Red',
    '🔴 Theatre lists cancelled',
    ':red_circle: Theatre lists cancelled',
    '*Red* Theatre lists cancelled',
    '(red) Theatre lists cancelled',
    'RED! Theatre lists cancelled',
    'Dementia is red',
    'reed Theatre lists cancelled',
    'No longer green',
  ])('after a Green, %j is not stored as Green', async (typed) => {
    resultOf(await log('U0DEMENTIA', 'green all well'));
    expect(['report_incomplete', 'status_asked']).toContain(refusalOf(await log('U0DEMENTIA', typed)).code);
    expect(await storedEntries()).toHaveLength(1);
  });

  test('stores a status that is stated within the text, and the text whole', async () => {
    const typed = 'Status: Red. Lists cancelled. Path to green: locum. Ask help: staff';
    expect(resultOf(await log('U0DEMENTIA', typed))).toMatchObject({ status: 'red', statusKept: false });
    expect(await storedEntries()).toMatchObject([{ status: 'red', done: 'Status: Red. Lists cancelled.' }]);
  });

  test('never keeps a Red unasked', async () => {
    resultOf(await log('U0DEMENTIA', 'red Shut. Path to green: locum. Ask help: staff'));
    expect(refusalOf(await log('U0DEMENTIA', 'Nurse started. Path to green: locum. Ask help: staff'))).toMatchObject({
      code: 'status_asked',
      question: { why: 'was_red' },
    });
  });

  test('keeps no last status under a form without one whose text states another', async () => {
    resultOf(await log('U0DEMENTIA', 'green all well'));
    const form: Report = { pathwayKey: 'dementia', status: null, done: 'Dementia is red', next: null, pathToGreen: null, ask: null };
    expect(refusalOf(await log('U0DEMENTIA', form))).toMatchObject({ code: 'status_asked', question: { why: 'alone', statuses: ['red'] } });
    expect(await storedEntries()).toHaveLength(1);
  });

  test('asks once about a form whose text says another status than the one chosen, and then keeps what was chosen', async () => {
    const form: Report = { pathwayKey: 'dementia', status: 'green', done: 'RAG: Red', next: null, pathToGreen: null, ask: null };
    const submit = (report: Report, confirmed: Contradiction | null) =>
      world.as('U0DEMENTIA', (stores, actor) => logProgress(stores, actor, { channelId: 'C0DEMENTIA', report, confirmed }, now));
    const { code, ...asked } = refusalOf(await submit(form, null));
    expect([code, asked]).toEqual(['status_contradicted', { chosen: 'green', said: ['red'] }]);
    expect(refusalOf(await submit({ ...form, done: 'RAG: Amber' }, { chosen: 'green', said: ['red'] }))).toMatchObject({ said: ['amber'] });
    expect(resultOf(await submit(form, { chosen: 'green', said: ['red'] }))).toMatchObject({ status: 'green', statusKept: false });
    expect(await storedEntries()).toHaveLength(1);
  });

  test.each([
    ['red without an ask', 'red Clinic closed. Path to green: locum', { code: 'report_incomplete', missing: ['ask'], pathway: 'Dementia' }],
    ['no status, ever', 'Clinic opened', { code: 'report_incomplete', missing: ['status'], pathway: 'Dementia' }],
    ['an NHS number in any part', 'green Well. Next: see NHS 943 476 5919', { code: 'patient_identifier' }],
    ['a text too long', `green ${'x'.repeat(3001)}`, { code: 'text_too_long', what: 'what was done', limit: 3000, length: 3001 }],
  ])('stores nothing: %s', async (_, typed, refusal) => {
    expect(refusalOf(await log('U0DEMENTIA', typed))).toEqual(refusal);
    expect([await storedEntries(), await world.messages()]).toEqual([[], []]);
  });

  test('answers in a channel without a group with the groups where the person may report', async () => {
    const groups = [{ name: 'Dementia pathway review group', channelId: 'C0DEMENTIA' }];
    expect(refusalOf(await log('U0DEMENTIA', amber, 'C0NOWHERE'))).toEqual({ code: 'unknown_channel', groups });
  });

  test('refuses patient data before all else, so that it is not even given back', async () => {
    expect(refusalOf(await log('U0DEMENTIA', 'green NHS 943 476 5919', 'C0NOWHERE'))).toEqual({ code: 'patient_identifier' });
    expect(refusalOf(await log('U0CLGCHAIR', 'green NHS 943 476 5919'))).toEqual({ code: 'patient_identifier' });
  });

  test("answers in another body's channel as in one without a group, and names no group of others", async () => {
    expect(refusalOf(await log('U0CLGCHAIR', amber, 'C0CLG'))).toEqual({ code: 'unknown_channel', groups: [] });
  });

  test('answers in a group without pathways', async () => {
    await world.prisma.pathway.updateMany({ data: { until: now.toJSDate() } });
    expect(refusalOf(await log('U0DEMENTIA', amber))).toEqual({ code: 'no_pathways', body: 'Dementia pathway review group' });
  });

  test('is for those who belong to the group', async () => {
    expect(refusalOf(await log('U0CLGCHAIR', amber))).toMatchObject({ code: 'may_not', body: 'Dementia pathway review group' });
    expect(refusalOf(await log('U0SECRETARY', amber))).toMatchObject({ code: 'may_not', action: 'log progress' });
    expect(await storedEntries()).toEqual([]);
  });

  test('takes a filled form as it takes text', async () => {
    const form: Report = {
      pathwayKey: 'dementia',
      status: 'red',
      done: ' Closed ',
      next: ' ',
      pathToGreen: 'Locum',
      ask: { kind: 'help', text: 'Staff' },
    };
    expect(resultOf(await log('U0DEMENTIA', form)).status).toBe('red');
    expect(await storedEntries()).toMatchObject([{ done: 'Closed', next: null, askKind: 'help', askText: 'Staff' }]);
    expect(refusalOf(await log('U0DEMENTIA', { ...form, pathwayKey: 'heart' }))).toEqual({ code: 'gone', what: 'pathway' });
  });

  test('takes a form from no channel by the pathway it names, for those who belong to its group', async () => {
    const form: Report = { pathwayKey: 'dementia', status: 'green', done: 'Opened', next: null, pathToGreen: null, ask: null };
    expect(resultOf(await log('U0DEMENTIA', form, null)).pathway).toBe('Dementia');
    expect(await world.messages()).toMatchObject([{ to: 'C0DEMENTIA', content: { group: 'Dementia pathway review group' } }]);
    expect(refusalOf(await log('U0CLGCHAIR', form, null))).toMatchObject({ code: 'may_not', body: 'Dementia pathway review group' });
    expect(refusalOf(await log('U0DEMENTIA', { ...form, pathwayKey: 'heart' }, null))).toEqual({ code: 'gone', what: 'pathway' });
    expect(await storedEntries()).toHaveLength(1);
  });
});

describe('logging progress in a group with several pathways', () => {
  let world: CaseWorld;
  beforeAll(async () => {
    world = await caseWorld(severalPathways);
  });
  afterAll(() => world.close());
  const log = (slackUserId: string, report: string) =>
    world.as(slackUserId, (stores, actor) => logProgress(stores, actor, { channelId: 'C0DEMENTIA', report }, now));

  test('asks which one, and takes the one that is named', async () => {
    expect(refusalOf(await log('U0DEMENTIA', 'green Opened'))).toMatchObject({ code: 'which_pathway' });
    expect(refusalOf(await log('U0DEMENTIA', 'clinics green Opened'))).toMatchObject({
      code: 'fits_several',
      given: 'clinics',
      choices: [{ name: 'Memory clinics' }],
    });
    expect(refusalOf(await log('U0DEMENTIA', 'stroke red Closed'))).toMatchObject({ code: 'unknown_pathway', given: 'stroke' });
    expect(resultOf(await log('U0DEMENTIA', 'memory clinics green Opened')).pathway).toBe('Memory clinics');
  });

  test('keeps a private pathway out of the channel and from the provider side', async () => {
    const before = (await world.messages()).length;
    expect(resultOf(await log('U0DEMENTIA', 'closed green Opened')).card).toBe('private');
    expect(await world.messages()).toHaveLength(before);
    expect(refusalOf(await log('U0DOCTOR', 'closed green Opened'))).toMatchObject({ code: 'may_not' });
    expect(resultOf(await log('U0DOCTOR', 'dementia green Opened')).card).toBe('on_its_way');
  });
});
