import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import type { SignOffs } from '#src/use-cases/ports/sign-offs.ts';
import type { GovernedDatabase } from '#tests/support/governed-database.ts';
import { aVerdict, fullSignOff, instantAt, type KentIds, kentDatabase, plain } from './sign-off-case.ts';

const savedAt = instantAt('2011-11-14T15:00:00.000Z');
let governed: GovernedDatabase;
let kent: KentIds;

beforeAll(async () => {
  ({ governed, kent } = await kentDatabase());
});

afterAll(() => governed.close());

const within = <T>(work: (signOffs: SignOffs) => Promise<T>): Promise<T> => governed.transact(({ signOffs }) => work(signOffs));

async function added(more: Partial<SignOff> = {}): Promise<SignOff> {
  return within(async (signOffs) => {
    const signOff = fullSignOff(kent, await signOffs.nextNumber(kent.workspaceId), more);
    await signOffs.add(kent.workspaceId, signOff);
    return signOff;
  });
}

const found = ({ id }: SignOff): Promise<SignOff | null> => within((signOffs) => signOffs.find(kent.workspaceId, id));

function first<T>([one]: readonly T[]): T {
  if (one === undefined) throw new Error('The list is empty');
  return one;
}

function last<T>(all: readonly T[]): T {
  return first(all.toReversed());
}

describe('a sign-off', () => {
  test('is read as it was added, by its id, by its number and held', async () => {
    const signOff = await added();
    expect(plain(await found(signOff))).toEqual(plain(signOff));
    expect(plain(await within((signOffs) => signOffs.byNumber(kent.workspaceId, signOff.number)))).toEqual(plain(signOff));
    expect(plain(await within((signOffs) => signOffs.lock(kent.workspaceId, signOff.id)))).toEqual(plain(signOff));
    const asked = last(signOff.bodies).id;
    expect(plain(await within((signOffs) => signOffs.lockByAskedBody(kent.workspaceId, asked)))).toEqual(plain(signOff));
  });

  test('of which little is said is read as it was added', async () => {
    const signOff = await added({ privateReason: null, formallyResponsibleId: null, meetingId: null, deadlineSet: null });
    expect(plain(await found(signOff))).toEqual(plain(signOff));
  });

  test('is nobody else’s', async () => {
    const { id, number, bodies } = await added();
    const elsewhere = newId();
    expect(await within((signOffs) => signOffs.find(elsewhere, id))).toBeNull();
    expect(await within((signOffs) => signOffs.lock(elsewhere, id))).toBeNull();
    expect(await within((signOffs) => signOffs.byNumber(elsewhere, number))).toBeNull();
    expect(await within((signOffs) => signOffs.lockByAskedBody(elsewhere, first(bodies).id))).toBeNull();
    expect(await within((signOffs) => signOffs.lockByAskedBody(kent.workspaceId, id))).toBeNull();
  });

  test('is held against whoever else would hold it', async () => {
    const signOff = await added();
    const order: string[] = [];
    const { promise: held, resolve: isHeld } = Promise.withResolvers<void>();
    const one = within(async (signOffs) => {
      await signOffs.lock(kent.workspaceId, signOff.id);
      isHeld();
      await signOffs.save(signOff.id, [{ kind: 'settled', outcome: 'rejected', reason: null }], savedAt);
      order.push('the first has saved');
    });
    await held;
    const other = within(async (signOffs) => {
      const seen = await signOffs.lockByAskedBody(kent.workspaceId, first(signOff.bodies).id);
      order.push(`the second sees ${seen?.outcome}`);
    });
    await Promise.all([one, other]);
    expect(order).toEqual(['the first has saved', 'the second sees rejected']);
  });
});

