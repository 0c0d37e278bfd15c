import { describe, expect, it } from 'vitest';
import type { Dated, Directory } from '#src/domain/directory.ts';
import { activeDelegation, lastDay, mayDelegate } from '#src/domain/membership/delegations.ts';
import type { Delegation } from '#src/domain/membership/interest.ts';
import { london } from '#tests/support/kent.ts';
import { type BodySpec, council, delegation, now } from '../sign-off/council.ts';
import { refusalOf } from '../sign-off/playing.ts';

const seats = ['chair cha', 'approver ann', 'approver ben', 'deputy dan', 'member mem', 'secretary wri', 'observer obs'];
const clg = (more: BodySpec['more'] = {}, ...delegations: Dated<Delegation>[]) =>
  council({ bodies: { clg: { seats, more } }, others: ['stranger'], delegations });
const december = { since: london('2011-12-01T00:00'), until: london('2011-12-13T00:00') };
const fresh = (fromId: string, toId: string, more: Partial<Dated<Delegation>> = {}) =>
  delegation('clg', fromId, toId, { id: 'new', ...december, ...more });
const refusal = (directory: Directory, one: Dated<Delegation>) => refusalOf(mayDelegate(directory, one, now));

describe('an approver lets somebody decide for them', () => {
  it.each([
    ['a deputy', clg(), fresh('ann', 'dan')],
    ['a member where the body lets members', clg({ delegation: 'members' }), fresh('ann', 'mem')],
    ['another approver where the body lets members', clg({ delegation: 'members' }), fresh('ann', 'ben')],
    ['the chair’s deputy where the chair decides', clg({ approval: { rule: 'chair', n: null, including: [] } }), fresh('cha', 'dan')],
    ['without an end', clg(), fresh('ann', 'dan', { until: null })],
    ['from a day that has passed', clg(), fresh('ann', 'dan', { since: london('2011-11-01T00:00') })],
    ['after another delegation', clg({}, delegation('clg', 'ann', 'dan', { until: december.since })), fresh('ann', 'dan')],
    ['beside a delegation of somebody else', clg({}, delegation('clg', 'ben', 'dan')), fresh('ann', 'dan')],
  ])('%s', (_, directory, one) => {
    expect(mayDelegate(directory, one, now)).toEqual({ refused: false, value: one });
  });

  it.each<[string, Directory, Dated<Delegation>, object]>([
    ['who is no approver', clg(), fresh('mem', 'dan'), { code: 'nothing_to_delegate', body: 'CLG', approvers: ['ann', 'ben'] }],
    ['the chair where approvers decide', clg(), fresh('cha', 'dan'), { code: 'nothing_to_delegate', approvers: ['ann', 'ben'] }],
    ['of a body that has ended', clg({ until: now }), fresh('ann', 'dan'), { code: 'nothing_to_delegate' }],
    ['where nobody may stand in', clg({ delegation: 'none' }), fresh('ann', 'dan'), { code: 'no_delegation', body: 'CLG' }],
    ['to themselves', clg(), fresh('ann', 'ann'), { code: 'own_deputy', body: 'CLG' }],
    ['to a member where deputies stand in', clg(), fresh('ann', 'mem'), { code: 'not_a_deputy', person: 'mem', deputies: ['dan'] }],
    [
      'to an observer where members stand in',
      clg({ delegation: 'members' }),
      fresh('ann', 'obs'),
      { code: 'not_a_deputy', deputies: ['cha', 'ben', 'dan', 'mem'] },
    ],
    ['to the secretary where members stand in', clg({ delegation: 'members' }), fresh('ann', 'wri'), { code: 'not_a_deputy' }],
    ['to a stranger', clg(), fresh('ann', 'stranger'), { code: 'not_a_deputy', body: 'CLG', person: 'stranger' }],
    ['until before it begins', clg(), fresh('ann', 'dan', { until: december.since }), { code: 'delegation_dates', problem: 'reversed' }],
    [
      'for days that are past',
      clg(),
      fresh('ann', 'dan', { since: london('2011-11-02T00:00'), until: now }),
      { code: 'delegation_dates', problem: 'past' },
    ],
    [
      'twice at a time',
      clg({}, delegation('clg', 'ann', 'dan', { until: london('2011-12-02T00:00') })),
      fresh('ann', 'dan'),
      { code: 'already_delegated', body: 'CLG', deputy: 'dan', until: '2011-12-01' },
    ],
    [
      'twice, the first without an end',
      clg({}, delegation('clg', 'ann', 'dan')),
      fresh('ann', 'dan'),
      { code: 'already_delegated', until: null },
    ],
    [
      'to who is away then',
      clg({ delegation: 'members' }, delegation('clg', 'ben', 'dan', { since: london('2011-12-12T00:00') })),
      fresh('ann', 'ben'),
      { code: 'deputy_away', body: 'CLG', person: 'ben', until: null },
    ],
  ])('but not %s', (_, directory, one, expected) => {
    expect(refusal(directory, one)).toMatchObject(expected);
  });
});

describe('the delegation in force', () => {
  it('is one whose days these are, while the deputy holds what the body wants', () => {
    const directory = clg({}, fresh('ann', 'dan'));
    const active = (at: string, one = directory) => activeDelegation(one, 'body-clg', 'ann', london(at))?.toId ?? null;
    expect([active('2011-11-30T23:59'), active('2011-12-01T00:00'), active('2011-12-12T23:59'), active('2011-12-13T00:00')]).toEqual([
      null,
      'dan',
      'dan',
      null,
    ]);
    expect(active('2011-12-05T00:00', { ...directory, seats: directory.seats.filter(({ role }) => role !== 'deputy') })).toBeNull();
    expect(active('2011-12-05T00:00', clg({ delegation: 'none' }, fresh('ann', 'dan')))).toBeNull();
  });

  it('ends by itself at the end of its last day', () => {
    expect(lastDay(clg(), fresh('ann', 'dan'))).toBe('2011-12-12');
    expect(lastDay(clg(), fresh('ann', 'dan', { until: null }))).toBeNull();
  });
});
