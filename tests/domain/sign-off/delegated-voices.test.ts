import { describe, expect, it } from 'vitest';
import type { Directory } from '#src/domain/directory.ts';
import { arithmeticOf } from '#src/domain/sign-off/arithmetic.ts';
import { electorateOf, unanswered } from '#src/domain/sign-off/electorate.ts';
import type { SignOff, VerdictKind } from '#src/domain/sign-off/sign-off.ts';
import { askedBody } from '#src/domain/sign-off/steps.ts';
import { aRequest, asked, council, delegation, interest, now } from './council.ts';
import { contestVerdict, reconsider, recorded, refused, stateAfter, verdict } from './playing.ts';

/** Any member may stand in; ann's seat is the lay one. */
const before = council({
  bodies: { clg: { seats: ['approver ann lay', 'approver ben', 'approver cat', 'member mem'], more: { delegation: 'members' } } },
});
const lent = (fromId: string, toId: string): Directory => ({ ...before, delegations: [delegation('clg', fromId, toId)] });
const toBen = lent('ann', 'ben');
const twoOf = (including: string[] = []) => aRequest([asked('clg', 'at_least', { n: 2, including })]);
const sum = (signOff: SignOff, directory: Directory) => arithmeticOf(signOff, askedBody(signOff, 'clg'), directory, now).inWords;
const owed = (signOff: SignOff, directory: Directory) => {
  const body = askedBody(signOff, 'clg');
  const electorate = electorateOf(directory, signOff, body, now);
  return unanswered(signOff, body, electorate).map(({ personId, forIds }) => `${personId} for ${forIds.join(', ')}`);
};

describe('a verdict given in person, when its giver hands on', () => {
  const given = stateAfter(twoOf(), before, verdict('clg', 'ann'));

  it('stands beside the deputy’s own', () => {
    const both = stateAfter(given, toBen, reconsider, verdict('clg', 'ben'));
    expect(both.outcome).toBe('approved');
    expect(sum(both, toBen)).toBe('2 of 3 approved, 2 needed');
    expect(askedBody(both, 'clg').verdicts.map(({ forIds }) => forIds)).toEqual([['ann'], ['ben']]);
  });

  it('stands where the deputy is against', () => {
    const open = stateAfter(given, toBen, verdict('clg', 'ben', 'reject'));
    expect([open.outcome, sum(open, toBen)]).toEqual([null, '1 of 3 approved, 2 needed']);
    expect(stateAfter(open, toBen, verdict('clg', 'cat')).outcome).toBe('approved');
  });

  it('is changed by its giver alone', () => {
    const changed = stateAfter(given, toBen, verdict('clg', 'ann', 'reject'));
    expect(askedBody(changed, 'clg').verdicts.map(({ kind, forIds }) => [kind, ...forIds])).toEqual([
      ['approve', 'ann'],
      ['reject', 'ann'],
    ]);
    const toMem = lent('ann', 'mem');
    expect(refused(given, verdict('clg', 'mem'), toMem)).toEqual({
      code: 'no_voice_lent',
      reference: 'SO-12',
      body: 'CLG',
      person: 'ann',
      because: 'has_answered',
      approvers: ['ann', 'ben', 'cat'],
    });
  });

  it('leaves the voice to the deputy where it was recorded and is contested', () => {
    const phoned = verdict('clg', 'ann');
    const contested = stateAfter(twoOf(), before, recorded(phoned), contestVerdict(phoned));
    expect(owed(contested, toBen)).toEqual(['ben for ann, ben', 'cat for cat']);
  });
});