describe('lists of sign-offs', () => {
  /** Who asked, what came of it, and which body has decided. */
  const given = [
    { requester: 'dementia-lead', outcome: null, decidedBy: [] },
    { requester: 'secretary', outcome: 'changes_requested', decidedBy: ['clg'] },
    { requester: 'dementia-lead', outcome: 'approved', decidedBy: ['clg', 'kent-hwb', 'medway-hwb'] },
    { requester: 'dementia-lead', outcome: 'withdrawn', decidedBy: [] },
    { requester: 'secretary', outcome: null, decidedBy: ['clg', 'kent-hwb'] },
  ] as const;
  let lists: GovernedDatabase;
  let ids: KentIds;

  beforeAll(async () => {
    ({ governed: lists, kent: ids } = await kentDatabase());
    for (const { requester, outcome, decidedBy } of given) {
      await lists.transact(async ({ signOffs }) => {
        const signOff = fullSignOff(ids, await signOffs.nextNumber(ids.workspaceId), { requesterId: ids.person(requester) });
        await signOffs.add(ids.workspaceId, signOff);
        const settled = outcome === null ? [] : [{ kind: 'settled' as const, outcome, reason: null }];
        const decisions = signOff.bodies
          .filter(({ bodyId }) => decidedBy.some((key) => ids.body(key) === bodyId))
          .map(({ id }) => ({
            kind: 'body_decided' as const,
            askedBodyId: id,
            outcome: 'approved' as const,
            closedAt: null,
            chairsAction: null,
          }));
        await signOffs.save(signOff.id, [...decisions, ...settled], savedAt);
      });
    }
  });

  afterAll(() => lists.close());

  const all = { before: null, limit: 10 };
  const ended = async (page: Parameters<SignOffs['ended']>[2] = all, pathwayId: string | null = null, workspaceId = ids.workspaceId) => {
    const found = await lists.transact(({ signOffs }) => signOffs.ended(workspaceId, pathwayId, page));
    return found.map(({ number }) => number);
  };

  test('of all that have not ended have those that wait for changes too, lowest first', async () => {
    const open = await lists.transact(({ signOffs }) => signOffs.open(ids.workspaceId));
    expect(open.map(({ number }) => number)).toEqual([1, 2, 5]);
    expect(await lists.transact(({ signOffs }) => signOffs.open(newId()))).toEqual([]);
  });

  test('that have ended come newest first, a page at a time, and by pathway', async () => {
    expect(await ended()).toEqual([4, 3]);
    expect(await ended({ before: null, limit: 1 })).toEqual([4]);
    expect(await ended({ before: 4, limit: 2 })).toEqual([3]);
    expect(await ended({ before: 3, limit: 2 })).toEqual([]);
    expect(await ended({ after: 2, limit: 1 })).toEqual([3]);
    expect(await ended({ after: 4, limit: 2 })).toEqual([]);
    expect(await ended(all, ids.pathwayId)).toEqual([4, 3]);
    expect(await ended(all, newId())).toEqual([]);
    expect(await ended(all, null, newId())).toEqual([]);
  });

  test('are of each body once, by whether it is still asked, else by what ended last', async () => {
    const lastOf = async () => {
      const found = await lists.transact(({ signOffs }) => signOffs.lastOfPathway(ids.workspaceId, ids.pathwayId));
      expect(new Set(found.map(({ bodies }) => bodies[0]?.bodyId)).size).toBe(3);
      expect(found).toHaveLength(3);
      return new Set(found.map(({ outcome }) => outcome));
    };
    expect((await lastOf()).isSubsetOf(new Set([null, 'changes_requested']))).toBe(true);
    const end = (numbers: readonly number[], outcome: string | null, at: string | null) =>
      lists.prisma.signOff.updateMany({ where: { number: { in: [...numbers] } }, data: { outcome, outcomeAt: at } });
    await end([1, 2, 5], 'rejected', '2011-11-16T09:00:00.000Z');
    expect(await lastOf()).toEqual(new Set(['rejected']));
    await end([1, 2, 5], 'rejected', '2011-11-01T09:00:00.000Z');
    expect((await lastOf()).has('rejected')).toBe(false);
    await end([1, 5], null, null);
    await end([2], 'changes_requested', '2011-11-14T15:00:00.000Z');
  });

  describe('and what is still to be done for them', () => {
    beforeAll(async () => {
      await lists.transact(async ({ signOffs }) => {
        const approved = await signOffs.byNumber(ids.workspaceId, 3);
        if (!approved) throw new Error('There is no third');
        const [askedBodyId, versionId] = [first(approved.bodies).id, first(approved.versions).id];
        await signOffs.save(approved.id, [{ kind: 'verdict_recorded', askedBodyId, verdict: aVerdict(ids, versionId) }], savedAt);
      });
    });

    const concerning = async (from: string) => {
      const found = await lists.transact(({ signOffs }) =>
        signOffs.concerning(ids.workspaceId, instantAt(from), instantAt('2012-01-01T00:00:00.000Z')),
      );
      return found.map(({ number }) => number);
    };

    const owing = async (...keys: readonly string[]) => {
      const found = await lists.transact(({ signOffs }) =>
        signOffs.withConditionsOf(
          ids.workspaceId,
          keys.map((key) => ids.person(key)),
        ),
      );
      return found.map(({ number }) => number);
    };

    test('are by who has a condition to meet, and not where it was turned down, sent back or answered anew', async () => {
      expect(await owing('dementia-lead', 'secretary')).toEqual([3]);
      expect(await owing('secretary')).toEqual([]);
      expect(await owing()).toEqual([]);
      const { signOff, signOffBody } = lists.prisma;
      for (const outcome of ['rejected', 'withdrawn']) {
        await signOff.updateMany({ where: { number: 3 }, data: { outcome } });
        expect(await owing('dementia-lead')).toEqual([]);
      }
      await signOff.updateMany({ where: { number: 3 }, data: { outcome: 'approved' } });
      await signOffBody.updateMany({ where: { signOff: { number: 3 } }, data: { round: 2 } });
      expect(await owing('dementia-lead')).toEqual([]);
      await signOffBody.updateMany({ where: { signOff: { number: 3 } }, data: { round: 1 } });
      expect(await owing('dementia-lead')).toEqual([3]);
    });

    test('concern a time after their end as long as a condition is open, until it is met; those that wait for changes do in any case', async () => {
      expect(await concerning('2011-11-14T14:00:00.000Z')).toEqual([1, 2, 3, 4, 5]);
      expect(await concerning('2011-12-01T00:00:00.000Z')).toEqual([1, 2, 3, 5]);
      await lists.prisma.condition.updateMany({ data: { dischargedAt: savedAt.toJSDate(), dischargedById: ids.person('clg-chair') } });
      expect(await concerning('2011-12-01T00:00:00.000Z')).toEqual([1, 2, 5]);
      expect(await owing('dementia-lead')).toEqual([]);
    });
  });
});

test('sittings are there to derive deadlines from when they are past, and when they are cancelled', async () => {
  const since = (from: string) => governed.transact(({ meetings }) => meetings.since(kent.workspaceId, instantAt(from)));
  expect(await since('2011-11-10T00:00:00.000Z')).toMatchObject([{ key: 'kent-hwb-2011-11', cancelledAt: null }]);
  await governed.prisma.meeting.updateMany({ data: { cancelledAt: savedAt.toJSDate() } });
  expect(await since('2011-11-10T00:00:00.000Z')).toMatchObject([{ key: 'kent-hwb-2011-11', cancelledAt: expect.anything() }]);
  expect(await since('2011-11-24T00:00:00.000Z')).toEqual([]);
});
