import { comparable } from '../names.ts';
import { type Quorum, quorumOf } from './quorum.ts';

/** How a body decides: one of its approvers, all, more than half, its chair, or at least n; each optionally including approvers with composition tags. */
export type ApprovalRule = {
  readonly rule: 'any' | 'all' | 'majority' | 'chair' | 'at_least';
  /** For `at_least`: the number that must approve. It never shrinks */
  readonly n: number | null;
  /** Composition tags, and categories, of which an approving approver must hold each; one named twice wants two of them */
  readonly including: readonly string[];
  /** Of whom all, or more than half, are counted: of those who have answered by the deadline. Absent: of all who may answer */
  readonly of?: 'answered';
  /** How many have to take part; only with all, more than half, or at least n */
  readonly quorum?: Quorum;
  /** The chair's own answer decides where as many are for as against; only with more than half */
  readonly castingVote?: true;
};

/** The role of the seats that have a voice by a rule. */
export function decidingRole({ rule }: Pick<ApprovalRule, 'rule'>): 'chair' | 'approver' {
  return rule === 'chair' ? 'chair' : 'approver';
}

/** The rule as a card names it: "more than half of the approvers, including lay", "more than half of those who answer". */
export function ruleInWords({ rule, n, including, of }: ApprovalRule): string {
  const answered = of === 'answered';
  const who = {
    any: 'any one approver',
    all: answered ? 'all who answer' : 'all approvers',
    majority: `more than half of ${answered ? 'those who answer' : 'the approvers'}`,
    chair: 'the chair',
    at_least: `at least ${n ?? 1} ${n === null || n === 1 ? 'approver' : 'approvers'}`,
  }[rule];
  return including.length === 0 ? who : `${who}, including ${inWords(counted(including))}`;
}

/** What a quorum asks, and whether a casting vote decides a tie: "7 have to take part, among them councillor and NHS". Empty where there is neither. */
export function quorumInWords({ quorum, castingVote }: ApprovalRule, votingSeats: number | null = null): string {
  const casting = castingVote ? ['the chair has a casting vote'] : [];
  return [...(quorum ? [tookPart(quorum, votingSeats)] : []), ...casting].join('; ');
}

/** All of a rule, where nothing else stands beside it. */
export function wholeRuleInWords(rule: ApprovalRule, votingSeats: number | null = null): string {
  return [ruleInWords(rule), quorumInWords(rule, votingSeats)].filter((part) => part !== '').join('; ');
}

function tookPart({ n, share, including, organisationAtMost }: Quorum, votingSeats: number | null): string {
  const number = votingSeats === null ? (share ?? n) : quorumOf({ n, share }, votingSeats);
  const of = votingSeats === null ? (share === null ? '' : ' of the voting seats') : ` of ${votingSeats}`;
  const among = including.length === 0 ? '' : `, among them ${inWords(counted(including))}`;
  const balanced = organisationAtMost === null ? '' : `, at most ${organisationAtMost} of them from one organisation`;
  return `${number}${of} ${number === 1 ? 'has' : 'have'} to take part${among}${balanced}`;
}

/** "co-chair twice" */
function counted(labels: readonly string[]): string[] {
  const all = [...Map.groupBy(labels, comparable).values()];
  return all.flatMap((alike) => alike.slice(0, 1).map((label) => (alike.length === 1 ? label : `${label} ${times(alike.length)}`)));
}

function times(number: number): string {
  return number === 2 ? 'twice' : `${number} times`;
}

export function inWords(tags: readonly string[]): string {
  return tags.length < 2 ? tags.join('') : `${tags.slice(0, -1).join(', ')} and ${tags.at(-1)}`;
}
