import { expect, onTestFinished, test } from 'vitest';
import { cutDueDigests } from '#src/use-cases/cut-due-digests.ts';
import { times } from '#tests/support/faults/scale.ts';
import { createGovernedDatabase } from '#tests/support/governed-database.ts';
import { london } from '#tests/support/kent.ts';

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
