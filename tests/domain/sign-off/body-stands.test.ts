import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApprovalRule } from '#src/domain/membership/approval-rule.ts';
import { type BodyStanding, bodyStands as stands, type Voter } from '#src/domain/sign-off/body-stands.ts';
import type { VerdictKind } from '#src/domain/sign-off/sign-off.ts';

const rule = (kind: ApprovalRule['rule'], n: number | null = null, including: string[] = []): ApprovalRule => ({
  rule: kind,
  n,
  including,
});
/** Where a body without quorum or deadline stands. */
const bodyStands = (given: ApprovalRule, voters: readonly Voter[]) => stands(given, voters, { votingSeats: voters.length, closed: false });
type Seat = Omit<Voter, 'verdict'>;
const simply = { organisationId: 'pct', roles: ['approver'], isChair: false };
const people = (...names: string[]): Seat[] => names.map((personId) => ({ ...simply, personId, tags: [] }));
const signs: Readonly<Record<string, VerdictKind>> = {
  '+': 'approve',
  '*': 'approve_with_conditions',
  '?': 'request_changes',
  '-': 'reject',
  '~': 'abstain',
};
/** "a+ b* c? d- e~": a approves, b with conditions, c asks for changes, d rejects, e abstains; everybody else has not answered */
const answered = (seats: readonly Seat[], written: string): Voter[] =>
  seats.map((seat) => {
    const sign = written.split(' ').find((answer) => answer.startsWith(seat.personId));
    return { ...seat, verdict: sign ? { kind: signs[sign.slice(-1)] ?? 'approve' } : null };
  });

const tagged: Seat[] = [
  { ...simply, personId: 'a', tags: ['lay'] },
  { ...simply, personId: 'b', tags: ['finance', 'lay'] },
  { ...simply, personId: 'c', tags: [] },
];

