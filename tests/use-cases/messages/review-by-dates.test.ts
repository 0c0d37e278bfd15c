import type { DateTime } from 'luxon';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTransact } from '#src/database/transact.ts';
import { reviewByDates } from '#src/use-cases/messages/review-posted.ts';
import type { QueuedJob } from '#src/use-cases/ports/queued-job.ts';
import { type GovernanceWorld, governedWorld, kent } from '#tests/support/governance.ts';
import { london } from '#tests/support/kent.ts';

let world: GovernanceWorld;
let asked: QueuedJob[];
beforeEach(async () => {
  asked = [];
  world = await governedWorld(
    kent
      .replace('{ person: dph-kent, role: member }', '{ person: dph-kent, role: member, until: 2011-11-10 }')
      .replace('{ person: clg-chair, role: approver }', '{ person: clg-chair, role: approver, since: 2011-11-14 }'),
    london('2011-11-09T09:00'),
  );
});
afterEach(() => world.close());

/** Jobs are kept as they are asked for: those of a transaction that fails are not done, and are not asked for here either. */
const sweep = (at: DateTime) =>
  reviewByDates(
    createTransact(world.prisma, async (_, jobs) => void asked.push(...jobs)),
    at,
  );
async function asks(...times: string[]): Promise<number> {
  asked = [];
  for (const at of times) await sweep(london(at));
  expect(asked.every(({ kind }) => kind === 'review_posted')).toBe(true);
  return asked.length;
}

test('what was posted is gone through once for each day on which something begins or ends, and not at other times', async () => {
  await asks('2011-11-09T10:00');
  expect(await asks('2011-11-09T10:05', '2011-11-10T23:55')).toBe(0);
  expect(await asks('2011-11-11T00:00', '2011-11-11T00:05', '2011-11-13T23:59')).toBe(1);
  expect(await asks('2011-11-14T00:04', '2011-11-14T00:09', '2012-03-01T09:00')).toBe(1);
});

test('nor twice by two who look at once, nor left out or repeated after an outage over several days', async () => {
  await asks('2011-11-09T10:00');
  asked = [];
  await Promise.all([1, 2, 3].map(() => sweep(london('2011-11-20T09:00'))));
  expect(asked).toEqual([{ kind: 'review_posted', team: 'T0KENT' }]);
});

test('and again where it could not be stored', async () => {
  await asks('2011-11-09T10:00');
  const failing = createTransact(world.prisma, async () => {
    throw new Error('no queue');
  });
  await expect(reviewByDates(failing, london('2011-11-11T00:00'))).rejects.toThrow('was not gone through');
  expect(await asks('2011-11-11T00:05', '2011-11-11T00:10')).toBe(1);
});
