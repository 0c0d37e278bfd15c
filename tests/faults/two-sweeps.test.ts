import { expect, onTestFinished, test } from 'vitest';
import { cutDueDigests } from '#src/use-cases/board/cut-due-digests.ts';
import { nextClosingInstant } from '#src/use-cases/sign-off/decide/next-closing-instant.ts';
import { settleAtDeadlines } from '#src/use-cases/sign-off/decide/reconsider-sign-offs.ts';
import { sendReminders } from '#src/use-cases/sign-off/remind/send-reminders.ts';
import { times } from '#tests/support/faults/scale.ts';
import { kentWithThreeApprovers } from '#tests/support/governance.ts';
import { createGovernedDatabase } from '#tests/support/governed-database.ts';
import { london } from '#tests/support/kent.ts';
import { caseWorld, now, resultOf } from '#tests/use-cases/sign-off/sign-off-world.ts';

const rounds = Array.from({ length: times(2, 50) }, (_, index) => index + 1);

test.each(rounds)('several processes sweep at once: each digest is cut, and posted, once (%i)', async () => {
  const governed = await createGovernedDatabase();
  onTestFinished(() => governed.close());
  for (const [index, instant] of ['2011-11-14T09:00', '2011-11-22T09:00'].entries()) {
    const sweeps = await Promise.all(Array.from({ length: 4 }, () => cutDueDigests(governed.transact, london(instant))));
    expect(sweeps.flat()).toHaveLength(1);
    expect(await governed.prisma.digest.count()).toBe(index + 1);
  }
  const deliveries = await governed.prisma.digestDelivery.findMany({ orderBy: { id: 'asc' } });
  expect(deliveries.map(({ channelId }) => channelId)).toEqual(['C0CLG', 'C0CLG', 'C0KENTHWB']);
  expect(await governed.prisma.outgoingMessage.count({ where: { threadOfId: null } })).toBe(3);
});

test.each(rounds)('several processes sweep at once: a body is settled at its deadline, and told of, once (%i)', async () => {
  const answered = kentWithThreeApprovers.replace(
    '{ rule: majority, chairs_action: true }',
    '{ rule: majority, of: answered, quorum: { at_least: 2 } }',
  );
  const world = await caseWorld(answered);
  onTestFinished(() => world.close());
  resultOf(await world.request('U0DEMENTIA'));
  for (const user of ['U0CLGCHAIR', 'U0DPHKENT']) resultOf(await world.decide(user, 'clg'));
  const settled = () => world.prisma.chronicleEntry.count({ where: { action: 'settled at the deadline' } });
  const closing = await nextClosingInstant(world.transact, now);
  if (!closing) throw new Error('No deadline closes the body');
  await Promise.all(Array.from({ length: 4 }, () => settleAtDeadlines(world.transact, closing.minus({ milliseconds: 1 }))));
  expect(await settled()).toBe(0);
  const cards = (await world.messages()).length;
  await Promise.all(Array.from({ length: 4 }, () => settleAtDeadlines(world.transact, closing)));
  await settleAtDeadlines(world.transact, closing.plus({ minutes: 1 }));
  expect(await settled()).toBe(1);
  expect(await world.prisma.signOffBody.findMany({ where: { outcome: 'approved' } })).toHaveLength(1);
  const places = (await world.messages())
    .slice(cards)
    .flatMap(({ to, kind, content }) => (kind === 'post' && content.kind === 'sign_off_card' ? [to] : []));
  expect(new Set(places).size).toBe(places.length);
  expect(places.length).toBeGreaterThan(0);
});

test.each(rounds)('several processes sweep at once: each is reminded, and told of what is overdue, once (%i)', async () => {
  const world = await caseWorld(kentWithThreeApprovers);
  onTestFinished(() => world.close());
  for (const title of ['Dementia', 'Stroke']) resultOf(await world.request('U0DEMENTIA', { content: { title } }));
  const sent = async () => (await world.messages()).filter(({ content }) => content.kind === 'sign_off_reminder').map(({ to }) => to);
  const expected = { '2011-11-14T09:00': 3, '2011-11-16T09:00': 3, '2011-11-18T09:00': 4 };
  let before = 0;
  for (const [instant, messages] of Object.entries(expected)) {
    await Promise.all(Array.from({ length: 4 }, () => sendReminders(world.transact, london(instant))));
    const to = (await sent()).slice(before);
    expect(new Set(to).size).toBe(to.length);
    expect(to).toHaveLength(messages);
    before += messages;
  }
});
