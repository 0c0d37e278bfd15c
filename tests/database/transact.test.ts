import { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPrisma, type Database } from '#src/database/prisma.ts';
import { createTransact } from '#src/database/transact.ts';
import { faultIn } from '#src/domain/chronicle.ts';
import { verifyChronicle } from '#src/use-cases/audit/verify-chronicle.ts';
import { NotSaved, type Transact } from '#src/use-cases/ports/stores.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/test-database.ts';

let testDatabase: TestDatabase;
let database: Database;
let transact: Transact;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = createPrisma(testDatabase.url, { poolSize: 20 });
  transact = createTransact(database.prisma, async () => undefined);
});

afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const at = DateTime.fromISO('2011-11-09T09:00:00Z', { zone: 'utc' });
const event = (details: number) => ({ at, actor: 'the clock', role: 'clock', action: 'ticked', subject: 'time', details });
const inMilliseconds = (wait: number) => new Date(Date.now() + wait);

describe('a transaction', () => {
  test('stores all of its work or none', async () => {
    const workspaceId = uuid();
    const failing = transact(async ({ chronicle, receipts }) => {
      await receipts.claim('T1', 'all-or-none');
      chronicle.record(workspaceId, event(1));
      throw new Error('something is wrong');
    });
    await expect(failing).rejects.toThrow('something is wrong');
    expect(await transact(({ chronicle }) => chronicle.head(workspaceId))).toBeNull();
    expect(await transact(({ receipts }) => receipts.claim('T1', 'all-or-none'))).toEqual({ claimed: true });
  });

  test('that has not committed by its deadline is rolled back and says so', async () => {
    const late = transact(
      async ({ receipts }) => {
        await receipts.claim('T1', 'late');
        await database.prisma.$queryRaw`SELECT pg_sleep(0.4)::text`;
      },
      { deadline: inMilliseconds(200) },
    );
    await expect(late).rejects.toBeInstanceOf(NotSaved);
    expect(await transact(({ receipts }) => receipts.claim('T1', 'late'))).toEqual({ claimed: true });
  });

  test.each([
    ['there is no disk left', '53100'],
    ['there is no memory left', '53200'],
    ['there is no connection left', '53300'],
    ['the database may only be read', '25006'],
  ])('is not saved, and says so, where %s', async (_, code) => {
    const failing = transact(async ({ receipts }) => {
      await receipts.claim('T1', `full ${code}`);
      await database.prisma.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '${code}'; END $$`);
    });
    await expect(failing).rejects.toBeInstanceOf(NotSaved);
    expect(await transact(({ receipts }) => receipts.claim('T1', `full ${code}`))).toEqual({ claimed: true });
  });

  test('is not saved, and says so, where the server takes no connection more', async () => {
    const role = testDatabase.name;
    await database.prisma.$executeRawUnsafe(`CREATE ROLE ${role} LOGIN PASSWORD 'secret' CONNECTION LIMIT 0`);
    const url = new URL(testDatabase.url);
    [url.username, url.password] = [role, 'secret'];
    const limited = createPrisma(url.href, { poolSize: 1 });
    const saving = createTransact(limited.prisma, async () => undefined)(({ receipts }) => receipts.claim('T1', 'no connection'));
    await expect(saving).rejects.toBeInstanceOf(NotSaved);
    await limited.close();
    await database.prisma.$executeRawUnsafe(`DROP ROLE ${role}`);
  });

  test('that waits in a circle with another is rolled back and says so, and the other is stored', async () => {
    const bothHold = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
    const claimBoth = (own: 0 | 1) =>
      transact(async ({ receipts }) => {
        const [first, second] = own === 0 ? (['circle 1', 'circle 2'] as const) : (['circle 2', 'circle 1'] as const);
        await receipts.claim('T1', first);
        bothHold[own].resolve();
        await Promise.all(bothHold.map(({ promise }) => promise));
        return receipts.claim('T1', second);
      });
    const [one, other] = await Promise.allSettled([claimBoth(0), claimBoth(1)]);
    const refused = [one, other].filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ reason: expect.any(NotSaved) });
  });

  test('that waits for a lock gives up at its deadline', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const holder = transact(async ({ receipts }) => {
      await receipts.claim('T1', 'contended');
      await held;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const waiting = transact(({ receipts }) => receipts.claim('T1', 'contended'), { deadline: inMilliseconds(200) });
    await expect(waiting).rejects.toBeInstanceOf(NotSaved);
    release();
    await holder;
  });

  test('that has ended takes nothing more, on whatever connection', async () => {
    const late = transact(
      async ({ receipts }) => {
        await receipts.settle('T1', 'never claimed', {});
        await new Promise((resolve) => setTimeout(resolve, 400));
        await receipts.claim('T1', 'after the end');
      },
      { deadline: inMilliseconds(200) },
    );
    await expect(late).rejects.toThrow();
    expect(await transact(({ receipts }) => receipts.claim('T1', 'after the end'))).toEqual({ claimed: true });
  });

  test('fails with the statement that failed first, and stores nothing', async () => {
    const failing = transact(async ({ entries, receipts, chronicle }) => {
      await receipts.claim('T1', 'with an entry of nothing');
      const text = { next: null, pathToGreen: null, ask: null, done: 'x' };
      await entries.add(uuid(), { id: uuid(), pathwayId: uuid(), authorId: uuid(), status: 'green', statusGiven: true, ...text, at });
      await entries.latest([uuid()], at);
      chronicle.record(uuid(), event(1));
    });
    await expect(failing).rejects.toMatchObject({ cause: { kind: 'ForeignKeyConstraintViolation' } });
    expect(await transact(({ receipts }) => receipts.claim('T1', 'with an entry of nothing'))).toEqual({ claimed: true });
  });

  test('whose last statement is refused together with the commit is rolled back, and not perhaps saved', async () => {
    const workspaceId = uuid();
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    await transact(async ({ chronicle }) => chronicle.record(workspaceId, event(1)));
    const holder = database.prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT position FROM chronicle_head WHERE workspace_id = ${workspaceId}::uuid FOR UPDATE`;
      await held;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const waiting = transact(
      async ({ chronicle, receipts }) => {
        await receipts.claim('T1', 'behind the chain');
        chronicle.record(workspaceId, event(2));
      },
      { deadline: inMilliseconds(300) },
    );
    await expect(waiting).rejects.toBeInstanceOf(NotSaved);
    release();
    await holder;
    expect(await transact(({ receipts }) => receipts.claim('T1', 'behind the chain'))).toEqual({ claimed: true });
    expect(await transact(({ chronicle }) => chronicle.head(workspaceId))).toMatchObject({ position: 1 });
  });

  test('whose wait begins late is given up at its deadline all the same, and nothing of it is stored', async () => {
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    const holder = transact(async ({ receipts }) => {
      await receipts.claim('T1', 'contended late');
      await held;
    });
    const waiting = transact(
      async ({ receipts }) => {
        await receipts.claim('T1', 'claimed early');
        await new Promise((resolve) => setTimeout(resolve, 400));
        await receipts.claim('T1', 'contended late');
      },
      { deadline: inMilliseconds(500) },
    );
    await expect(waiting).rejects.toBeInstanceOf(NotSaved);
    release();
    await holder;
    expect(await transact(({ receipts }) => receipts.claim('T1', 'claimed early'))).toEqual({ claimed: true });
  });

  test('with a deadline that has passed does not begin', async () => {
    await expect(transact(async () => 1, { deadline: inMilliseconds(-1) })).rejects.toBeInstanceOf(NotSaved);
  });

  test('without a database says that nothing is saved', async () => {
    const nowhere = createPrisma('postgresql://nobody:nothing@127.0.0.1:1/none', { poolSize: 1 });
    await expect(
      createTransact(nowhere.prisma, async () => undefined)(async ({ directories }) => directories.teams()),
    ).rejects.toBeInstanceOf(NotSaved);
    await nowhere.close();
  });
});

describe('a receipt', () => {
  test('is claimed once by many at the same time; the others get the first answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        transact(async ({ receipts }) => {
          const claim = await receipts.claim('T1', 'many');
          if (!claim.claimed) return claim.answer;
          await receipts.settle('T1', 'many', { by: index });
          return 'mine';
        }),
      ),
    );
    expect(answers.filter((answer) => answer === 'mine')).toHaveLength(1);
    const winner = answers.indexOf('mine');
    for (const answer of answers) if (answer !== 'mine') expect(answer).toEqual({ by: winner });
  });

  test('of another workspace is another one', async () => {
    await transact(({ receipts }) => receipts.claim('T1', 'same'));
    expect(await transact(({ receipts }) => receipts.claim('T2', 'same'))).toEqual({ claimed: true });
  });

  test('that is given back can be claimed again', async () => {
    await transact(async ({ receipts }) => {
      await receipts.claim('T1', 'form');
      await receipts.release('T1', 'form');
    });
    expect(await transact(({ receipts }) => receipts.claim('T1', 'form'))).toEqual({ claimed: true });
  });
});

