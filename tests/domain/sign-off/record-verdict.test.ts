import { describe, expect, it } from 'vitest';
import { aRequest, asked, council, delegation, interest } from './council.ts';
import { amendment, done, recorded, refused, stateAfter, verdict } from './playing.ts';
import { aVersion } from './sign-offs.ts';

const directory = council({
  bodies: { clg: { seats: ['chair cha', 'approver ann', 'approver ben', 'approver sec', 'deputy dan'] } },
  secretaries: ['sec', 'sam'],
  interests: [interest('ben')],
  delegations: [],
});
const fresh = aRequest([asked('clg', 'any')]);

describe('what the secretariat records for an approver', () => {
  it('is their verdict, with how it was received and by whom it was written down', () => {
    const given = done(fresh, { ...recorded(verdict('clg', 'ann'), 'sam'), how: 'paper', note: 'Letter of 9 November' }, directory);
    expect(given.changes[0]).toMatchObject({
      verdict: {
        personId: 'ann',
        forIds: ['ann'],
        role: 'approver',
        recorded: { byId: 'sam', how: 'paper', note: 'Letter of 9 November' },
      },
    });
    expect(given.signOff.outcome).toBe('approved');
  });

  it('can be the word of a deputy', () => {
    const delegated = { ...directory, delegations: [delegation('clg', 'ann', 'dan')] };
    expect(done(fresh, recorded(verdict('clg', 'dan')), delegated).changes[0]).toMatchObject({
      verdict: { personId: 'dan', forIds: ['ann'] },
    });
  });

  it('after the outcome changes nothing', () => {
    expect(done(stateAfter(fresh, directory, verdict('clg', 'ann')), recorded(verdict('clg', 'sec'), 'sam'), directory).afterOutcome).toBe(
      true,
    );
  });

  it('is told as to the approver where they could not have given it', () => {
    const not = { code: 'not_recorded', person: 'ben' };
    expect(refused(fresh, recorded(verdict('clg', 'ben')), directory)).toMatchObject({ ...not, because: { code: 'conflicted' } });
    expect(refused(fresh, recorded(verdict('clg', 'cha')), directory)).toMatchObject({
      person: 'cha',
      because: { code: 'not_an_approver' },
    });
  });

  it('asks who records for what is missing in it', () => {
    expect(refused(fresh, recorded(verdict('clg', 'ann', 'reject', { reason: null })), directory)).toMatchObject({ code: 'reason_needed' });
    const bare = verdict('clg', 'ann', 'approve_with_conditions', { conditions: [] });
    expect(refused(fresh, recorded(bare), directory)).toMatchObject({ code: 'conditions_needed' });
    const amended = stateAfter(fresh, directory, amendment);
    expect(refused(amended, recorded(verdict('clg', 'ann')), directory)).toMatchObject({ code: 'version_not_current' });
  });

  it('is refused of others, for oneself, and by an author', () => {
    const attempt = verdict('clg', 'ann');
    expect(refused(fresh, recorded(attempt, 'cha'), directory)).toEqual({
      code: 'may_not',
      action: 'record a verdict on SO-12',
      body: 'CLG',
      who: ['the secretariat'],
    });
    expect(refused(fresh, recorded(verdict('clg', 'sec')), directory)).toEqual({ code: 'own_record', reference: 'SO-12', body: 'CLG' });
    const own = { code: 'record_on_own_request', reference: 'SO-12', body: 'CLG' };
    expect(refused({ ...fresh, requesterId: 'sec' }, recorded(attempt), directory)).toEqual(own);
    const written = { ...fresh, versions: [aVersion({ byId: 'sec' })] };
    expect(refused(written, recorded(attempt), directory)).toEqual(own);
    expect(done(written, recorded(attempt, 'sam'), directory).signOff.outcome).toBe('approved');
  });
});
