import type { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import type { Directory } from '#src/domain/directory.ts';
import { arithmeticOf } from '#src/domain/sign-off/arithmetic.ts';
import { closesAt } from '#src/domain/sign-off/closing.ts';
import { type Decided, decide } from '#src/domain/sign-off/decide.ts';
import { outstandingConditions } from '#src/domain/sign-off/outstanding-conditions.ts';
import type { SignOff, SignOffEvent } from '#src/domain/sign-off/sign-off.ts';
import { london } from '#tests/support/kent.ts';
import { aRequest, asked, council, delegation, interest } from './council.ts';
import { amendment, condition, contestVerdict, done, reconsider, recorded, ruling, verdict } from './playing.ts';

const seats = ['chair ann', 'approver ann', 'approver ben', 'approver cat', 'approver dan', 'approver eve', 'deputy dee'];
const clg = council({ bodies: { clg: { seats } } });
const quorum = { n: 3, share: null, including: [], organisationAtMost: null };
const body = asked('clg', 'majority', { by: { of: 'answered', quorum } });
const monday = london('2011-11-14T10:00');
const deadline = london('2011-11-25T23:59:59.999');
const after = london('2011-11-26T00:00');

/** What comes of events one after the other, each at its instant. */
function play(
  steps: readonly (readonly [DateTime, SignOffEvent])[],
  directory: Directory = clg,
  until: DateTime | null = deadline,
): Decided {
  const start: Decided = { signOff: aRequest([body], { requestedAt: monday }), changes: [], afterOutcome: false };
  return steps.reduce((before, [at, event]) => {
    const outcome = decide(before.signOff, event, directory, at, until);
    if (outcome.refused) throw new Error(outcome.refusal.code);
    return outcome.value;
  }, start);
}

const three = [
  [monday, verdict('clg', 'ann')],
  [monday, verdict('clg', 'ben')],
  [monday, verdict('clg', 'cat', 'reject')],
] as const;
const outcomeOf = ({ signOff: { bodies } }: Decided) => bodies.map(({ outcome }) => outcome);
const closedAt = ({ signOff: { bodies } }: Decided) => bodies.map((one) => one.closedAt?.toISO() ?? null);

describe('when a body that decides by those who have answered is closed', () => {
  const closes = (signOff: SignOff, until: DateTime | null) => closesAt(signOff, body, clg, until)?.toISO();

  it('is the deadline of the request, or the fifth working day after it was asked where that is later', () => {
    const asks = aRequest([body], { requestedAt: monday });
    expect(closes(asks, deadline)).toBe('2011-11-25T23:59:59.999+00:00');
    expect(closes(asks, london('2011-11-16T23:59:59.999'))).toBe('2011-11-21T23:59:59.999+00:00');
    expect(closes(asks, null)).toBeUndefined();
  });

  it('moves with a new version and with the step before, and is no matter of any other body', () => {
    const first = asked('clg', 'any', { outcome: 'approved', outcomeAt: london('2011-11-24T10:00') });
    const second = { ...body, step: 2 };
    const request = aRequest([first, second], { requestedAt: monday });
    expect(closesAt(request, second, clg, deadline)?.toISODate()).toBe('2011-12-01');
    expect(closesAt(request, first, clg, deadline)).toBeNull();
  });
});

describe('at its deadline', () => {
  it('is settled by whoever has answered, and not before', () => {
    expect(outcomeOf(play([...three, [deadline, reconsider]]))).toEqual([null]);
    const settled = play([...three, [after, reconsider]]);
    expect([outcomeOf(settled), closedAt(settled)]).toEqual([['approved'], [deadline.toISO()]]);
    expect(settled.changes.map(({ kind }) => kind)).toEqual(['body_decided', 'settled']);
  });

  it('is approved with the conditions of those who answered, which are then outstanding', () => {
    const conditions = [condition({ ownerId: 'lead' })];
    const given = play([
      [monday, verdict('clg', 'ann')],
      [monday, verdict('clg', 'ben', 'approve_with_conditions', { conditions })],
      [monday, verdict('clg', 'cat', 'reject')],
      [after, reconsider],
    ]);
    expect(outcomeOf(given)).toEqual(['approved']);
    expect(outstandingConditions(given.signOff, clg, after).map((one) => one.condition?.ownerId)).toEqual(['lead']);
    expect(arithmeticOf(given.signOff, given.signOff.bodies[0] ?? body, clg, after).inWords).toContain('2 for, 1 against');
  });

  it('says of a tie that the casting vote decides it where it has, and not of those who have answered so far', () => {
    const casting = asked('clg', 'majority', { by: { of: 'answered', quorum, castingVote: true } });
    const tied = [verdict('clg', 'ann'), verdict('clg', 'ben', 'reject'), verdict('clg', 'cat', 'abstain')].reduce(
      (signOff, event) => done(signOff, event, clg, monday, deadline).signOff,
      aRequest([casting], { requestedAt: monday }),
    );
    const said = (signOff: SignOff, at: DateTime) => signOff.bodies.map((one) => arithmeticOf(signOff, one, clg, at).inWords).join();
    expect(said(tied, monday)).not.toContain('casting vote');
    expect(said(done(tied, reconsider, clg, after, deadline).signOff, after)).toContain('the casting vote of ann decides the tie');
  });

  it('is settled once, and whoever comes after it comes after the outcome, whether or not anything had looked', () => {
    const late = play([...three, [after, verdict('clg', 'dan', 'reject')]]);
    expect([outcomeOf(late), late.afterOutcome]).toEqual([['approved'], true]);
    expect(late.changes.map(({ kind }) => kind)).toEqual(['body_decided', 'settled', 'verdict_recorded']);
    expect(play([...three, [after, reconsider], [after, reconsider]]).changes).toEqual([]);
  });

  it('counts whose seat ended while nothing ran, and not whose ended before', () => {
    const left = (at: DateTime): Directory => ({
      ...clg,
      seats: clg.seats.map((seat) => ({
        ...seat,
        holders: seat.holders.map((holder) => (holder.personId === 'ben' ? { ...holder, until: at } : holder)),
      })),
    });
    const twoDaysLater = london('2011-11-28T09:00');
    const outage = play([...three, [twoDaysLater, reconsider]], left(london('2011-11-27T00:00')));
    expect([outcomeOf(outage), closedAt(outage)]).toEqual([['approved'], [deadline.toISO()]]);
    const signOff = outage.signOff;
    const [decided = body] = signOff.bodies;
    expect(arithmeticOf(signOff, decided, left(london('2011-11-27T00:00')), london('2012-01-01T00:00')).inWords).toBe(
      '2 for, 1 against; 3 of 5 have to take part: 3 have',
    );
    expect(outcomeOf(play([...three, [twoDaysLater, reconsider]], left(london('2011-11-24T00:00'))))).toEqual([null]);
  });

  it('does not count whom a ruling or an interest has recused, nor towards the quorum', () => {
    const conflicted = council({ bodies: { clg: { seats } }, interests: [interest('ben', { since: london('2011-11-20T00:00') })] });
    expect(outcomeOf(play([...three, [after, reconsider]], conflicted))).toEqual([null]);
    const withOne = play([...three, [after, reconsider], [after, verdict('clg', 'dan')]], conflicted);
    expect(outcomeOf(withOne)).toEqual(['approved']);
    const lets = [london('2011-11-21T09:00'), ruling('clg', 'ben', 'ann')] as const;
    expect(outcomeOf(play([...three, lets, [after, reconsider]], conflicted))).toEqual(['approved']);
  });

  it('counts a deputy once, for whom they speak', () => {
    const away = council({ bodies: { clg: { seats } }, delegations: [delegation('clg', 'dan', 'dee'), delegation('clg', 'eve', 'dee')] });
    const steps = [
      [monday, verdict('clg', 'ann')],
      [monday, verdict('clg', 'dee')],
      [after, reconsider],
    ] as const;
    expect(outcomeOf(play(steps, away))).toEqual([null]);
    expect(outcomeOf(play([...steps, [after, verdict('clg', 'ben')]], away))).toEqual(['approved']);
  });

  it('is open without quorum, and settled by the answer that makes it', () => {
    const two = three.slice(0, 2);
    const open = play([...two, [after, reconsider]]);
    expect(outcomeOf(open)).toEqual([null]);
    const late = london('2011-11-29T12:00');
    const settled = play([...two, [after, reconsider], [late, verdict('clg', 'dan')]]);
    expect([outcomeOf(settled), closedAt(settled)]).toEqual([['approved'], [late.toISO()]]);
  });

  it('starts again with a new version, which has its own five working days', () => {
    const amendAt = london('2011-11-24T10:00');
    const start = aRequest([body], { requestedAt: monday });
    const amended = play([...three, [amendAt, amendment(start, { at: amendAt })], [after, reconsider]]);
    expect(amended.signOff.bodies).toMatchObject([{ round: 2, outcome: null }]);
  });

  it('is judged as of what was last said where the deadline was moved to before that', () => {
    const friday = london('2011-11-25T10:00');
    const early = london('2011-11-21T23:59:59.999');
    const moved = play(
      [
        [monday, verdict('clg', 'ann')],
        [monday, verdict('clg', 'ben')],
        [friday, verdict('clg', 'cat')],
      ],
      clg,
      deadline,
    );
    const outcome = decide(moved.signOff, reconsider, clg, friday.plus({ hours: 1 }), early);
    expect(outcome.refused ? null : closedAt(outcome.value)).toEqual([friday.toISO()]);
    const later = decide(play(three).signOff, reconsider, clg, after, london('2011-12-09T23:59:59.999'));
    expect(later.refused ? null : later.value.changes).toEqual([]);
  });

  it('is open again where what was recorded for somebody is contested and it does not follow without, until the end', () => {
    const two = asked('clg', 'majority', { by: { of: 'answered', quorum } });
    const next = asked('next', 'any', { step: 2 });
    const both = council({ bodies: { clg: { seats }, next: { seats: ['approver fay'] } } });
    const written = verdict('clg', 'cat');
    const steps = [
      [monday, verdict('clg', 'ann')],
      [monday, verdict('clg', 'ben')],
      [monday, recorded(written)],
      [after, reconsider],
    ] as const;
    const start: SignOff = aRequest([two, next], { requestedAt: monday });
    const decided = steps.reduce((signOff, [at, event]) => {
      const outcome = decide(signOff, event, both, at, deadline);
      if (outcome.refused) throw new Error(outcome.refusal.code);
      return outcome.value.signOff;
    }, start);
    expect(decided.bodies.map(({ outcome }) => outcome)).toEqual(['approved', null]);
    const contested = decide(decided, contestVerdict(written), both, after.plus({ days: 1 }), deadline);
    expect(contested.refused ? null : contested.value.signOff.bodies.map(({ outcome, closedAt: at }) => [outcome, at])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('waits for everybody where the request has no deadline', () => {
    expect(outcomeOf(play([...three, [london('2012-06-01T09:00'), reconsider]], clg, null))).toEqual([null]);
    const everybody = [...three, [after, verdict('clg', 'dan')], [after, verdict('clg', 'eve')]] as const;
    const all = play(everybody, clg, null);
    expect([outcomeOf(all), closedAt(all)]).toEqual([['approved'], [null]]);
  });
});