describe('the chronicle', () => {
  test('is one unbroken chain whoever writes at the same time', async () => {
    const workspaceId = uuid();
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        transact(async ({ chronicle }) => {
          chronicle.record(workspaceId, event(index));
          if (index % 2 === 0) chronicle.record(workspaceId, event(index + 1000));
        }),
      ),
    );
    const links = await transact(({ chronicle }) => chronicle.links(workspaceId, 0, 1000));
    expect(links).toHaveLength(60);
    for (const [index, link] of links.entries()) expect(faultIn(link, links[index - 1] ?? null)).toBeNull();
    expect(await transact((stores) => verifyChronicle(stores, workspaceId))).toMatchObject({ links: 60, fault: null });
  });

  test('can be added to and read, and neither changed nor cut', async () => {
    const workspaceId = uuid();
    await transact(async ({ chronicle }) => chronicle.record(workspaceId, event(1)));
    const { prisma } = database;
    await expect(prisma.chronicleEntry.updateMany({ where: { workspaceId }, data: { actor: 'nobody' } })).rejects.toThrow();
    await expect(prisma.chronicleEntry.deleteMany({ where: { workspaceId } })).rejects.toThrow();
    await expect(prisma.$executeRaw`TRUNCATE chronicle_entry`).rejects.toThrow();
    expect(await transact((stores) => verifyChronicle(stores, workspaceId))).toMatchObject({ links: 1, fault: null });
  });

  test('shows what was changed behind its back, and a tail that was cut', async () => {
    const workspaceId = uuid();
    await transact(async ({ chronicle }) => {
      for (const one of [1, 2, 3]) chronicle.record(workspaceId, event(one));
    });
    await behindItsBack(database, () =>
      database.prisma.chronicleEntry.delete({ where: { workspaceId_position: { workspaceId, position: 3 } } }),
    );
    expect((await transact((stores) => verifyChronicle(stores, workspaceId))).fault).toEqual({
      position: 3,
      problem: "the chain's head says that it ends with link 3, but it ends with link 2",
    });
    await behindItsBack(database, () =>
      database.prisma.chronicleEntry.updateMany({ where: { workspaceId, position: 2 }, data: { actor: 'nobody' } }),
    );
    expect((await transact((stores) => verifyChronicle(stores, workspaceId))).fault).toEqual({
      position: 2,
      problem: 'its content is not what was recorded',
    });
  });
});

/** As somebody with all rights over the database could do it. */
async function behindItsBack({ prisma }: Database, deed: () => Promise<unknown>): Promise<void> {
  await prisma.$executeRaw`ALTER TABLE chronicle_entry DISABLE TRIGGER USER`;
  await deed();
  await prisma.$executeRaw`ALTER TABLE chronicle_entry ENABLE TRIGGER USER`;
}
