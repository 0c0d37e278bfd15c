import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { expect, onTestFinished, test } from 'vitest';
import { createPrisma } from '#src/database/prisma.ts';
import { createTransact } from '#src/database/transact.ts';
import { createQueue } from '#src/queue/queue.ts';
import { createTestDatabase } from '#tests/support/test-database.ts';

/** A queue on a database of its own, and the problems it has had. */
async function startQueue() {
  const testDatabase = await createTestDatabase();
  onTestFinished(() => testDatabase.drop());
  const database = createPrisma(testDatabase.url, { poolSize: 2 });
  onTestFinished(() => database.close());
  const problems: Error[] = [];
  const queue = createQueue({ databaseUrl: testDatabase.url, onError: (error) => problems.push(error) });
  await queue.start();
  onTestFinished(() => queue.stop());
  const transact = createTransact(database.prisma, (session, jobs) => queue.enqueue(session, jobs));
  return { queue, transact, problems, database };
}

test('a message whose sending fails does not start those anew that are still on their way', async () => {
  const { queue, transact, problems } = await startQueue();
  const post = (channelId: string) => ({
    workspaceId: uuid(),
    to: { channelId },
    content: { kind: 'note', about: 'cannot_post', channelId, problem: 'is_archived' } as const,
  });
  const [failing, slow] = await transact(async ({ outbox }) => [await outbox.post(post('C1')), await outbox.post(post('C2'))] as const);
  const attempts: string[] = [];
  const { promise: done, resolve: settle } = Promise.withResolvers<void>();
  const send = async (id: string): Promise<'settled'> => {
    attempts.push(id);
    if (id === failing) {
      if (attempts.filter((one) => one === failing).length === 1) throw new Error('the database is gone');
      settle();
      return 'settled';
    }
    // Long enough for a job that was given up to come again.
    await sleep(3000);
    return 'settled';
  };
  await queue.work({ send, reconsider: async () => undefined, reviewPosted: async () => undefined });
  await done;
  expect(attempts.filter((one) => one === slow)).toHaveLength(1);
  expect(problems.map(({ message }) => message)).toEqual(['the database is gone']);
});

test('a request is judged again once what touches it is committed, and again where that fails', async () => {
  const { queue, transact, problems } = await startQueue();
  const rolledBack = transact(async ({ followUps }) => {
    await followUps.reconsider('T1', ['never']);
    throw new Error('it is not to be');
  });
  await expect(rolledBack).rejects.toThrow('it is not to be');
  await transact(({ followUps }) => followUps.reconsider('T1', ['failing', 'other']));
  expect(await queue.toReconsider()).toBe(2);
  const judged: string[] = [];
  const { promise: done, resolve: finish } = Promise.withResolvers<void>();
  await queue.work({
    send: async () => 'settled',
    reviewPosted: async () => undefined,
    async reconsider(team, signOffId) {
      judged.push(`${team} ${signOffId}`);
      if (judged.filter((one) => one === 'T1 failing').length === 2) finish();
      else if (signOffId === 'failing') throw new Error('the database is gone');
    },
  });
  await done;
  expect(judged.toSorted()).toEqual(['T1 failing', 'T1 failing', 'T1 other']);
  expect(problems.map(({ message }) => message)).toEqual(['the database is gone']);
  while ((await queue.toReconsider()) > 0) await sleep(20);
});

test('what goes wrong in the queue itself is told as an error with its words', async () => {
  const { queue, database, problems } = await startQueue();
  await queue.work({ send: async () => 'settled', reconsider: async () => undefined, reviewPosted: async () => undefined });
  await database.prisma.$executeRawUnsafe('ALTER SCHEMA pgboss RENAME TO elsewhere');
  while (problems.length === 0) await sleep(20);
  await database.prisma.$executeRawUnsafe('ALTER SCHEMA elsewhere RENAME TO pgboss');
  for (const problem of problems) expect(problem).toBeInstanceOf(Error);
  expect(problems[0]?.message).toContain('pgboss');
});
