import { type ApprovalRule, inWords } from '../membership/approval-rule.ts';
import { isOneSided, missing, type Quorum, quorumOf } from '../membership/quorum.ts';
import { answeredOf, approvalsNeeded, approves, isTieForChair, participantsOf, votersLeft } from './body-stands.ts';
import type { Electorate } from './electorate.ts';

/** How a body stands in numbers, by answers of people. */
export type Count = {
  readonly for: number;
  readonly against: number;
  readonly abstained: number;
  /** Approvals the rule asks of all who may answer; null where it is a matter of those who have */
  readonly needed: number | null;
  /** The chair whose own answer decides a tie; null where there is none, or no casting vote */
  readonly castingVote: string | null;
  readonly quorum: QuorumCount | null;
};

type QuorumCount = {
  readonly needed: number;
  readonly votingSeats: number;
  readonly tookPart: number;
  /** What it names and nobody who took part is there for */
  readonly missing: readonly string[];
  /** More of them are from one organisation than may be */
  readonly oneSided: boolean;
};

/** Whether a rule has to be told by more than its approvals: one with a quorum, or with a casting vote. */
export function isCounted({ quorum, castingVote }: ApprovalRule): boolean {
  return quorum !== undefined || castingVote === true;
}

/** The numbers of a body by who decides for it. `decided`: before that, a tie of those who have answered so far is none that a casting vote decides. */
export function countOf(rule: ApprovalRule, { electors, votingSeats }: Electorate, decided: boolean): Count {
  const answered = answeredOf(electors);
  const counting = votersLeft(rule.of === 'answered' ? answered : electors);
  const approving = counting.filter(approves);
  const tied = (decided || rule.of !== 'answered') && isTieForChair(rule, approving, counting.length);
  return {
    for: approving.length,
    against: votersLeft(answered).length - approving.length,
    abstained: answered.length - votersLeft(answered).length,
    needed: rule.of === 'answered' ? null : approvalsNeeded(rule, counting.length),
    castingVote: tied ? (approving.find(({ isChair }) => isChair)?.name ?? null) : null,
    quorum: rule.quorum ? quorumCount(rule.quorum, electors, votingSeats) : null,
  };
}

function quorumCount(quorum: Quorum, electors: Electorate['electors'], votingSeats: number): QuorumCount {
  const present = participantsOf(answeredOf(electors));
  return {
    needed: quorumOf(quorum, votingSeats),
    votingSeats,
    tookPart: present.length,
    missing: missing(quorum, present),
    oneSided: isOneSided(quorum, present),
  };
}

/** "6 for, 2 against; 7 of 14 have to take part: 8 have" */
export function countInWords({ needed, abstained, castingVote, quorum, ...votes }: Count): string {
  const parts = [
    [`${votes.for} for, ${votes.against} against`, ...(abstained > 0 ? [`${abstained} abstained`] : [])].join(', '),
    ...(castingVote === null ? [] : [`the casting vote of ${castingVote} decides the tie`]),
    ...(needed === null || castingVote !== null ? [] : [`${needed} ${needed === 1 ? 'approval' : 'approvals'} needed`]),
    ...(quorum === null ? [] : [tookPartInWords(quorum)]),
  ];
  return parts.join('; ');
}

/** The same as a digest says it: "six for, two against, quorum seven met", "quorum not met: 5 of 7 answered". */
export function countInPlainWords({ abstained, castingVote, quorum, ...votes }: Count): string {
  const parts = [
    `${spelled(votes.for)} for`,
    `${spelled(votes.against)} against`,
    ...(abstained > 0 ? [`${spelled(abstained)} abstained`] : []),
    ...(castingVote === null ? [] : [`the casting vote of ${castingVote} decides the tie`]),
  ];
  if (quorum === null) return parts.join(', ');
  const { needed, tookPart, missing: lacking, oneSided } = quorum;
  const gaps = [
    ...(tookPart < needed ? [`${tookPart} of ${needed} answered`] : []),
    ...(lacking.length > 0 ? [`nobody yet for ${inWords(lacking)}`] : []),
    ...(oneSided ? ['too many who answered are from one organisation'] : []),
  ];
  return gaps.length === 0
    ? [...parts, `quorum ${spelled(needed)} met`].join(', ')
    : `${parts.join(', ')}; quorum not met: ${gaps.join(', ')}`;
}

const small = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function spelled(number: number): string {
  return small[number] ?? String(number);
}

function tookPartInWords({ needed, votingSeats, tookPart, missing: lacking, oneSided }: QuorumCount): string {
  const took = `${tookPart === 0 ? 'nobody' : tookPart} ${tookPart < 2 ? 'has' : 'have'}`;
  const gaps = [
    ...(lacking.length > 0 ? [`nobody yet for ${inWords(lacking)}`] : []),
    ...(oneSided ? ['too many of them from one organisation'] : []),
  ];
  return [`${needed} of ${votingSeats} ${needed === 1 ? 'has' : 'have'} to take part: ${took}`, ...gaps].join(', ');
}
