import type { Directory } from '../directory.ts';
import { isSamePerson } from '../membership/same-person.ts';
import type { AskedBody, Condition, Verdict, VerdictKind } from './sign-off.ts';

/** Whether a verdict counts as an approval. */
export function isApproval(kind: VerdictKind): boolean {
  return kind === 'approve' || kind === 'approve_with_conditions';
}

/**
 * The verdicts that count towards a body's outcome: of its present round, given before the outcome, neither contested nor lapsed, and with no version
 * in reply. What somebody had replaced by an answer that counts no longer does not come back with that.
 */
export function countedVerdicts({ verdicts, round }: Pick<AskedBody, 'verdicts' | 'round'>): Verdict[] {
  const own = verdicts.filter((verdict) => verdict.round === round && !verdict.afterOutcome && !verdict.contested);
  return own.filter(
    ({ personId }, index) => !own.slice(index).some((later) => later.personId === personId && (later.lapsed || later.replied)),
  );
}

/** Of the verdicts that count, the last of each person, in the order they were given. */
export function standingVerdicts(directory: Directory, asked: Pick<AskedBody, 'verdicts' | 'round'>): Verdict[] {
  return lastOfEach(directory, countedVerdicts(asked));
}

function lastOfEach(directory: Directory, verdicts: readonly Verdict[]): Verdict[] {
  return verdicts.filter(
    (verdict, index) => !verdicts.slice(index + 1).some(({ personId }) => isSamePerson(directory, personId, verdict.personId)),
  );
}

/** Of those who have not answered since they were asked again: what they gave last before, where they asked for changes or a version was the reply. */
export function changesAskedBefore(directory: Directory, asked: Pick<AskedBody, 'verdicts' | 'round'>): Verdict[] {
  const answered = countedVerdicts(asked);
  const before = asked.verdicts.filter(
    ({ round, replied, afterOutcome, contested }) => (round < asked.round || replied) && !afterOutcome && !contested,
  );
  return lastOfEach(directory, before).filter(
    ({ personId, kind, replied }) =>
      (kind === 'request_changes' || replied) && !answered.some((verdict) => isSamePerson(directory, verdict.personId, personId)),
  );
}

/** The verdict by which the chair alone approved; null where it was not so. */
export function verdictOfChairAlone({ chairsAction, verdicts, round }: AskedBody): Verdict | null {
  if (!chairsAction) return null;
  const { byId, at: taken } = chairsAction;
  return (
    verdicts.findLast((verdict) => verdict.personId === byId && verdict.round === round && !verdict.afterOutcome && verdict.at <= taken) ??
    null
  );
}

type Words = { readonly reason: string | null; readonly conditions: readonly Condition[] };

/**
 * The reason and conditions of a verdict. Where they were to follow, those with which its giver completed it: the first verdict of the same kind, in the
 * same round, that they gave with them, also after the outcome.
 */
export function wordsOf({ verdicts }: Pick<AskedBody, 'verdicts'>, verdict: Verdict): Words {
  if (!isIncomplete(verdict)) return verdict;
  const later = verdicts.slice(verdicts.findIndex(({ id }) => id === verdict.id) + 1);
  const completing = later.find(
    ({ personId, kind, round, contested, ...words }) =>
      personId === verdict.personId && kind === verdict.kind && round === verdict.round && !contested && !isIncomplete({ kind, ...words }),
  );
  return completing ?? verdict;
}

/** Whether a verdict was given whose conditions, or reason, those who asked have still to be told. */
export function areWordsToFollow({ kind, ...words }: Pick<Verdict, 'kind' | 'reason' | 'conditions'>): boolean {
  const owesWords = kind === 'approve_with_conditions' || kind === 'request_changes' || kind === 'reject';
  return owesWords && isIncomplete({ kind, ...words });
}

function isIncomplete({ kind, reason, conditions }: Pick<Verdict, 'kind' | 'reason' | 'conditions'>): boolean {
  return kind === 'approve_with_conditions' ? !conditions.some(({ text }) => text !== null) : reason === null;
}
