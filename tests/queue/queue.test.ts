import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { expect, onTestFinished, test } from 'vitest';
import { createPrisma } from '#src/database/prisma.ts';
import { createTransact } from '#src/database/transact.ts';
import { createQueue } from '#src/queue/queue.ts';
import { createTestDatabase } from '#tests/support/test-database.ts';

test('a message whose sending fails does not start those anew that are still on their way', async () => {
  const testDatabase = await createTestDatabase();
  onTestFinished(() => testDatabase.drop());
  const database = createPrisma(testDatabase.url, { poolSize: 2 });
  onTestFinished(() => database.close());
  const problems: Error[] = [];
  const queue = createQueue({ databaseUrl: testDatabase.url, onError: (error) => problems.push(error) });
  await queue.start();
  onTestFinished(() => queue.stop());
  const transact = createTransact(database.prisma, (session, message) => queue.enqueue(session, message));
  const post = (channelId: string) => ({
    workspaceId: uuid(),
    to: { channelId },
    content: { kind: 'note', about: 'cannot_post', channelId, problem: 'is_archived' } as const,
  });
  const [failing, slow] = await transact(async ({ outbox }) => [await outbox.post(post('C1')), await outbox.post(post('C2'))] as const);
  const attempts: string[] = [];
  const { promise: done, resolve: settle } = Promise.withResolvers<void>();
  await queue.work(async (id) => {
    attempts.push(id);
    if (id === failing) {
      if (attempts.filter((one) => one === failing).length === 1) throw new Error('the database is gone');
      settle();
      return 'settled';
    }
    // Long enough for a job that was given up to come again.
    await sleep(3000);
    return 'settled';
  });
  await done;
  expect(attempts.filter((one) => one === slow)).toHaveLength(1);
  expect(problems.map(({ message }) => message)).toEqual(['the database is gone']);
});
