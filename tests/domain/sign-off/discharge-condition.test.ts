import { describe, expect, it } from 'vitest';
import { outcomeInWords, outstandingConditions } from '#src/domain/sign-off/outstanding-conditions.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import { aRequest, asked, council, delegation, interest, now } from './council.ts';
import { condition, discharge, done, refused, stateAfter, verdict } from './playing.ts';

const directory = council({
  bodies: { clg: { seats: ['chair cha', 'approver ann', 'approver ben', 'deputy dan', 'member mem'] }, kent: { seats: ['approver kim'] } },
});
const costs = condition({ id: 'costs', text: 'Say what it costs', ownerId: 'lead', due: '2011-12-01' });
const nurses = condition({ id: 'nurses', text: 'Ask the nurses', ownerId: 'ben' });
const conditional = (...conditions: (typeof costs)[]) => verdict('clg', 'ann', 'approve_with_conditions', { conditions });
const approved = stateAfter(aRequest([asked('clg', 'any')]), directory, conditional(costs, nurses));
const outstanding = (signOff: SignOff) =>
  outstandingConditions(signOff, directory, now).map(({ condition: one }) => one?.text ?? 'to follow');

describe('an approval with conditions', () => {
  it('reads "conditions outstanding" until each is discharged', () => {
    expect([approved.outcome, outcomeInWords(approved, directory, now), outstanding(approved)]).toEqual([
      'approved',
      'approved, conditions outstanding',
      ['Say what it costs', 'Ask the nurses'],
    ]);
    const first = done(approved, { ...discharge('clg', 'ben', 'costs'), note: 'In annex 2' }, directory);
    expect(first.changes).toEqual([
      {
        kind: 'condition_discharged',
        askedBodyId: 'clg',
        condition: { ...costs, discharged: { byId: 'ben', at: now, note: 'In annex 2' } },
      },
    ]);
    expect([outcomeInWords(first.signOff, directory, now), outstanding(first.signOff)]).toEqual([
      'approved, conditions outstanding',
      ['Ask the nurses'],
    ]);
    const both = stateAfter(first.signOff, directory, discharge('clg', 'ann', 'nurses'));
    expect([outcomeInWords(both, directory, now), outstanding(both)]).toEqual(['approved', []]);
  });

  it('names who set each, in which body; an open request has none outstanding', () => {
    expect(outstandingConditions(approved, directory, now)[0]).toMatchObject({
      askedBodyId: 'clg',
      personId: 'ann',
      condition: { id: 'costs' },
    });
    const two = stateAfter(aRequest([asked('clg', 'all')]), directory, conditional(costs));
    expect([outcomeInWords(two, directory, now), outstanding(two)]).toEqual(['open', []]);
  });

  it('whose words are to follow is outstanding until it is completed and met', () => {
    const hasty = stateAfter(aRequest([asked('clg', 'any')]), directory, { ...conditional(), reasonToFollow: true });
    expect(outstanding(hasty)).toEqual(['to follow']);
    const completed = stateAfter(hasty, directory, conditional(costs));
    expect(outstanding(completed)).toEqual(['Say what it costs']);
    expect(outcomeInWords(stateAfter(completed, directory, discharge('clg', 'ben', 'costs')), directory, now)).toBe('approved');
  });
});

describe('a condition', () => {
  it.each([
    ['an approver', 'ben', 'costs', directory],
    ['who set it', 'ann', 'costs', directory],
    ['the chair', 'cha', 'costs', directory],
    ['a deputy', 'dan', 'costs', { ...directory, delegations: [delegation('clg', 'ben', 'dan')] }],
  ])('is discharged by %s', (_, personId, id, world) => {
    expect(outstanding(stateAfter(approved, world, discharge('clg', personId, id)))).toEqual(['Ask the nurses']);
  });

  it.each([
    ['its owner', 'ben', 'nurses', directory, { code: 'own_condition', reference: 'SO-12', body: 'CLG', approvers: ['ann'] }],
    ['a member', 'mem', 'costs', directory, { code: 'not_an_approver', approvers: ['ann', 'ben'] }],
    ['another body’s approver', 'kim', 'costs', directory, { code: 'not_an_approver' }],
    ['the requester', 'requester', 'costs', directory, { code: 'not_an_approver' }],
    ['an approver with an interest', 'ben', 'costs', { ...directory, interests: [interest('ben')] }, { code: 'conflicted' }],
    ['a chair with an interest', 'cha', 'costs', { ...directory, interests: [interest('cha')] }, { code: 'conflicted' }],
  ])('is not discharged by %s', (_, personId, id, world, refusal) => {
    expect(refused(approved, discharge('clg', personId, id), world)).toMatchObject(refusal);
  });

  it('is not discharged by a chair who made the request', () => {
    const own = { ...approved, requesterId: 'cha' };
    expect(refused(own, discharge('clg', 'cha', 'costs'), directory)).toMatchObject({ code: 'own_request' });
  });

  it('is discharged once, and not when its verdict was replaced', () => {
    const met = stateAfter(approved, directory, discharge('clg', 'ben', 'costs'));
    const closed = { code: 'condition_closed', reference: 'SO-12', body: 'CLG' };
    expect(refused(met, discharge('clg', 'ann', 'costs'), directory)).toEqual({ ...closed, because: 'discharged' });
    const replaced = stateAfter(aRequest([asked('clg', 'all')]), directory, conditional(costs), verdict('clg', 'ann'));
    expect(refused(replaced, discharge('clg', 'ben', 'costs'), directory)).toEqual({ ...closed, because: 'superseded' });
    expect(refused(approved, discharge('clg', 'ben', 'none'), directory)).toEqual({ code: 'gone', what: 'condition' });
  });
});
