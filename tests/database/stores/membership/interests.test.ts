import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Interest } from '#src/domain/membership/interest.ts';
import type { GovernedDatabase } from '#tests/support/governed-database.ts';
import { fullSignOff, instantAt, type KentIds, kentDatabase } from '../sign-off/sign-off-case.ts';

const since = instantAt('2011-11-10T10:30:00.000Z');
let governed: GovernedDatabase;
let kent: KentIds;

beforeAll(async () => {
  ({ governed, kent } = await kentDatabase());
});

afterAll(() => governed.close());

async function declared(more: Partial<Interest> = {}): Promise<Interest> {
  const interest: Interest = {
    id: newId(),
    personId: kent.person('clg-chair'),
    category: 'non_financial_professional',
    text: 'I advise the trust.',
    organisationIds: [],
    pathwayIds: [kent.pathwayId],
    signOffId: null,
    ...more,
  };
  await governed.transact(({ interests }) => interests.add(kent.workspaceId, interest, since));
  return interest;
}

async function read({ id }: Interest) {
  const { interests } = await governed.directory();
  const found = interests.find((one) => one.id === id);
  if (!found) throw new Error('It is not in the directory');
  return { ...found, since: found.since.toISO(), until: found.until?.toISO() ?? null };
}

const end = ({ id }: Interest, at: string) => governed.transact(({ interests }) => interests.end(id, instantAt(at)));

describe('an interest', () => {
  test('is in the directory from then on, whatever it touches', async () => {
    const { organisations } = await governed.directory();
    const signOff = fullSignOff(kent, 1);
    await governed.transact(({ signOffs }) => signOffs.add(kent.workspaceId, signOff));
    const touching: Partial<Interest>[] = [
      { category: 'financial', organisationIds: organisations.slice(0, 2).map(({ id }) => id), pathwayIds: [] },
      { category: 'indirect', signOffId: signOff.id },
    ];
    for (const more of touching) {
      const interest = await declared(more);
      expect(await read(interest)).toEqual({ ...interest, since: since.toISO(), until: null });
    }
  });

  test('ends at an instant, once', async () => {
    const interest = await declared();
    await end(interest, '2011-12-01T09:00:00.000Z');
    expect((await read(interest)).until).toBe('2011-12-01T09:00:00.000Z');
    await end(interest, '2012-01-01T09:00:00.000Z');
    expect((await read(interest)).until).toBe('2011-12-01T09:00:00.000Z');
  });

  test('ends alone', async () => {
    const [one, other] = [await declared(), await declared()];
    await end(one, '2011-12-01T09:00:00.000Z');
    expect((await read(other)).until).toBeNull();
  });
});
