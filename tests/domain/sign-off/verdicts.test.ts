import { describe, expect, it } from 'vitest';
import { changesAskedBefore, countedVerdicts, standingVerdicts, wordsOf } from '#src/domain/sign-off/verdicts.ts';
import { council, now } from './council.ts';
import { anAskedBody, aVerdict } from './sign-offs.ts';

const contested = { at: now, reason: 'I said no' };

const people = council({ bodies: {} });

describe('verdicts', () => {
  const asked = anAskedBody({
    round: 2,
    verdicts: [
      aVerdict('ann', { id: 'earlier', round: 1 }),
      aVerdict('ann', { id: 'first', round: 2 }),
      aVerdict('ben', { id: 'ben', round: 2 }),
      aVerdict('ann', { id: 'last', round: 2, kind: 'reject' }),
      aVerdict('cat', { id: 'contested', round: 2, contested }),
      aVerdict('dan', { id: 'late', round: 2, afterOutcome: true }),
    ],
  });

  it('count in their round, before the outcome, uncontested', () => {
    expect(countedVerdicts(asked).map(({ id }) => id)).toEqual(['first', 'ben', 'last']);
  });

  it('are not brought back by the lapse of the answer that replaced them', () => {
    const lapsed = { at: now, endedAt: now };
    const verdicts = asked.verdicts.map((one) => (one.id === 'last' ? { ...one, lapsed } : one));
    expect(countedVerdicts({ ...asked, verdicts }).map(({ id }) => id)).toEqual(['ben']);
    const back = [...verdicts, aVerdict('ann', { id: 'back', round: 2 })];
    expect(standingVerdicts(people, { ...asked, verdicts: back }).map(({ id }) => id)).toEqual(['ben', 'back']);
  });

  it('stand where they are the last of a person', () => {
    expect(standingVerdicts(people, asked).map(({ id }) => id)).toEqual(['ben', 'last']);
  });
});

describe('what was asked for before a body started again', () => {
  const askedBefore = (...later: ReturnType<typeof aVerdict>[]) => {
    const asking = aVerdict('ann', { id: 'asking', round: 1, kind: 'request_changes', reason: 'costs' });
    return changesAskedBefore(people, anAskedBody({ round: 3, verdicts: [asking, ...later] })).map(({ id }) => id);
  };

  it('is what somebody asked for last, until they answer', () => {
    expect(askedBefore()).toEqual(['asking']);
    expect(askedBefore(aVerdict('ben', { round: 3 }))).toEqual(['asking']);
    expect(askedBefore(aVerdict('ann', { round: 3 }))).toEqual([]);
  });

  it.each([
    ['they have approved another version since', aVerdict('ann', { round: 2 }), []],
    ['they approved after the outcome only', aVerdict('ann', { round: 2, afterOutcome: true }), ['asking']],
    ['what was recorded for them they contested', aVerdict('ann', { round: 2, contested }), ['asking']],
  ])('where %s', (_, later, found) => {
    expect(askedBefore(later)).toEqual(found);
  });
});

describe('the words of a verdict', () => {
  const reject = (id: string, reason: string | null, more = {}) => aVerdict('ann', { id, kind: 'reject', reason, ...more });
  const first = reject('first', null);
  const reasonAfter = (...later: ReturnType<typeof aVerdict>[]) => wordsOf(anAskedBody({ verdicts: [first, ...later] }), first).reason;

  it('are those it was completed with, also after the outcome', () => {
    expect(reasonAfter(reject('later', 'costs', { afterOutcome: true }), reject('last', 'more', { afterOutcome: true }))).toBe('costs');
  });

  it.each([
    ['nothing came', []],
    ['another kind', [aVerdict('ann', { id: 'later', kind: 'request_changes', reason: 'costs' })]],
    ['another person', [aVerdict('ben', { id: 'later', kind: 'reject', reason: 'costs' })]],
    ['another round', [reject('later', 'costs', { round: 2 })]],
    ['one that was contested', [reject('later', 'costs', { contested })]],
  ])('are missing where %s', (_, later) => {
    expect(reasonAfter(...later)).toBeNull();
  });

  it('that came with it stay', () => {
    const whole = reject('whole', 'costs');
    expect(wordsOf(anAskedBody({ verdicts: [whole, reject('later', 'more')] }), whole).reason).toBe('costs');
  });

  it('of conditions are those that have text', () => {
    const set = (id: string, text: string | null) =>
      aVerdict('ann', { id, kind: 'approve_with_conditions', conditions: [{ id, text, ownerId: 'ben', due: null, discharged: null }] });
    const bare = set('bare', null);
    expect(wordsOf(anAskedBody({ verdicts: [bare, set('later', 'Ask')] }), bare).conditions).toMatchObject([{ text: 'Ask' }]);
  });
});
