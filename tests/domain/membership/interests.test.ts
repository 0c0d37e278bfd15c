import { describe, expect, it } from 'vitest';
import type { Directory } from '#src/domain/directory.ts';
import type { RulingAction } from '#src/domain/membership/interest.ts';
import { conflictsLeft, conflictsOf, hasRecused, mayReadContent, whoRules } from '#src/domain/membership/interests.ts';
import type { Ruling, SignOff } from '#src/domain/sign-off/sign-off.ts';
import { london } from '#tests/support/kent.ts';
import { aRequest, asked, beginning, council, interest, now } from '../sign-off/council.ts';
import { aVerdict, aVersion } from '../sign-off/sign-offs.ts';

const seats = ['chair ann', 'co-chair cob', 'deputy dan', 'approver ben', 'member mem', 'observer obs'];
const base = council({
  bodies: { clg: { seats }, hwb: { seats: ['chair hal', 'approver ben'] } },
  others: ['stranger'],
  providers: ['pro'],
});
const having = (...interests: Directory['interests']): Directory => ({ ...base, interests });
const clg = asked('clg', 'any');
const signOff = aRequest([clg, asked('hwb', 'any')]);

function ruled(action: RulingAction, more: Partial<Ruling> = {}): Ruling {
  return {
    id: 'ruling',
    personId: 'ben',
    interestIds: ['interest-ben'],
    action,
    reason: 'it is remote',
    ruledById: 'ann',
    at: now,
    ...more,
  };
}

describe('the interests that touch a request', () => {
  const none = { organisationIds: [], pathwayIds: [], signOffId: null };
  it.each([
    ['the pathway', interest('ben'), 1],
    ['an organisation the pathway concerns', interest('ben', { ...none, organisationIds: ['pct', 'trust'] }), 1],
    ['the request itself', interest('ben', { ...none, signOffId: 'sign-off' }), 1],
    ['another organisation', interest('ben', { ...none, organisationIds: ['pct'] }), 0],
    ['another request', interest('ben', { ...none, signOffId: 'another' }), 0],
    ['somebody else', interest('ann'), 0],
    ['what is over', interest('ben', { until: now }), 0],
    ['what is to come', interest('ben', { since: london('2011-11-10T10:01') }), 0],
  ])('are those in %s', (_, one, count) => {
    expect(conflictsOf(having(one), signOff, 'ben', now)).toHaveLength(count);
  });

  it.each<[RulingAction, number]>([
    ['no_action', 0],
    ['remain', 0],
    ['speak_only', 1],
    ['leave_item', 1],
    ['no_papers', 1],
    ['not_attend', 1],
    ['leave_group', 1],
  ])('after the ruling %s, %i keep from deciding', (action, count) => {
    const body = asked('clg', 'any', { rulings: [ruled('leave_group'), ruled(action)] });
    expect(conflictsLeft(having(interest('ben')), signOff, body, 'ben', now)).toHaveLength(count);
  });

  it('of which a ruling does not speak need another, whenever they began, and one body’s ruling is no other’s', () => {
    const body = asked('clg', 'any', { rulings: [ruled('remain')] });
    const another = interest('ben', { id: 'another' });
    expect(conflictsLeft(having(interest('ben'), another), signOff, body, 'ben', now)).toMatchObject([{ id: 'another' }]);
    expect(conflictsLeft(having(interest('ben')), signOff, asked('hwb', 'any'), 'ben', now)).toHaveLength(1);
  });
});

describe('stepping aside', () => {
  const recusal = aVerdict('ben', { kind: 'recuse', at: beginning });

  it('stands in every round until it is ruled otherwise', () => {
    expect(hasRecused(base, asked('clg', 'any', { round: 3, verdicts: [recusal] }), 'ben')).toBe(true);
    expect(hasRecused(base, asked('clg', 'any', { verdicts: [recusal], rulings: [ruled('speak_only')] }), 'ben')).toBe(true);
    expect(hasRecused(base, asked('clg', 'any', { verdicts: [recusal], rulings: [ruled('remain')] }), 'ben')).toBe(false);
  });

  it('after a ruling stands again', () => {
    const rulings = [ruled('remain', { at: london('2011-10-01T10:00') })];
    expect(hasRecused(base, asked('clg', 'any', { verdicts: [recusal], rulings }), 'ben')).toBe(true);
  });

  it('does not stand after the outcome, nor where the person contests that they did', () => {
    expect(hasRecused(base, asked('clg', 'any', { verdicts: [{ ...recusal, afterOutcome: true }] }), 'ben')).toBe(false);
    expect(hasRecused(base, asked('clg', 'any', { verdicts: [{ ...recusal, contested: { at: now, reason: 'no' } }] }), 'ben')).toBe(false);
    expect(hasRecused(base, asked('clg', 'any', { verdicts: [aVerdict('ben'), aVerdict('ann', { kind: 'recuse' })] }), 'ben')).toBe(false);
  });
});

