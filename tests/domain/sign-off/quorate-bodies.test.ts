import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApprovalRule } from '#src/domain/membership/approval-rule.ts';
import type { Quorum } from '#src/domain/membership/quorum.ts';
import { type BodyStanding, bodyStands, type Voter } from '#src/domain/sign-off/body-stands.ts';
import type { VerdictKind } from '#src/domain/sign-off/sign-off.ts';

const quorum = (n: number, more: Partial<Quorum> = {}): Quorum => ({ n, share: null, including: [], organisationAtMost: null, ...more });
const rule = (kind: ApprovalRule['rule'], more: Partial<ApprovalRule> = {}): ApprovalRule => ({
  rule: kind,
  n: null,
  including: [],
  ...more,
});
const answered = (n: number, more: Partial<ApprovalRule> = {}) => rule('majority', { of: 'answered', quorum: quorum(n), ...more });
const entitled = (n: number, more: Partial<ApprovalRule> = {}) => rule('majority', { quorum: quorum(n), ...more });

/** So many who approve, ask for changes, reject, abstain, and have not answered; the first of all is the chair. */
function voters({ yes = 0, changes = 0, no = 0, out = 0, silent = 0 }, chair: VerdictKind | 'silent' | null = null): Voter[] {
  const kinds: (VerdictKind | null)[] = [
    ...Array.from({ length: yes }, () => 'approve' as const),
    ...Array.from({ length: changes }, () => 'request_changes' as const),
    ...Array.from({ length: no }, () => 'reject' as const),
    ...Array.from({ length: out }, () => 'abstain' as const),
    ...Array.from({ length: silent }, () => null),
  ];
  const sits = kinds.indexOf(chair === 'silent' ? null : chair);
  return kinds.map((kind, index) => ({
    personId: `p${index}`,
    organisationId: 'pct',
    tags: [],
    roles: ['approver'],
    isChair: chair !== null && index === sits,
    verdict: kind && { kind },
  }));
}

const stands = (given: ApprovalRule, all: readonly Voter[], closed = false, votingSeats = all.length) =>
  bodyStands(given, all, { votingSeats, closed });

describe('fourteen approvers, quorum seven, six for, two against', () => {
  const all = voters({ yes: 6, no: 2, silent: 6 });

  it('of those who answered: approved at the deadline and not before', () => {
    expect([stands(answered(7), all), stands(answered(7), all, true)]).toEqual(['open', 'approved']);
  });

  it('of those entitled: open, at the deadline too, as eight are needed', () => {
    expect([stands(entitled(7), all), stands(entitled(7), all, true)]).toEqual(['open', 'open']);
    expect(stands(entitled(7), voters({ yes: 8, no: 2, silent: 4 }))).toBe('approved');
  });
});

describe('a body that decides by those who have answered', () => {
  it.each<[string, ApprovalRule, Parameters<typeof voters>[0], BodyStanding, BodyStanding]>([
    ['however many are for', answered(7), { yes: 13, silent: 1 }, 'open', 'approved'],
    ['at once where all have answered', answered(7), { yes: 4, no: 3 }, 'approved', 'approved'],
    ['changes weigh more than rejections', answered(3), { yes: 1, changes: 1, no: 1, silent: 2 }, 'open', 'changes_requested'],
    ['a tie is no majority', answered(4), { yes: 2, no: 2, silent: 3 }, 'open', 'rejected'],
    ['without quorum', answered(7), { yes: 6, silent: 8 }, 'open', 'inquorate'],
    ['without quorum, and it is out of reach', answered(7), { yes: 3, silent: 3 }, 'inquorate', 'inquorate'],
    ['who abstains makes the quorum and no majority', answered(4), { yes: 2, no: 1, out: 1, silent: 4 }, 'open', 'approved'],
    ['only abstentions approve and refuse nothing', answered(2), { out: 3, silent: 1 }, 'open', 'inquorate'],
    ['nobody has answered', answered(1), { silent: 3 }, 'open', 'inquorate'],
    ['nobody is left', answered(1), {}, 'inquorate', 'inquorate'],
    ['all who answer', rule('all', { of: 'answered', quorum: quorum(3) }), { yes: 3, silent: 2 }, 'open', 'approved'],
    ['all who answer but one', rule('all', { of: 'answered', quorum: quorum(3) }), { yes: 3, no: 1, silent: 2 }, 'open', 'rejected'],
  ])('%s', (_, given, counts, before, after) => {
    const all = voters(counts);
    expect([stands(given, all), stands(given, all, true)]).toEqual([before, after]);
  });

  it('settles by an answer after the deadline that makes the quorum', () => {
    expect(stands(answered(7), voters({ yes: 6, silent: 8 }), true)).toBe('inquorate');
    expect(stands(answered(7), voters({ yes: 6, no: 1, silent: 7 }), true)).toBe('approved');
  });
});

