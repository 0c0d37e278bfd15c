import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { allText } from '#src/playground/workspace/people/reading.ts';
import { kentWithThreeApprovers } from '#tests/support/governance.ts';
import { decisionButtons, labels, theMessage } from '#tests/support/seeing.ts';
import { kentPeople, type SignOffFlow, startSignOffFlow } from './sign-off-flow.ts';

const { chair, kent, secretary } = kentPeople;
const clg = 'C0CLG';

let flow: SignOffFlow;
beforeEach(async () => {
  // One of the approvers is named by an address that nobody in Slack has.
  flow = await startSignOffFlow(kentWithThreeApprovers.replace('slack: U0DPHMEDWAY', 'email: dph.medway@example.org'));
  await flow.request();
});
afterEach(() => flow.stop());

async function record(whose: string, values: Record<string, string>) {
  const note = theMessage(flow.as(secretary).directMessages(), /has not been found in Slack/);
  await flow.press(secretary, note, 'Record a verdict');
  const submitted = await flow.as(secretary).submit({ 'Whose answer': whose, 'How it was received': 'By telephone', ...values });
  await flow.settled();
  return submitted;
}

describe('a verdict that reached the secretariat another way', () => {
  test('is recorded for who is not in Slack, and the card says how', async () => {
    const submitted = await record('Director of Public Health (Medway)', { 'What they said': 'Approve', Note: 'Rang at noon.' });
    expect(allText(submitted.open ?? { blocks: [] })).toContain(
      'Recorded:* Director of Public Health (Medway) approved version 1 of SO-1 for the Clinical Leadership Group. They are told',
    );
    expect(flow.cardIn(chair, clg).text).toContain(
      'Answered: Director of Public Health (Medway) approved, recorded by Business Strategy officer (received by telephone)',
    );
  });

  test('needs the words that the approver would need', async () => {
    expect((await record('Co-Medical Director', { 'What they said': 'Reject' })).errors).toEqual({
      reason: expect.stringContaining('say why'),
    });
    expect((await flow.as(secretary).submit({ 'What they said': 'Approve with conditions' })).errors).toHaveProperty('conditions');
    const done = await flow.as(secretary).submit({ 'Their conditions': 'Cost it.\nName a lead.\n' });
    expect(done).toMatchObject({ errors: {}, error: null });
    await flow.settled();
    expect(flow.cardIn(chair, clg).text).toContain('Condition “Name a lead.” (Dementia pathway lead): open');
  });

  test('is told to the approver, who can say that it is not what they said: then the body decides again', async () => {
    await record('Director of Public Health (Kent)', { 'What they said': 'Approve' });
    await flow.press(chair, flow.cardIn(chair, clg), 'Approve');
    expect(flow.cardIn(chair, clg).text).toContain('- Clinical Leadership Group: approved');
    const told = theMessage(flow.as(kent).directMessages(), /has recorded your answer, received by telephone: you approved version 1/);
    await flow.press(kent, told, 'That is not what I said');
    const submitted = await flow.as(kent).submit({ 'What you had said': 'I asked for a week.' });
    expect(allText(submitted.open ?? { blocks: [] })).toContain('The decision is open again');
    await flow.settled();

    const card = flow.cardIn(chair, clg);
    expect(card.text).toContain('- Clinical Leadership Group: open');
    expect(card.text).toContain('Answered: Co-Medical Director approved\n    Not answered yet: Director of Public Health (Kent)');
    expect(labels(card)).toEqual(decisionButtons);
    expect(flow.directly(chair)).toEqual([
      'An answer recorded for Director of Public Health (Kent) was not what they had said, so the decision is open again. You had answered on SO-1 (Dementia pathway, redesigned) for the Clinical Leadership Group. Your answer stands.\nWhy: I asked for a week.',
    ]);
    expect(theMessage(flow.as(secretary).directMessages(), /It no longer counts/).text).toContain('Why: I asked for a week.');
    expect(labels(flow.cardIn(kent, 'C0KENTHWB'))).toEqual([]);
  });

  test('is contested without a form where Slack opens none', async () => {
    await record('Director of Public Health (Kent)', { 'What they said': 'Approve' });
    const told = theMessage(flow.as(kent).directMessages(), /has recorded your answer/);
    flow.workspace.setIntercept((method) =>
      method === 'views.open' ? { kind: 'answer', body: { ok: false, error: 'invalid_trigger_id' } } : undefined,
    );
    await flow.press(kent, told, 'That is not what I said');
    await flow.press(kent, theMessage(flow.as(kent).directMessages(), /without a reason/), 'Contest it without a reason');
    expect(flow.cardIn(chair, clg).text).not.toContain('Answered');
  });

  test('is the secretariat’s to record', async () => {
    const note = theMessage(flow.as(secretary).directMessages(), /has not been found in Slack/);
    const payload = flow.as(secretary).pressPayload(note, 'Record a verdict');
    await flow.workspace.deliver('interaction', { ...payload, user: { id: kent } });
    await flow.workspace.until(() => flow.workspace.calls('response_url').length > 0);
    const { prisma } = flow.conclave.foundation.database;
    expect(await prisma.chronicleEntry.findFirst({ orderBy: { position: 'desc' } })).toMatchObject({
      action: 'recording of a verdict refused',
      actor: 'Director of Public Health (Kent)',
    });
  });
});
