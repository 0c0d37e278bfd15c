import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allText } from '#src/playground/workspace/people/reading.ts';
import { anyhow, everythingKept } from '#tests/support/everything-kept.ts';
import { kentWithThreeApprovers } from '#tests/support/governance.ts';
import { only } from '#tests/support/seeing.ts';
import { kentPeople, type SignOffFlow, startSignOffFlow } from './sign-off-flow.ts';

let flow: SignOffFlow;
beforeAll(async () => {
  flow = await startSignOffFlow(kentWithThreeApprovers);
  await flow.request();
});
afterAll(() => flow.stop());

const { lead, chair, kent } = kentPeople;
const clg = 'C0CLG';
const group = 'C0DEMENTIA';
const none = "It is not a patient's number";
const formOf = (user: string) => only(flow.as(user).view(), `${user} has no form open`);
const log = (text: string) => flow.as(lead).command(group, '/pathway', `log ${text}`);

/** The questions about numbers in somebody's form: the box of each. */
function questions(user: string): string[] {
  return formOf(user).blocks.flatMap(({ block_id: id }) => (typeof id === 'string' && id.startsWith('number:') ? [id] : []));
}

const kept = async () => [await everythingKept(flow.conclave.foundation.database.prisma), ...flow.log].join('\n');

async function expectKeptNowhere(number: string): Promise<void> {
  await flow.settled();
  expect(await kept()).not.toMatch(anyhow(number));
}

async function expectKept(number: string): Promise<void> {
  await flow.settled();
  expect(await kept()).toMatch(anyhow(number));
}

const said = () =>
  flow.conclave.foundation.database.prisma.chronicleEntry.findMany({ where: { action: 'number said to be no patient’s' } });

describe('ten digits for which only the check digit speaks', () => {
  test('typed after the command are asked about in the filled form, and kept nowhere until they are said to be none', async () => {
    await log('green Agreed with 943 476 5919. Next: the board');
    expect(allText(formOf(lead))).toContain(
      'A ten-digit number in “What was done” could be an NHS number, so nothing was saved yet. Take it out, or tick here.',
    );
    await expectKeptNowhere('9434765919');
    const [question = ''] = questions(lead);
    expect((await flow.as(lead).submit({})).errors).toEqual({});
    expect(questions(lead)).toEqual([question]);
    await expectKeptNowhere('9434765919');
    const saved = await flow.as(lead).submit({ [question]: [none] });
    expect(allText(only(saved.open, 'Nothing was confirmed'))).toContain('Saved');
    await expectKept('9434765919');
    expect(await said()).toMatchObject([{ actor: 'Dementia pathway lead', details: { form: 'Log progress', fields: ['What was done'] } }]);
    expect(JSON.stringify(await said())).not.toMatch(/943/);
    await flow.as(lead).close();
  });

  test('can be taken out instead, and another number is asked about anew', async () => {
    await log('green Agreed with 999 000 0018');
    const [question = ''] = questions(lead);
    await flow.as(lead).submit({ [question]: [none], 'What was done': 'Agreed with 999 000 0034' });
    expect(questions(lead)).toHaveLength(1);
    expect(questions(lead)).not.toContain(question);
    await expectKeptNowhere('9990000018');
    await expectKeptNowhere('9990000034');
    expect(await flow.as(lead).submit({ 'What was done': 'Agreed' })).toMatchObject({ errors: {}, error: null });
    await flow.as(lead).close();
  });

  test('that are said to be none do not carry an announced one with them', async () => {
    await log('green Agreed with 999 000 0042');
    const [question = ''] = questions(lead);
    const answer = await flow.as(lead).submit({ [question]: [none], Next: 'See NHS no. 999 000 0050' });
    expect(answer.errors).toEqual({ done: expect.stringContaining('NHS number') });
    await expectKeptNowhere('9990000050');
    await flow.as(lead).close();
  });

  test('in a message are asked about as its form opens', async () => {
    await flow.as(lead).messageShortcut(flow.as(lead).says(group, 'Moved to 999 000 0069 today'), 'log_as_progress');
    expect(questions(lead)).toHaveLength(1);
    await expectKeptNowhere('9990000069');
    await flow.as(lead).close();
  });

  test('in a request’s title, links and files’ names are asked about beneath each, whatever is chosen meanwhile', async () => {
    await flow.as(lead).command(group, '/signoff', 'request');
    const { id } = flow.as(lead).upload('report 9990000077.pdf', Buffer.from('The report'));
    const values = { Title: 'Plan 999 000 0085', Links: 'https://example.org/x/9990000093', Files: [id] };
    expect((await flow.as(lead).submit(values)).errors).toEqual({});
    expect(questions(lead).map((question) => question.split(':')[1])).toEqual(['title', 'links', 'files']);
    flow.as(lead).fill({ 'Who may see it': 'private' });
    await flow.as(lead).press(formOf(lead), 'Who may see it', { value: 'private' });
    await flow.workspace.until(() => allText(formOf(lead)).includes('Private because'));
    expect(questions(lead)).toHaveLength(3);
    for (const number of ['9990000077', '9990000085', '9990000093']) await expectKeptNowhere(number);
    await flow.as(lead).close();
  });

  test('in a reason, conditions, an interest, a withdrawal are asked about too', async () => {
    const ask = async (user: string, opened: () => Promise<unknown>, values: Record<string, string | string[]>) => {
      await opened();
      expect((await flow.as(user).submit(values)).errors).toEqual({});
      expect(questions(user)).toHaveLength(1);
      await expectKeptNowhere('9990000107');
      await flow.as(user).close();
    };
    const number = 'About 999-000-0107';
    await ask(kent, () => flow.press(kent, flow.cardIn(kent, clg), 'Request changes'), { Reason: number });
    await ask(lead, () => flow.as(lead).command(group, '/signoff', 'withdraw SO-1'), { Reason: number });
    await ask(kent, () => flow.press(kent, flow.cardIn(kent, clg), 'signoff_more', { value: 'Declare an interest' }), {
      Kind: 'Financial',
      'What it is': number,
      'What it touches': ['This request, SO-1'],
    });
    await ask(chair, () => flow.press(chair, flow.cardIn(chair, clg), 'Approve with conditions'), {
      'Condition 1': number,
    });
  });

  test('where Slack opens no form are given back with the way without one', async () => {
    flow.workspace.setIntercept((method) =>
      method === 'views.open' ? { kind: 'answer', body: { ok: false, error: 'invalid_trigger_id' } } : undefined,
    );
    const { shown } = await log('green Agreed with 999 000 0123');
    expect(shown?.text).toMatch(/could be an NHS number, so nothing was saved yet.*write before it what it is.*You wrote:/s);
    flow.workspace.setIntercept(() => undefined);
    await expectKeptNowhere('9990000123');
    await log('green Agreed in Zoom meeting 999 000 0123');
    await expectKept('9990000123');
  });
});