describe('where a body stands', () => {
  it.each<[string, ApprovalRule, Seat[], string, BodyStanding]>([
    ['any: nobody yet', rule('any'), people('a', 'b'), '', 'open'],
    ['any: the first approval', rule('any'), people('a', 'b'), 'a+', 'approved'],
    ['any: the first wish for changes', rule('any'), people('a', 'b'), 'b?', 'changes_requested'],
    ['any: the first rejection', rule('any'), people('a', 'b'), 'b-', 'rejected'],
    ['chair', rule('chair'), people('a'), 'a+', 'approved'],
    ['chair rejects', rule('chair'), people('a'), 'a-', 'rejected'],
    ['all: one of two', rule('all'), people('a', 'b'), 'a+', 'open'],
    ['all: both', rule('all'), people('a', 'b'), 'a+ b+', 'approved'],
    ['all: one against', rule('all'), people('a', 'b'), 'a-', 'rejected'],
    ['all: one asks for changes', rule('all'), people('a', 'b'), 'a+ b?', 'changes_requested'],
    ['majority: half is not enough', rule('majority'), people('a', 'b', 'c', 'd'), 'a+ b+', 'open'],
    ['majority: more than half', rule('majority'), people('a', 'b', 'c', 'd'), 'a+ b+ d+', 'approved'],
    ['majority: half against', rule('majority'), people('a', 'b', 'c', 'd'), 'a- b-', 'rejected'],
    ['majority: one of three against', rule('majority'), people('a', 'b', 'c'), 'a?', 'open'],
    ['majority: changes weigh more than rejections', rule('majority'), people('a', 'b', 'c'), 'a? b-', 'changes_requested'],
    ['at least 2 of 3', rule('at_least', 2), people('a', 'b', 'c'), 'a+ c+', 'approved'],
    ['at least 2 of 3, one against', rule('at_least', 2), people('a', 'b', 'c'), 'a+ c-', 'open'],
    ['at least 2 of 3, two against', rule('at_least', 2), people('a', 'b', 'c'), 'a+ b- c-', 'rejected'],
    ['n never shrinks', rule('at_least', 3), people('a', 'b'), 'a+ b+', 'inquorate'],
    ['nobody left', rule('any'), [], '', 'inquorate'],
    ['nobody left, all', rule('all'), [], '', 'inquorate'],
    ['including: the tag is missing', rule('at_least', 1, ['lay']), tagged, 'c+', 'open'],
    ['including: one person with both tags', rule('at_least', 2, ['lay', 'finance']), tagged, 'c+ b+', 'approved'],
    ['including: the only one with a tag is against', rule('at_least', 1, ['finance']), tagged, 'a+ b-', 'rejected'],
    ['including: any waits for the tag', rule('any', null, ['finance']), tagged, 'a+', 'open'],
    ['including: any with the tag', rule('any', null, ['finance']), tagged, 'a+ b+', 'approved'],
    ['any: conditions approve', rule('any'), people('a', 'b'), 'a*', 'approved'],
    ['any: conditions without the tag', rule('any', null, ['finance']), tagged, 'a*', 'open'],
    ['any: abstaining settles nothing', rule('any'), people('a', 'b'), 'a~', 'open'],
    ['any: the only one abstains', rule('any'), people('a'), 'a~', 'inquorate'],
    ['all: one abstains', rule('all'), people('a', 'b'), 'a+ b~', 'approved'],
    ['all: all abstain', rule('all'), people('a', 'b'), 'a~ b~', 'inquorate'],
    ['majority: two of three left', rule('majority'), people('a', 'b', 'c', 'd'), 'a+ d~ b+', 'approved'],
    ['majority: one of two left is not enough', rule('majority'), people('a', 'b', 'c'), 'a+ c~', 'open'],
    ['at least: who abstains does not make it less', rule('at_least', 2), people('a', 'b'), 'a+ b~', 'inquorate'],
    ['at least: one abstains, the other asks for changes', rule('at_least', 2), people('a', 'b'), 'a~ b?', 'changes_requested'],
    ['n never shrinks, and one is against', rule('at_least', 3), people('a', 'b'), 'a-', 'rejected'],
    ['including: any, the only one with the tag abstains and one is against', rule('any', null, ['finance']), tagged, 'b~ a-', 'rejected'],
    [
      'including: all, the only one with the tag abstains and one is against',
      rule('all', null, ['finance']),
      tagged,
      'b~ a?',
      'changes_requested',
    ],
    ['including: the only one with the tag abstains', rule('at_least', 1, ['finance']), tagged, 'a+ b~', 'inquorate'],
    ['including: nobody holds the tag', rule('all', null, ['nurse']), tagged, 'a+ b+ c+', 'inquorate'],
  ])('%s', (_, given, voters, written, standing) => {
    expect(bodyStands(given, answered(voters, written))).toBe(standing);
  });

  it.each<[string, ApprovalRule, string, string, BodyStanding]>([
    // a has answered; b has handed on to a, who has not answered for them yet.
    ['all: not without the other answer', rule('all'), 'a+', 'c+', 'open'],
    ['all: nor where the first abstained', rule('all'), 'a~', 'c+', 'open'],
    ['majority: once a has answered for both, they are two people', rule('majority'), 'a+', 'c-', 'rejected'],
    ['majority: two of three', rule('majority'), 'a+', 'c+', 'approved'],
    ['at least 2: who has approved counts', rule('at_least', 2), 'a+', 'c+', 'approved'],
    ['at least 3: once a has answered for both, they are two people', rule('at_least', 3), 'a+', 'c+', 'inquorate'],
    ['at least 2: a, who is against, may still approve for both', rule('at_least', 2), 'a-', 'c+', 'open'],
    ['including: b has a tag, which waits for their answer', rule('at_least', 1, ['lay']), 'a+', 'c+', 'open'],
    ['any: the first that answered settles it', rule('any'), 'a-', '', 'rejected'],
  ])('where somebody owes another answer for who handed on to them: %s', (_, given, first, others, standing) => {
    const own = answered(people('a', 'c'), `${first} ${others}`);
    const forB: Voter = { ...simply, personId: 'a', tags: ['lay'], verdict: null };
    expect(bodyStands(given, [...own, forB])).toBe(standing);
  });
});

const names = ['a', 'b', 'c', 'd', 'e'];
const seat = fc
  .record({ personId: fc.constantFrom(...names), tags: fc.subarray(['lay', 'finance']) })
  .map((one) => ({ ...simply, ...one }));