describe('a casting vote', () => {
  const casting = answered(2, { castingVote: true });

  it.each<[string, ApprovalRule, Voter[], BodyStanding]>([
    ['the chair for', casting, voters({ yes: 2, no: 2 }, 'approve'), 'approved'],
    ['the chair against', casting, voters({ yes: 2, no: 2 }, 'reject'), 'rejected'],
    ['the chair abstained', casting, voters({ yes: 2, no: 2, out: 1 }, 'abstain'), 'rejected'],
    ['the chair does not vote', casting, voters({ yes: 2, no: 2 }), 'rejected'],
    ['not where the rule has none', answered(2), voters({ yes: 2, no: 2 }, 'approve'), 'rejected'],
    ['not where it is no tie', casting, voters({ yes: 2, no: 3 }, 'approve'), 'rejected'],
    ['of those entitled', entitled(2, { castingVote: true }), voters({ yes: 2, no: 2 }, 'approve'), 'approved'],
    [
      'of those entitled, before the others have answered',
      entitled(2, { castingVote: true }),
      voters({ yes: 2, silent: 2 }, 'approve'),
      'approved',
    ],
    ['of those entitled, it is still to come', entitled(2, { castingVote: true }), voters({ yes: 1, no: 2, silent: 1 }, 'silent'), 'open'],
  ])('%s', (_, given, all, standing) => {
    expect(stands(given, all)).toBe(standing);
  });
});

describe('a tag named twice', () => {
  const two = rule('at_least', { n: 2, including: ['lay', 'Lay', 'nurse'] });
  const people = (...tags: string[][]): Voter[] =>
    tags.map((own, index) => ({
      personId: `p${index}`,
      organisationId: 'pct',
      tags: own,
      roles: [],
      isChair: false,
      verdict: { kind: 'approve' },
    }));

  it('wants two people, each of whom may stand for another tag too', () => {
    expect(stands(two, people(['lay', 'nurse'], ['lay']))).toBe('approved');
    expect(stands(two, people(['lay', 'nurse'], ['finance']))).toBe('inquorate');
  });
});

describe('the laws of a body with a quorum', () => {
  const kinds = ['approve', 'reject', 'abstain', null] as const;
  const anyVoter = fc.record({
    personId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    organisationId: fc.constantFrom('x', 'y'),
    tags: fc.subarray(['lay', 'nurse']),
    roles: fc.constant(['approver']),
    isChair: fc.constant(false),
    verdict: fc.constantFrom(...kinds).map((kind) => kind && { kind }),
  });
  const bodies = fc
    .uniqueArray(anyVoter, { selector: ({ personId }) => personId, maxLength: 6 })
    .map((all) => all.map((one, index) => ({ ...one, isChair: index === 0 })));
  const rules: fc.Arbitrary<ApprovalRule> = fc
    .record({
      rule: fc.constantFrom('all' as const, 'majority' as const, 'at_least' as const),
      n: fc.integer({ min: 1, max: 4 }),
      including: fc.array(fc.constantFrom('lay', 'nurse'), { maxLength: 2 }),
      quorum: fc.integer({ min: 1, max: 5 }).map((n) => quorum(n)),
      castingVote: fc.boolean(),
    })
    .map(({ castingVote, ...one }) => (castingVote ? { ...one, castingVote } : one));

  it('of those entitled: it is settled exactly when the quorum is there and no answer to come changes the outcome', () => {
    fc.assert(
      fc.property(rules, bodies, (given, all) => {
        const ends = new Set(completions(all).map((one) => outcomeByCounting(given, one)));
        const there = all.filter(({ verdict }) => verdict).length >= (given.quorum?.n ?? 0);
        const [end] = ends;
        const settled = there && ends.size === 1 && end !== 'nothing' ? end : null;
        const standing = stands(given, all);
        expect(standing === 'approved' || standing === 'rejected' ? standing : null).toBe(settled);
      }),
      { numRuns: 3_000 },
    );
  });

  it('of those who answered: nothing before all have, and at the deadline what a count of them gives', () => {
    fc.assert(
      fc.property(rules, bodies, (given, all) => {
        const one: ApprovalRule = { ...given, rule: given.rule === 'all' ? 'all' : 'majority', of: 'answered' };
        const heard = all.filter(({ verdict }) => verdict);
        const end = outcomeByCounting(one, heard);
        const settled = heard.length >= (given.quorum?.n ?? 0) && end !== 'nothing' ? end : 'inquorate';
        expect(stands(one, all, true)).toBe(settled);
        if (heard.length < all.length) expect(['open', 'inquorate']).toContain(stands(one, all));
        else expect(stands(one, all)).toBe(settled);
      }),
      { numRuns: 3_000 },
    );
  });
});

/** The body with every answer that could still come. */
function completions(all: readonly Voter[]): Voter[][] {
  const open = all.findIndex(({ verdict }) => verdict === null);
  const one = all[open];
  if (!one) return [[...all]];
  return (['approve', 'reject', 'abstain'] as const).flatMap((kind) => completions(all.with(open, { ...one, verdict: { kind } })));
}

/** Where everybody has answered: a count by hand. Nothing where nobody is against and it is not approved. */
function outcomeByCounting(
  { rule: kind, n, including, castingVote }: ApprovalRule,
  all: readonly Voter[],
): 'approved' | 'rejected' | 'nothing' {
  const yes = all.filter(({ verdict }) => verdict?.kind === 'approve');
  const no = all.filter(({ verdict }) => verdict?.kind === 'reject').length;
  const chairFor = castingVote && kind === 'majority' && yes.some(({ isChair }) => isChair);
  const enough = {
    any: yes.length > 0,
    chair: yes.length > 0,
    all: yes.length > 0 && no === 0,
    majority: yes.length > no || (yes.length === no && chairFor === true),
    at_least: yes.length >= (n ?? 1),
  }[kind];
  const tagged = ['lay', 'nurse'].every(
    (tag) => yes.filter(({ tags }) => tags.includes(tag)).length >= including.filter((one) => one === tag).length,
  );
  if (enough && tagged) return 'approved';
  return no > 0 ? 'rejected' : 'nothing';
}
