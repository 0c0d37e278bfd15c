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
  const queue = createQueue({ databaseUrl: testDatabase.url, works: true, onError: (error) => problems.push(error) });
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

/** Two workspaces: of the first a thousand messages to a hundred channels wait, then five of the second to as many, or to one. */
test.each([5, 1])('a workspace with few messages to %i channels has its turns while another has a thousand waiting', async (channels) => {
  const { queue, transact, database } = await startQueue();
  const [busy, quiet] = [uuid(), uuid()];
  const post = (workspaceId: string, channelId: string) => ({
    workspaceId,
    to: { channelId },
    content: { kind: 'note', about: 'cannot_post', channelId, problem: 'is_archived' } as const,
  });
  await transact(({ outbox }) => outbox.postAll(Array.from({ length: 1000 }, (_, index) => post(busy, `C${index % 100}`))));
  const few = await transact(({ outbox }) => outbox.postAll(Array.from({ length: 5 }, (_, index) => post(quiet, `C${index % channels}`))));
  const begun: string[] = [];
  const { promise: done, resolve: finish } = Promise.withResolvers<void>();
  const send = async (id: string): Promise<'settled'> => {
    begun.push(id);
    if (begun.length === 1005) finish();
    // As with Slack there is a while in which others are looked for.
    await sleep(10);
    return 'settled';
  };
  await queue.work({ send, reconsider: async () => undefined, reviewPosted: async () => undefined });
  await done;
  expect(new Set(begun).size).toBe(1005);
  // A turn of the other is of ten at most, and it has no more than eighty under way.
  expect(begun.indexOf(few.at(-1) ?? '')).toBeLessThan(5 * 50);
  const inOrder = await database.prisma.outgoingMessage.findMany({ orderBy: { id: 'asc' }, select: { id: true, lane: true } });
  for (const [, lane] of Map.groupBy(inOrder, (message) => message.lane)) {
    const ids = lane.map(({ id }) => id);
    expect(begun.filter((id) => ids.includes(id))).toEqual(ids);
  }
});

test('twenty messages that take long hold up no other destination', async () => {
  const { queue, transact } = await startQueue();
  const workspaceId = uuid();
  const messages = Array.from({ length: 30 }, (_, index) => ({
    workspaceId,
    to: { channelId: `C${index}` },
    content: { kind: 'note', about: 'cannot_post', channelId: 'C', problem: 'is_archived' } as const,
  }));
  const ids = await transact(({ outbox }) => outbox.postAll(messages));
  const slow = new Set(ids.slice(0, 20));
  const others = Promise.withResolvers<void>();
  const sent: string[] = [];
  const send = async (id: string): Promise<'settled'> => {
    if (slow.has(id)) await others.promise;
    else if (sent.push(id) === 10) others.resolve();
    return 'settled';
  };
  await queue.work({ send, reconsider: async () => undefined, reviewPosted: async () => undefined });
  await others.promise;
  expect(sent.toSorted()).toEqual(ids.slice(20).toSorted());
});

test('a message that is given to somebody else while it is under way here is not begun a second time, and is settled when it is done', async () => {
  const { queue, transact, database } = await startQueue();
  const post = { workspaceId: uuid(), content: { kind: 'note', about: 'cannot_post', channelId: 'C', problem: 'is_archived' } as const };
  await transact(({ outbox }) => outbox.post({ ...post, to: { channelId: 'C1' } }));
  const begun: string[] = [];
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const send = async (id: string): Promise<'settled'> => {
    begun.push(id);
    await released;
    return 'settled';
  };
  await queue.work({ send, reconsider: async () => undefined, reviewPosted: async () => undefined });
  const jobs = () => database.prisma.$queryRaw<{ state: string; retries: number }[]>`
    SELECT state::text, retry_count AS retries FROM pgboss.job WHERE name = 'send-message'`;
  while (begun.length === 0) await sleep(20);
  // As the queue does with what takes longer than it may, or gave no sign of life.
  await database.prisma.$executeRaw`UPDATE pgboss.job SET state = 'retry' WHERE name = 'send-message'`;
  await expect.poll(jobs, { timeout: 5000 }).toEqual([{ state: 'active', retries: 1 }]);
  expect(begun).toHaveLength(1);
  release();
  await expect.poll(jobs, { timeout: 5000 }).toEqual([{ state: 'completed', retries: 1 }]);
  expect(begun).toHaveLength(1);
});

test('destinations that rest take nobody’s place: of two hundred messages to a hundred of them the first of each go at once', async () => {
  const { queue, transact, problems } = await startQueue();
  const workspaceId = uuid();
  const messages = Array.from({ length: 200 }, (_, index) => ({
    workspaceId,
    to: { channelId: `C${index % 100}` },
    content: { kind: 'note', about: 'cannot_post', channelId: 'C', problem: 'is_archived' } as const,
  }));
  const ids = await transact(({ outbox }) => outbox.postAll(messages));
  const sent: string[] = [];
  const { promise: done, resolve: finish } = Promise.withResolvers<void>();
  const send = async (id: string): Promise<'settled'> => {
    if (sent.push(id) === 100) finish();
    return 'settled';
  };
  await queue.work({ send, pace: 60_000, reconsider: async () => undefined, reviewPosted: async () => undefined });
  await done;
  await sleep(100);
  expect(sent.toSorted()).toEqual(ids.slice(0, 100).toSorted());
  expect(problems).toEqual([]);
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
