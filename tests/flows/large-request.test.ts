import { expect, onTestFinished, test } from 'vitest';
import { boardApprover, boardChannel, twelveBodies } from '#tests/support/twelve-bodies.ts';
import { type SignOffFlow, startSignOffFlow } from './sign-off-flow.ts';

test('the cards of twelve bodies and sixty approvers are all there, and follow each answer', async () => {
  const flow = await startSignOffFlow(await twelveBodies('channels'));
  onTestFinished(() => flow.stop());
  await flow.request();
  const [first, other] = [boardApprover(1, 1), boardApprover(12, 5)];
  const card = flow.cardIn(first, boardChannel(1));
  expect(card.text).toContain('Approver 5 of the practice board of district 12');

  await flow.press(first, card, 'Approve');

  const changes = flow.workspace.calls('chat.update');
  expect(changes.length).toBeGreaterThanOrEqual(12);
  for (const { answer } of changes) expect(answer).toMatchObject({ ok: true });
  for (const body of [1, 12]) expect(whole(flow, body)).toContain('Answered: Approver 1 of the practice board of district 1 approved');
  expect(flow.cardIn(other, boardChannel(12)).text).toMatch(/\nThe rest stands in the message itself\.$/);
});

/** What a card shows, its blocks and all. */
function whole(flow: SignOffFlow, body: number): string {
  return JSON.stringify(flow.cardIn(boardApprover(body, 1), boardChannel(body)));
}
