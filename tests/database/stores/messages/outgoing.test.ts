import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGovernedDatabase, type GovernedDatabase } from '#tests/support/governed-database.ts';
import { sampleClosedCard, sampleSignOffCard } from '#tests/support/samples.ts';

let governed: GovernedDatabase;
let workspaceId: string;
beforeAll(async () => {
  governed = await createGovernedDatabase();
  workspaceId = (await governed.directory()).workspace.id;
});
afterAll(() => governed.close());

const place = { channel: 'C0CLG', ts: '1320919200.000100' };
const standingAt = (where: typeof place, workspace = workspaceId) =>
  governed.transact(({ outgoing }) => outgoing.standingAt(workspace, where));

test('what stands in a place is found with what it says now', async () => {
  const [card, closed] = [sampleSignOffCard(), sampleClosedCard()];
  const messageId = await governed.transact(({ outbox }) =>
    outbox.post({ workspaceId, to: { channelId: 'C0CLG' }, content: card, card: 'a' }),
  );
  expect(await standingAt(place)).toBeNull();
  const now = new Date();
  await governed.transact(async ({ outgoing }) => {
    const claim = await outgoing.claim(messageId, now, now);
    if (claim.kind !== 'send') throw new Error('it must be to be sent');
    await outgoing.sent(claim.message, place, now);
  });
  expect(await standingAt(place)).toEqual(card);
  await governed.transact(({ outbox }) => outbox.updateCards(workspaceId, 'a', () => closed));
  expect(await standingAt(place)).toEqual(closed);
  expect(await standingAt({ ...place, ts: '1320919200.000200' })).toBeNull();
  expect(await standingAt({ ...place, channel: 'C0OTHER' })).toBeNull();
  expect(await standingAt(place, '00000000-0000-7000-8000-000000000009')).toBeNull();
});