describe('somebody who has handed on may still answer', () => {
  it('and owes nothing meanwhile: their deputy does', () => {
    expect(owed(twoOf(), toBen)).toEqual(['ben for ann, ben', 'cat for cat']);
    const given = stateAfter(twoOf(), toBen, verdict('clg', 'ann'));
    expect(askedBody(given, 'clg').verdicts.map(({ forIds }) => forIds)).toEqual([['ann']]);
    expect(owed(given, toBen)).toEqual(['ben for ben', 'cat for cat']);
  });

  it('in place of what the deputy answered for them, whose own answer stands', () => {
    const by = aRequest([asked('clg', 'all')]);
    const given = stateAfter(by, toBen, verdict('clg', 'ben'), verdict('clg', 'ann', 'reject'));
    expect(given.outcome).toBe('rejected');
    const other = stateAfter(by, toBen, verdict('clg', 'ben', 'reject', { reason: 'costs' }));
    expect(other.outcome).toBe('rejected');
    const two = stateAfter(twoOf(), toBen, verdict('clg', 'ben', 'abstain'), verdict('clg', 'ann'), verdict('clg', 'cat'));
    expect([two.outcome, sum(two, toBen)]).toEqual(['approved', '2 of 2 approved, 2 needed; not counted: ben (abstained)']);
  });

  it('but not for others who had handed on to them before: what was handed on is not handed on', () => {
    const chain = { ...before, delegations: [delegation('clg', 'ann', 'ben'), delegation('clg', 'ben', 'mem')] };
    expect(owed(twoOf(), chain)).toEqual(['ben for ann', 'mem for ben', 'cat for cat']);
    const given = stateAfter(twoOf(), chain, verdict('clg', 'mem'));
    expect(askedBody(given, 'clg').verdicts.map(({ forIds }) => forIds)).toEqual([['ben']]);
    const own = stateAfter(given, chain, verdict('clg', 'ben'));
    expect(askedBody(own, 'clg').verdicts.at(-1)?.forIds).toEqual(['ann', 'ben']);
  });

  it('and steps aside for the two of them', () => {
    const given = stateAfter(twoOf(), toBen, verdict('clg', 'ann', 'recuse'));
    expect(owed(given, toBen)).toEqual(['ben for ben', 'cat for cat']);
  });
});

describe('a voice that was handed on to somebody who has answered', () => {
  const given = stateAfter(twoOf(['lay']), before, verdict('clg', 'ben'), verdict('clg', 'cat'));

  it('is not used by that answer: its tag is not included, and the deputy owes one for it', () => {
    const lone = stateAfter(aRequest([asked('clg', 'at_least', { n: 1, including: ['lay'] })]), before, verdict('clg', 'ben'));
    for (const signOff of [lone, given]) {
      const open = stateAfter(signOff, toBen, reconsider);
      expect(open.outcome).toBeNull();
      expect(sum(open, toBen)).toContain('lay not included');
      expect(owed(open, toBen)).toContain('ben for ann');
    }
  });

  it('is used by the same answer given again, which counts once', () => {
    const both = stateAfter(given, toBen, verdict('clg', 'ben'));
    expect([both.outcome, sum(both, toBen)]).toEqual(['approved', '2 of 2 approved, 2 needed; lay included by ben']);
    expect(askedBody(both, 'clg').verdicts.at(-1)?.forIds).toEqual(['ann', 'ben']);
    const early = stateAfter(twoOf(['lay']), toBen, verdict('clg', 'ben'));
    expect(refused(early, verdict('clg', 'ben'), toBen)).toMatchObject({ code: 'already_given' });
  });

  it.each<[VerdictKind, string]>([
    ['approve', 'approved'],
    ['abstain', 'approved'],
    ['reject', 'rejected'],
  ])('by rule all is waited for, until it is %s', (kind, outcome) => {
    const all = stateAfter(aRequest([asked('clg', 'all')]), before, verdict('clg', 'ben'), verdict('clg', 'cat'));
    const open = stateAfter(all, toBen, reconsider);
    expect([open.outcome, owed(open, toBen)]).toEqual([null, ['ben for ann']]);
    expect(stateAfter(open, toBen, verdict('clg', 'ben', kind)).outcome).toBe(outcome);
    expect(stateAfter(open, before, verdict('clg', 'ann')).outcome).toBe('approved');
  });

  it('is counted with those of the deputy where the deputy abstained', () => {
    const all = stateAfter(aRequest([asked('clg', 'all')]), before, verdict('clg', 'ben', 'abstain'), verdict('clg', 'cat'));
    expect(stateAfter(all, before, verdict('clg', 'ann')).outcome).toBe('approved');
    expect(stateAfter(all, toBen, reconsider).outcome).toBeNull();
    expect(stateAfter(all, toBen, verdict('clg', 'ben')).outcome).toBe('approved');
  });
});

it('a deputy of somebody who stands aside is told just that', () => {
  const aside = { ...lent('ann', 'mem'), interests: [interest('ann')] };
  const refusal = { code: 'no_voice_lent', person: 'ann', because: 'stands_aside', approvers: ['ben', 'cat'] };
  expect(refused(twoOf(), verdict('clg', 'mem'), aside)).toMatchObject(refusal);
});