const seats = fc.uniqueArray(seat, { selector: ({ personId }) => personId });
const rules = fc.record({
  rule: fc.constantFrom('any' as const, 'all' as const, 'majority' as const, 'chair' as const, 'at_least' as const),
  n: fc.integer({ min: 1, max: 4 }),
  including: fc.subarray(['lay', 'finance']),
});
const kinds = ['approve', 'approve_with_conditions', 'request_changes', 'reject', 'abstain'] as const;
const answersOf = (...possible: VerdictKind[]) => fc.array(fc.constantFrom(...possible, null), { minLength: 5, maxLength: 5 });
/** The voters with the answers given so far; of an answer given twice the last */
const cast = (all: readonly Seat[], given: readonly (VerdictKind | null)[], heard: readonly string[] = names): Voter[] =>
  all.map((one) => {
    const kind = heard.includes(one.personId) ? (given[names.indexOf(one.personId)] ?? null) : null;
    return { ...one, verdict: kind && { kind } };
  });
/** Where a body stands after each answer in turn, until it has decided */
const decided = (rule: ApprovalRule, all: readonly Seat[], given: readonly (VerdictKind | null)[], order: readonly string[]) =>
  order
    .map((_, index) => bodyStands(rule, cast(all, given, order.slice(0, index + 1))))
    .find((standing) => standing !== 'open' && standing !== 'inquorate') ?? null;

describe('the laws of a body', () => {
  it('once everybody has approved in the end, it has approved, or never could', () => {
    fc.assert(
      fc.property(rules, seats, (given, all) => {
        const everybody = bodyStands(
          given,
          cast(
            all,
            names.map(() => 'approve' as const),
          ),
        );
        expect(everybody).toBe(bodyStands(given, cast(all, [])) === 'open' ? 'approved' : 'inquorate');
      }),
    );
  });

  it.each(['request_changes', 'reject'] as const)('answers one after the other decide the same in any order: with %s', (against) => {
    const order = fc.shuffledSubarray(names, { minLength: names.length });
    const counted = rules.filter(({ rule }) => rule !== 'any' && rule !== 'chair');
    fc.assert(
      fc.property(
        counted,
        seats,
        answersOf('approve', 'approve_with_conditions', 'abstain', against),
        order,
        (given, all, answers, shuffled) => {
          const standing = bodyStands(given, cast(all, answers));
          const outcome = standing === 'open' || standing === 'inquorate' ? null : standing;
          expect([decided(given, all, answers, names), decided(given, all, answers, shuffled)]).toEqual([outcome, outcome]);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('with an answer against it is open or refused, and never inquorate', () => {
    fc.assert(
      fc.property(rules, seats, answersOf(...kinds), (given, all, answers) => {
        const voters = cast(all, answers);
        const against = voters.some(({ verdict }) => verdict?.kind === 'request_changes' || verdict?.kind === 'reject');
        const standing = bodyStands(given, voters);
        if (against) expect(standing).not.toBe('inquorate');
        else expect(['open', 'approved', 'inquorate']).toContain(standing);
      }),
    );
  });

  it('one more approval never makes it worse', () => {
    const rank: Record<BodyStanding, number> = { inquorate: 0, rejected: 1, changes_requested: 1, open: 2, approved: 3 };
    fc.assert(
      fc.property(rules, seats, answersOf(...kinds), fc.nat(4), (given, all, answers, who) => {
        const before = bodyStands(given, cast(all, answers));
        const after = bodyStands(given, cast(all, answers.with(who, 'approve')));
        // Who was the only one against and approves: it can be that nobody refuses any more what nobody can approve.
        if (after !== 'inquorate') expect(rank[after]).toBeGreaterThanOrEqual(rank[before]);
      }),
    );
  });

  it('it never approves with fewer approvals than the rule asks', () => {
    fc.assert(
      fc.property(rules, seats, answersOf(...kinds), (given, all, answers) => {
        const voters = cast(all, answers);
        if (bodyStands(given, voters) !== 'approved') return;
        const approving = voters.filter(({ verdict }) => verdict?.kind.startsWith('approve'));
        const left = voters.filter(({ verdict }) => verdict?.kind !== 'abstain').length;
        const share = { any: 1, chair: 1, all: left, majority: left / 2 + 0.5, at_least: given.n }[given.rule];
        expect(approving.length).toBeGreaterThanOrEqual(share);
        expect(given.including.filter((tag) => !approving.some(({ tags }) => tags.includes(tag)))).toEqual([]);
      }),
    );
  });
});
