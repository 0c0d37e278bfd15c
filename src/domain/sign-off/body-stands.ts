import type { ApprovalRule } from '../membership/approval-rule.ts';
import { canBeQuorate, isQuorate, type Participant } from '../membership/quorum.ts';
import { sameName } from '../names.ts';
import type { BodyOutcome, Verdict } from './sign-off.ts';
import { isApproval } from './verdicts.ts';

/**
 * Somebody who may decide, once whatever seats they hold, with the composition tags of those seats and the answer that stands. Who has answered and owes
 * an answer for somebody else beside it is two of them, one without an answer.
 */
export type Voter = {
  readonly personId: string;
  readonly organisationId: string;
  /** Categories among them */
  readonly tags: readonly string[];
  /** Roles of those seats */
  readonly roles: readonly string[];
  /** True of the chair who answers, or can, for themselves */
  readonly isChair: boolean;
  readonly verdict: Pick<Verdict, 'kind'> | null;
};

/** What a quorum, and a body that decides by those who have answered, depend on beside the voters. */
export type Sitting = {
  /** All voting seats, of which a quorum can be a share: vacant ones too, and those of who stands aside */
  readonly votingSeats: number;
  /** True once the deadline of the body has passed */
  readonly closed: boolean;
};

/**
 * `inquorate`: nobody is against, and even if everybody who may still decide approved, the rule would not be met; or there is no quorum and, by those left or
 * by the time that is left, none can come about.
 */
export type BodyStanding = 'open' | 'inquorate' | BodyOutcome;

/**
 * Where a body stands by its rule.
 *
 * `any` and `chair`: the first verdict settles it; where tags must be included, an approval settles it only once approvers with each of them have
 * approved. The others: approved when the rule is met; when approvals can no longer meet it, changes are requested if anybody asked for them, else
 * it is rejected. All, and more than half, are counted of the voters given, less those who abstain; n never shrinks. Where nobody is against, a rule
 * that can't be met refuses nothing: whoever is missing can be found.
 *
 * @param voters those who may decide: authors, the conflicted and the recused left out
 */
export function bodyStands(rule: ApprovalRule, voters: readonly Voter[], { votingSeats, closed }: Sitting): BodyStanding {
  const { quorum } = rule;
  const standing = rule.of === 'answered' ? amongAnswered(rule, voters, closed) : amongEntitled(rule, voters);
  if (!quorum || standing === 'inquorate' || isQuorate(quorum, participantsOf(answeredOf(voters)), votingSeats)) return standing;
  const isOver = rule.of === 'answered' && closed;
  return !isOver && canBeQuorate(quorum, participantsOf(voters), votingSeats) ? 'open' : 'inquorate';
}

/** Those of whom a body's quorum is made up, each person once. Who abstained has taken part. */
export function participantsOf(voters: readonly Voter[]): Participant[] {
  return [...Map.groupBy(voters, ({ personId }) => personId).values()].flatMap((own) =>
    own.slice(0, 1).map(({ personId, organisationId }) => ({
      personId,
      organisationId,
      labels: own.flatMap(({ tags, roles }) => [...tags, ...roles]),
      takesPart: answeredOf(own).length > 0,
    })),
  );
}

/** Those whose answer stands. */
export function answeredOf<V extends Voter>(voters: readonly V[]): V[] {
  return voters.filter(({ verdict }) => verdict !== null);
}

/** All, or more than half, of those who have answered: judged when all have, or the deadline has passed, and not before. */
function amongAnswered(rule: ApprovalRule, voters: readonly Voter[], closed: boolean): BodyStanding {
  const answered = answeredOf(voters);
  if (closed || answered.length === voters.length) return amongEntitled(rule, answered);
  return amongEntitled(rule, voters) === 'inquorate' ? 'inquorate' : 'open';
}

/** Judged as soon as no answer that is still to come can change it. */
function amongEntitled(rule: ApprovalRule, voters: readonly Voter[]): BodyStanding {
  const counting = votersLeft(voters);
  if (meets(rule, counting.filter(approves), counting.length)) return 'approved';
  const able = counting.filter((voter) => voter.verdict === null || approves(voter));
  // Who answers for somebody else beside their own answer is then one person with one answer.
  const possible = meets(rule, able, peopleIn(counting));
  const against = counting.filter((voter) => voter.verdict !== null && !approves(voter));
  if (against.length === 0) return possible ? 'open' : 'inquorate';
  const first = rule.rule === 'any' || rule.rule === 'chair';
  if (possible && !first) return 'open';
  return against.some(({ verdict }) => verdict?.kind === 'request_changes') ? 'changes_requested' : 'rejected';
}

/** The denominator: voters whose answer is not that they stay out of it. */
export function votersLeft<V extends Voter>(voters: readonly V[]): V[] {
  return voters.filter(({ verdict }) => verdict?.kind !== 'abstain');
}

/** How many approvals a rule needs of so many voters. `all` of nobody, and half of nobody, are never met: at least one. */
export function approvalsNeeded({ rule, n }: ApprovalRule, voters: number): number {
  return { any: 1, chair: 1, all: Math.max(voters, 1), majority: Math.floor(voters / 2) + 1, at_least: n ?? 1 }[rule];
}

/** Whether the answer of a voter is an approval. */
export function approves({ verdict }: Voter): boolean {
  return verdict !== null && isApproval(verdict.kind);
}

function meets(rule: ApprovalRule, approving: readonly Voter[], of: number): boolean {
  const enough = peopleIn(approving) >= approvalsNeeded(rule, of) || isTieForChair(rule, approving, of);
  return enough && rule.including.every((tag) => withTag(approving, tag).length >= timesNamed(rule, tag));
}

/** Half of them approve, the chair among them, whose vote decides that where the body lets it. */
export function isTieForChair({ rule, castingVote }: ApprovalRule, approving: readonly Voter[], of: number): boolean {
  return rule === 'majority' && castingVote === true && peopleIn(approving) * 2 === of && approving.some(({ isChair }) => isChair);
}

/** Those with a tag, each once. Of who speaks for several people: one. */
export function withTag<V extends Voter>(voters: readonly V[], tag: string): V[] {
  const all = voters.filter(({ tags }) => tags.some((one) => sameName(one, tag)));
  return [...new Map(all.map((voter) => [voter.personId, voter])).values()];
}

function timesNamed({ including }: ApprovalRule, tag: string): number {
  return including.filter((one) => sameName(one, tag)).length;
}

function peopleIn(voters: readonly Voter[]): number {
  return new Set(voters.map(({ personId }) => personId)).size;
}
