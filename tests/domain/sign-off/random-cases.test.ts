import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Directory } from '#src/domain/directory.ts';
import { type Arithmetic, arithmeticOf } from '#src/domain/sign-off/arithmetic.ts';
import { decide } from '#src/domain/sign-off/decide.ts';
import { electorateOf, isInquorate } from '#src/domain/sign-off/electorate.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import { aRequest, asked, council, now } from './council.ts';
import { checkAnew } from './laws.ts';
import { verdict } from './playing.ts';
import { type Moment, rules } from './random-cases.ts';

describe('verdicts of different people at the same instant', () => {
  const approvers = ['ann', 'ben', 'cat', 'dan', 'eve'];
  const body = fc.record({ rule: rules, approvers: fc.subarray(approvers, { minLength: 1 }), lay: fc.subarray(approvers) });
  const order = fc.shuffledSubarray(approvers, { minLength: approvers.length });
  const world = (one: { approvers: string[]; lay: string[] }) => {
    const seats = one.approvers.map((id) => `approver ${id}${one.lay.includes(id) ? ' lay' : ''}`);
    return council({ bodies: { clg: { seats: [...seats, 'chair ann'] } }, others: approvers });
  };
  const outcomeIn = (directory: Directory, start: SignOff, events: readonly ReturnType<typeof verdict>[]) =>
    events.reduce((signOff, event) => {
      const outcome = decide(signOff, event, directory, now);
      return outcome.refused ? signOff : outcome.value.signOff;
    }, start).outcome;

  it('that approve or abstain give the same outcome in any order', () => {
    const kinds = fc.array(fc.constantFrom('approve' as const, 'approve_with_conditions' as const, 'abstain' as const, null), {
      minLength: 5,
      maxLength: 5,
    });
    fc.assert(
      fc.property(body, kinds, order, (one, cast, shuffled) => {
        const directory = world(one);
        const start = aRequest([asked('clg', one.rule.rule, { n: one.rule.n, including: one.rule.including })]);
        const given = (all: readonly string[]) =>
          all.flatMap((id) => {
            const kind = cast[approvers.indexOf(id)];
            return kind ? [verdict('clg', id, kind)] : [];
          });
        expect(outcomeIn(directory, start, given(shuffled))).toBe(outcomeIn(directory, start, given(approvers)));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(['request_changes', 'reject'] as const)(
    'that approve, abstain or %s give the same outcome in any order, but where the first decides',
    (against) => {
      const counted = body.filter(({ rule }) => rule.rule !== 'any' && rule.rule !== 'chair');
      const kinds = fc.array(fc.constantFrom('approve' as const, 'abstain' as const, against, null), { minLength: 5, maxLength: 5 });
      fc.assert(
        fc.property(counted, kinds, order, (one, cast, shuffled) => {
          const start = aRequest([asked('clg', one.rule.rule, { n: one.rule.n, including: one.rule.including })]);
          const given = (all: readonly string[]) =>
            all.flatMap((id) => {
              const kind = cast[approvers.indexOf(id)];
              return kind ? [verdict('clg', id, kind)] : [];
            });
          expect(outcomeIn(world(one), start, given(shuffled))).toBe(outcomeIn(world(one), start, given(approvers)));
        }),
        { numRuns: 500 },
      );
    },
  );

  it('for rule any, and for the chair: the first that answers decides', () => {
    const ends = {
      approve: 'approved',
      approve_with_conditions: 'approved',
      request_changes: 'changes_requested',
      reject: 'rejected',
    } as const;
    const kinds = fc.array(
      fc.constantFrom('approve' as const, 'approve_with_conditions' as const, 'request_changes' as const, 'reject' as const),
      {
        minLength: 5,
        maxLength: 5,
      },
    );
    fc.assert(
      fc.property(body, fc.constantFrom('any' as const, 'chair' as const), kinds, order, (one, rule, cast, shuffled) => {
        const first = shuffled.find((id) => (rule === 'chair' ? id === 'ann' : one.approvers.includes(id)));
        const kind = cast[shuffled.indexOf(first ?? 'ann')];
        if (!kind) throw new Error('There is a verdict for each');
        const events = shuffled.map((id, index) => verdict('clg', id, cast[index]));
        expect(outcomeIn(world(one), aRequest([asked('clg', rule)]), events)).toBe(ends[kind]);
      }),
      { numRuns: 500 },
    );
  });
});

/** Of a body in which as many approved as the rule asks: whether that includes the tags. */
function tagsOf({ approved, needed, including }: Arithmetic): string[] {
  return approved < needed ? [] : including.map(({ by }) => (by.length > 0 ? 'tag met' : 'tag missed'));
}

/** What an accepted event was about, in a few words. */
function traits({ event, changes, after, directory, at }: Moment): string[] {
  const caused = changes.flatMap((change) => {
    if (change.kind === 'body_reopened') return [change.kind, change.because];
    if (change.kind === 'body_decided')
      return [change.kind, `body ${change.outcome}`, ...(change.closedAt ? [`${change.outcome} at the deadline`] : [])];
    if (change.kind !== 'verdict_recorded') return [change.kind];
    const { personId, forIds, afterOutcome } = change.verdict;
    return [change.kind, ...(forIds.some((id) => id !== personId) ? ['deputy'] : []), ...(afterOutcome ? ['after the outcome'] : [])];
  });
  const bodies = after.bodies.flatMap((body) => {
    const electorate = electorateOf(directory, after, body, at);
    const { count } = arithmeticOf(after, body, directory, at);
    const owing = electorate.electors.filter(({ verdict: given }) => given === null).map(({ personId }) => personId);
    return [
      ...(isInquorate(after, body, electorate, false) ? ['inquorate'] : []),
      ...(body.outcome !== null && count?.castingVote ? ['casting vote'] : []),
      ...(body.outcome !== null && count?.quorum ? [`quorum of ${body.rule.of ?? 'entitled'}`] : []),
      ...(body.rule.including.length > 0 ? tagsOf(arithmeticOf(after, body, directory, at)) : []),
      ...(electorate.electors.some(({ personId, verdict: given }) => given && owing.includes(personId)) ? ['owes another answer'] : []),
      ...electorate.aside.map(({ because }) => because),
    ];
  });
  return [event.kind, ...caused, ...bodies, after.subject, after.outcome ?? 'open'];
}

it('the random cases reach what they are about', () => {
  const reached = new Set<string>();
  checkAnew(({ moments, refusals }) => {
    for (const trait of [...moments.flatMap(traits), ...refusals.map((code) => `refused: ${code}`)]) reached.add(trait);
  }, 3);
  const wanted = [
    ...['open', 'approved', 'changes_requested', 'rejected', 'withdrawn', 'reopened', 'settled', 'step_opened'],
    ...[
      'verdict',
      'recorded_verdict',
      'chairs_action',
      'amend',
      'contest_version',
      'contest_verdict',
      'withdraw',
      'discharge',
      'rule',
      'reconsider',
    ],
    ...['verdict_recorded', 'verdict_contested', 'condition_discharged', 'ruled', 'version_added', 'version_contested', 'new_version'],
    ...['body_decided', 'body approved', 'body changes_requested', 'body rejected', 'body_reopened', 'after the outcome'],
    ...['inquorate', 'tag met', 'tag missed', 'deputy', 'owes another answer', 'pathway', 'procurement'],
    ...['approved at the deadline', 'rejected at the deadline', 'casting vote', 'quorum of entitled', 'quorum of answered'],
    ...['author', 'closed', 'recused', 'conflicted', 'excluded'],
    ...['conflicted', 'recused', 'closed_to_provider', 'own_request', 'no_voice_lent', 'interest_not_shown'].map(
      (code) => `refused: ${code}`,
    ),
  ];
  expect(wanted.filter((trait) => !reached.has(trait))).toEqual([]);
});
