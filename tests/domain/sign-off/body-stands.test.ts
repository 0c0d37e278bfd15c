import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApprovalRule } from '#src/domain/sign-off/approval-rule.ts';
import { type BodyStanding, bodyStands, type Vote, type Voter } from '#src/domain/sign-off/body-stands.ts';
import { verdictKinds } from '#src/domain/sign-off/sign-off.ts';

const rule = (kind: ApprovalRule['rule'], n: number | null = null, including: string[] = []): ApprovalRule => ({
  rule: kind,
  n,
  including,
});
const people = (...names: string[]): Voter[] => names.map((personId) => ({ personId, tags: [] }));
const signs: Readonly<Record<string, Vote['kind']>> = {
  '+': 'approve',
  '*': 'approve_with_conditions',
  '?': 'request_changes',
  '-': 'reject',
  '~': 'abstain',
};
/** "a+ b* c? d- e~": a approves, b with conditions, c asks for changes, d rejects, e abstains */
const votes = (written: string): Vote[] =>
  written
    .split(' ')
    .filter((vote) => vote !== '')
    .map((vote) => ({ personId: vote.slice(0, -1), kind: signs[vote.slice(-1)] ?? 'approve' }));

const tagged: Voter[] = [
  { personId: 'a', tags: ['lay'] },
  { personId: 'b', tags: ['finance', 'lay'] },
  { personId: 'c', tags: [] },
];

describe('where a body stands', () => {
  it.each<[string, ApprovalRule, Voter[], string, BodyStanding]>([
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
    ['only the last verdict counts', rule('majority'), people('a', 'b', 'c'), 'a? a+ b+', 'approved'],
    ['a person counts once', rule('at_least', 2), people('a', 'b'), 'a+ a+', 'open'],
    ['who is no voter does not count', rule('at_least', 2), people('a', 'b'), 'a+ x+ y-', 'open'],
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
    ['who abstained may change their mind', rule('all'), people('a', 'b'), 'a~ b+ a-', 'rejected'],
    ['including: the only one with the tag abstains', rule('at_least', 1, ['finance']), tagged, 'a+ b~', 'inquorate'],
    ['including: nobody holds the tag', rule('all', null, ['nurse']), tagged, 'a+ b+ c+', 'inquorate'],
  ])('%s', (_, given, voters, written, standing) => {
    expect(bodyStands(given, voters, votes(written))).toBe(standing);
  });
});

const names = ['a', 'b', 'c', 'd', 'e'];
const voter = fc.record({ personId: fc.constantFrom(...names), tags: fc.subarray(['lay', 'finance']) });
const voters = fc.uniqueArray(voter, { selector: ({ personId }) => personId });
const rules = fc.record({
  rule: fc.constantFrom('any' as const, 'all' as const, 'majority' as const, 'chair' as const, 'at_least' as const),
  n: fc.integer({ min: 1, max: 4 }),
  including: fc.subarray(['lay', 'finance']),
});
const kind = fc.constantFrom(...verdictKinds);
const vote = fc.record({ personId: fc.constantFrom(...names, 'stranger'), kind });
const approvalOrAbstention = fc.record({
  personId: fc.constantFrom(...names),
  kind: fc.constantFrom('approve' as const, 'approve_with_conditions' as const, 'abstain' as const),
});

describe('the laws of a body', () => {
  it('once everybody has approved in the end, it has approved, or never could', () => {
    fc.assert(
      fc.property(rules, voters, fc.array(vote, { maxLength: 12 }), (given, all, cast) => {
        const everybody = [...cast, ...all.map(({ personId }) => ({ personId, kind: 'approve' as const }))];
        expect(bodyStands(given, all, everybody)).toBe(bodyStands(given, all, []) === 'open' ? 'approved' : 'inquorate');
      }),
    );
  });

  it('the order of the verdicts of different people does not matter', () => {
    const cast = fc
      .uniqueArray(vote, { selector: ({ personId }) => personId })
      .chain((one) => fc.tuple(fc.constant(one), fc.shuffledSubarray(one, { minLength: one.length })));
    fc.assert(
      fc.property(rules, voters, cast, (given, all, [one, shuffled]) => {
        expect(bodyStands(given, all, shuffled)).toBe(bodyStands(given, all, one));
      }),
    );
  });

  it('approvals and abstentions one after the other end as all of them at once, in any order', () => {
    const cast = fc.uniqueArray(approvalOrAbstention, { selector: ({ personId }) => personId });
    fc.assert(
      fc.property(rules, voters, cast, (given, all, one) => {
        const prefixes = one.map((_, index) => one.slice(0, index + 1));
        const settled = prefixes.map((prefix) => bodyStands(given, all, prefix)).find((standing) => standing === 'approved');
        expect(settled === 'approved').toBe(one.length > 0 && bodyStands(given, all, one) === 'approved');
      }),
    );
  });

  it('a stranger changes nothing, and one more approval never makes it worse', () => {
    const rank: Record<BodyStanding, number> = { inquorate: 0, rejected: 1, changes_requested: 1, open: 2, approved: 3 };
    fc.assert(
      fc.property(rules, voters, fc.array(vote, { maxLength: 8 }), fc.constantFrom(...names), (given, all, cast, personId) => {
        const before = bodyStands(given, all, cast);
        expect(bodyStands(given, all, [...cast, { personId: 'stranger', kind: 'reject' }])).toBe(before);
        expect(rank[bodyStands(given, all, [...cast, { personId, kind: 'approve' }])]).toBeGreaterThanOrEqual(rank[before]);
      }),
    );
  });

  it('it never approves with fewer approvals than the rule asks', () => {
    fc.assert(
      fc.property(rules, voters, fc.array(vote, { maxLength: 12 }), (given, all, cast) => {
        if (bodyStands(given, all, cast) !== 'approved') return;
        const last = new Map(cast.map(({ personId, kind }) => [personId, kind]));
        const approving = all.filter(({ personId }) => last.get(personId)?.startsWith('approve'));
        const left = all.filter(({ personId }) => last.get(personId) !== 'abstain' && last.get(personId) !== 'recuse').length;
        const share = { any: 1, chair: 1, all: left, majority: left / 2 + 0.5, at_least: given.n }[given.rule];
        expect(approving.length).toBeGreaterThanOrEqual(share);
        expect(given.including.filter((tag) => !approving.some(({ tags }) => tags.includes(tag)))).toEqual([]);
      }),
    );
  });
});