describe('who rules on an interest', () => {
  const rulers = (directory: Directory, personId: string, body = clg, request: SignOff = signOff) => {
    const { as, people } = whoRules(directory, request, body, personId, now);
    return `${as}: ${people.map(({ id }) => id).join(', ')}`;
  };

  it('is the chair; nobody rules on their own', () => {
    expect(rulers(base, 'ben')).toBe('chair: ann');
    expect(rulers(base, 'ann')).toBe('co-chair: cob');
  });

  it('passes on where one of them has an interest too, or stepped aside', () => {
    expect(rulers(having(interest('ann')), 'ben')).toBe('co-chair: cob');
    expect(rulers(having(interest('ann'), interest('cob')), 'ben')).toBe('deputy: dan');
    expect(rulers(having(interest('ann'), interest('cob'), interest('dan')), 'ben')).toBe('secretariat: sec');
    expect(rulers(base, 'ben', asked('clg', 'any', { verdicts: [aVerdict('ann', { kind: 'recuse' })] }))).toBe('co-chair: cob');
  });

  it('is the secretariat where there is no chair, but not on their own interest', () => {
    const directory = council({ bodies: { clg: { seats: ['approver ben', 'approver sec'] } }, secretaries: ['sec', 'sam'] });
    expect(rulers(directory, 'ben')).toBe('secretariat: sec, sam');
    expect(rulers(directory, 'sec')).toBe('secretariat: sam');
  });

  it('passes over whoever asked for it or wrote it', () => {
    expect(rulers(base, 'ben', clg, aRequest([clg], { requesterId: 'ann' }))).toBe('co-chair: cob');
    const versions = [aVersion(), aVersion({ id: 'v2', number: 2, change: 'minor', byId: 'ann' })];
    expect(rulers(base, 'ben', clg, aRequest([clg], { versions }))).toBe('co-chair: cob');
  });

  it('is nobody once the request has ended', () => {
    expect(rulers(base, 'ben', clg, aRequest([clg], { outcome: 'approved' }))).toBe('secretariat: ');
    expect(rulers(base, 'ben', clg, aRequest([clg], { outcome: 'changes_requested' }))).toBe('chair: ann');
  });

  it('passes over the provider side where content is closed', () => {
    const directory = council({ bodies: { clg: { seats } }, providers: ['ann'] });
    expect(rulers(directory, 'ben', clg, aRequest([clg], { subject: 'procurement' }))).toBe('co-chair: cob');
    expect(rulers(directory, 'ben', clg, aRequest([clg]))).toBe('chair: ann');
  });
});

describe('who may see what a request is about', () => {
  const readers = (directory: Directory, request: SignOff) =>
    ['ann', 'ben', 'hal', 'obs', 'lead', 'requester', 'sec', 'pro', 'stranger'].filter((id) => mayReadContent(directory, request, id, now));

  it('is anyone in the governance file where it is open', () => {
    expect(readers(base, signOff)).toEqual(['ann', 'ben', 'hal', 'obs', 'lead', 'requester', 'sec', 'pro', 'stranger']);
    const people = base.people.map((person) => (person.id === 'stranger' ? { ...person, until: now } : person));
    expect(readers({ ...base, people }, signOff)).not.toContain('stranger');
  });

  it('is the members of the bodies concerned, whoever asked and the secretariat where it is private; never the provider side', () => {
    const closed = aRequest(signOff.bodies, { privateReason: 'Staff' });
    expect(readers(base, closed)).toEqual(['ann', 'ben', 'hal', 'obs', 'lead', 'requester', 'sec']);
    const members = council({ bodies: { clg: { seats: ['approver pro', 'approver ben'] } }, providers: ['pro', 'ben'] });
    expect(mayReadContent(members, aRequest([clg], { subject: 'procurement' }), 'ben', now)).toBe(false);
  });

  it.each<[RulingAction, boolean]>([
    ['remain', true],
    ['speak_only', true],
    ['leave_item', true],
    ['no_papers', false],
    ['not_attend', false],
    ['leave_group', false],
  ])('after the ruling %s in one body: %s', (action, may) => {
    const request = aRequest([asked('clg', 'any', { rulings: [ruled(action)] }), asked('hwb', 'any')]);
    expect(mayReadContent(having(interest('ben')), request, 'ben', now)).toBe(may);
    expect(mayReadContent(having(interest('ben')), request, 'ann', now)).toBe(true);
  });

  it('is again who was kept from it, once the interest is over', () => {
    const request = aRequest([asked('clg', 'any', { rulings: [ruled('no_papers')] })]);
    expect(mayReadContent(having(interest('ben', { until: now })), request, 'ben', now)).toBe(true);
  });
});
