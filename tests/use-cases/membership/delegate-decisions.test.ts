import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nextChangeInstant } from '#src/use-cases/governance/next-change-instant.ts';
import { type DelegateDecisions, delegateDecisions } from '#src/use-cases/membership/delegate-decisions.ts';
import { endDelegation } from '#src/use-cases/membership/end-delegation.ts';
import { showDelegations } from '#src/use-cases/membership/show-delegations.ts';
import { kentWithThreeApprovers } from '#tests/support/governance.ts';
import { london } from '#tests/support/kent.ts';
import { type CaseWorld, caseWorld, now, refusalOf, resultOf } from '../sign-off/sign-off-world.ts';

let world: CaseWorld;
beforeEach(async () => {
  world = await caseWorld(kentWithThreeApprovers);
});
afterEach(() => world.close());

async function delegate(user: string, more: Partial<DelegateDecisions> = {}, deputy = 'cabinet-member') {
  const { bodies, people } = await world.directory();
  const bodyId = bodies.find(({ key }) => key === 'clg')?.id ?? '';
  const toId = people.find(({ key }) => key === deputy)?.id ?? '';
  const input = { bodyId, toId, from: '2011-11-10', until: '2011-11-11', ...more };
  return world.as(user, (stores, actor) => delegateDecisions(stores, actor, input, now));
}

describe('a delegation', () => {
  test('holds for whole days of the body’s zone, and from now where it begins today', async () => {
    resultOf(await delegate('U0CLGCHAIR'));
    resultOf(await delegate('U0CLGCHAIR', { from: '2012-03-25', until: '2012-03-25' }));
    const rows = await world.prisma.delegation.findMany({ orderBy: { since: 'asc' } });
    expect(rows.map(({ since, until }) => [since.toISOString(), until?.toISOString()])).toEqual([
      ['2011-11-10T10:30:00.000Z', '2011-11-12T00:00:00.000Z'],
      ['2012-03-25T00:00:00.000Z', '2012-03-25T23:00:00.000Z'],
    ]);
    const next = await nextChangeInstant(world.transact, london('2011-11-10T12:00'));
    expect(next?.toUTC().toISO()).toBe('2011-11-12T00:00:00.000Z');
  });

  test.each([
    [
      'on days that are past',
      { from: '2011-11-07', until: '2011-11-08' },
      { code: 'delegation_dates', problem: 'past', read: { from: '2011-11-07', until: '2011-11-08' } },
    ],
    [
      'whose last day comes before the first',
      { from: '2011-12-02', until: '2011-12-01' },
      { code: 'delegation_dates', problem: 'reversed', read: { from: '2011-12-02', until: '2011-12-01' } },
    ],
    [
      'from a day that is past, as a calendar lets it be chosen',
      { from: '2011-11-07', until: '2011-12-01' },
      { code: 'delegation_dates', problem: 'first_past', read: { from: '2011-11-07', until: '2011-12-01' } },
    ],
    ['to nobody', { toId: '00000000-0000-7000-8000-000000000009' }, { code: 'gone', what: 'person' }],
    ['to nobody chosen', { toId: null }, { code: 'no_deputy_chosen', body: 'Clinical Leadership Group' }],
    ['for no body', { bodyId: '00000000-0000-7000-8000-000000000009' }, { code: 'gone', what: 'body' }],
  ])('%s is refused', async (_, more, refusal) => {
    expect(refusalOf(await delegate('U0CLGCHAIR', more))).toMatchObject(refusal);
    expect(await world.prisma.delegation.count()).toBe(0);
  });

  test('that is not theirs to make is refused on record', async () => {
    expect(refusalOf(await delegate('U0DEMENTIA'))).toMatchObject({ code: 'nothing_to_delegate' });
    expect(refusalOf(await delegate('U0CLGCHAIR', {}, 'dementia-lead'))).toMatchObject({ code: 'not_a_deputy' });
    expect(await world.chronicle()).toEqual(['delegation refused, Dementia pathway lead', 'delegation refused, Co-Medical Director']);
  });

  test('is ended by who made it, once, and not by anybody else', async () => {
    resultOf(await delegate('U0CLGCHAIR'));
    const { id: delegationId } = await world.prisma.delegation.findFirstOrThrow();
    const end = (user: string) => world.as(user, (stores, actor) => endDelegation(stores, actor, { delegationId }, now));
    expect(refusalOf(await end('U0CABINET'))).toEqual({ code: 'delegation_over' });
    expect(resultOf(await end('U0CLGCHAIR'))).toEqual({ body: 'Clinical Leadership Group', deputy: 'Cabinet Member for Health Reform' });
    expect(refusalOf(await end('U0CLGCHAIR'))).toEqual({ code: 'delegation_over' });
    expect(resultOf(await delegate('U0CLGCHAIR'))).toMatchObject({ deputy: 'Cabinet Member for Health Reform' });
  });

  test('shows where it has no effect any more', async () => {
    resultOf(await delegate('U0CLGCHAIR'));
    const lines = async () =>
      resultOf(await world.as('U0CLGCHAIR', async (_, actor) => showDelegations(actor, now))).given.map(({ state }) => state);
    expect(await lines()).toEqual(['in_force']);
    await world.apply(kentWithThreeApprovers.replace('      - { person: cabinet-member, role: deputy }\n', ''), '2011-11-10T10:00:00Z');
    expect(await lines()).toEqual(['without_effect']);
  });
});
