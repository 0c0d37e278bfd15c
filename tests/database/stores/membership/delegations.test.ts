import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { current, type Dated } from '#src/domain/directory.ts';
import type { Delegation } from '#src/domain/membership/interest.ts';
import type { GovernedDatabase } from '#tests/support/governed-database.ts';
import { instantAt, type KentIds, kentDatabase } from '../sign-off/sign-off-case.ts';

let governed: GovernedDatabase;
let kent: KentIds;

beforeAll(async () => {
  ({ governed, kent } = await kentDatabase());
});

afterAll(() => governed.close());

async function delegated(since: string, until: string | null): Promise<Dated<Delegation>> {
  const delegation = {
    id: newId(),
    bodyId: kent.body('clg'),
    fromId: kent.person('clg-chair'),
    toId: kent.person('dph-kent'),
    since: instantAt(since),
    until: until === null ? null : instantAt(until),
  };
  await governed.transact(({ delegations }) => delegations.add(kent.workspaceId, delegation));
  return delegation;
}

async function read({ id }: Delegation): Promise<Dated<Delegation>> {
  const { delegations } = await governed.directory();
  const found = delegations.find((one) => one.id === id);
  if (!found) throw new Error('It is not in the directory');
  return found;
}

const end = ({ id }: Delegation, at: string) => governed.transact(({ delegations }) => delegations.end(id, instantAt(at)));
const untilOf = async (delegation: Delegation) => (await read(delegation)).until?.toISO() ?? null;

describe('a delegation', () => {
  test.each([null, '2011-12-01T00:00:00.000Z'])('is in the directory with its dates, until %s', async (until) => {
    const delegation = await delegated('2011-11-14T00:00:00.000Z', until);
    const found = await read(delegation);
    expect({ ...found, since: found.since.toISO(), until: found.until?.toISO() ?? null }).toEqual({
      ...delegation,
      since: '2011-11-14T00:00:00.000Z',
      until,
    });
  });

  test('ends earlier than it was to, and not later', async () => {
    const delegation = await delegated('2011-11-14T00:00:00.000Z', '2011-12-01T00:00:00.000Z');
    await end(delegation, '2012-01-01T09:00:00.000Z');
    expect(await untilOf(delegation)).toBe('2011-12-01T00:00:00.000Z');
    await end(delegation, '2011-11-16T09:00:00.000Z');
    expect(await untilOf(delegation)).toBe('2011-11-16T09:00:00.000Z');
    await end(delegation, '2011-11-17T09:00:00.000Z');
    expect(await untilOf(delegation)).toBe('2011-11-16T09:00:00.000Z');
  });

  test('that has not begun never will', async () => {
    const delegation = await delegated('2011-11-14T00:00:00.000Z', null);
    await end(delegation, '2011-11-11T09:00:00.000Z');
    const now = await read(delegation);
    expect(now.until?.toISO()).toBe('2011-11-14T00:00:00.000Z');
    expect(current([now], instantAt('2011-11-14T00:00:00.000Z'))).toEqual([]);
  });
});
