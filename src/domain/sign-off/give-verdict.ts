import { isSamePerson } from '../membership/same-person.ts';
import { signOffReference } from '../reference.ts';
import { done, type Outcome, type Refusal, refuse } from '../refusal.ts';
import { deputyRole, type Electorate, electorateOf, voicesOf } from './electorate.ts';
import { seatHolders } from './seat-holders.ts';
import type { AskedBody, Condition, SignOff, SignOffChange, Verdict, VerdictAttempt } from './sign-off.ts';
import { atBody, type Situation } from './situation.ts';
import { askedBody, currentVersion } from './steps.ts';
import { staleVersion, stepNotOpen } from './timing.ts';
import { whyNoSay } from './why-no-say.ts';
import { verdictWords } from './words.ts';

/**
 * One person's verdict for one body. Refused: whoever may not decide for it today, a version that is not the current one, a step that is not open, the
 * same verdict again, changes or a rejection without a reason, conditions without words. A verdict for a body or a request that has been settled
 * meanwhile is recorded as after the outcome. Before that, another verdict replaces the person's last: both stay, the last counts.
 *
 * @param recorded where the secretariat writes it down for them
 */
export function giveVerdict(
  situation: Situation,
  attempt: VerdictAttempt,
  recorded: Verdict['recorded'] = null,
): Outcome<readonly SignOffChange[]> {
  const { signOff, directory, now } = situation;
  const asked = askedBody(signOff, attempt.askedBodyId);
  const electorate = electorateOf(directory, signOff, asked, now);
  const afterOutcome = isSettled(signOff, asked);
  const objection =
    whyNoSay(situation, asked, electorate, attempt.personId) ??
    staleVersion(signOff, attempt.version) ??
    repeated(situation, asked, electorate, attempt, afterOutcome) ??
    stepNotOpen(situation, asked) ??
    (afterOutcome ? null : wordsMissing(signOff, attempt));
  if (objection) return refuse(objection);
  const verdict = verdictOf(situation, asked, electorate, attempt, { afterOutcome, recorded });
  return done([{ kind: 'verdict_recorded', askedBodyId: asked.id, verdict }]);
}

function isSettled(signOff: SignOff, asked: AskedBody): boolean {
  return signOff.outcome !== null || asked.outcome !== null;
}

/**
 * The same verdict on the same version, with nothing new in it, nor for anybody it was not given for. One that came after an outcome since taken back can
 * be given again.
 */
function repeated(
  situation: Situation,
  asked: AskedBody,
  electorate: Electorate,
  attempt: VerdictAttempt,
  afterOutcome: boolean,
): Refusal | null {
  const { directory, signOff } = situation;
  const { id: versionId } = currentVersion(signOff);
  const last = asked.verdicts.findLast(
    (verdict) =>
      isSamePerson(directory, verdict.personId, attempt.personId) &&
      verdict.versionId === versionId &&
      verdict.round === asked.round &&
      !verdict.contested &&
      (afterOutcome || !verdict.afterOutcome),
  );
  if (last?.kind !== attempt.verdict || saysMore(attempt, last)) return null;
  const isNew = (id: string) => !last.forIds.some((one) => isSamePerson(directory, one, id));
  if (!afterOutcome && forIdsOf(electorate, attempt).some(isNew)) return null;
  return { code: 'already_given', ...atBody(situation, asked), verdict: verdictWords[attempt.verdict].done };
}

function saysMore(attempt: VerdictAttempt, last: Verdict): boolean {
  const conditions = attempt.verdict === 'approve_with_conditions' ? attempt.conditions.filter(({ text }) => text !== null) : [];
  const isNew = ({ text, ownerId, due }: Omit<Condition, 'discharged'>) =>
    !last.conditions.some((before) => before.text === text && before.ownerId === ownerId && before.due === due);
  const fewer = conditions.length > 0 && conditions.length !== last.conditions.length;
  return (attempt.reason !== null && attempt.reason !== last.reason) || conditions.some(isNew) || fewer;
}

function wordsMissing(signOff: SignOff, { verdict, reason, reasonToFollow, conditions }: VerdictAttempt): Refusal | null {
  if (reasonToFollow) return null;
  const reference = signOffReference(signOff);
  if (verdict === 'approve_with_conditions') {
    return conditions.length > 0 && conditions.every(({ text }) => text) ? null : { code: 'conditions_needed', reference };
  }
  const wanted = verdict === 'request_changes' || verdict === 'reject';
  return wanted && !reason ? { code: 'reason_needed', reference, toDo: verdictWords[verdict].toDo } : null;
}

function verdictOf(
  { signOff, directory, now }: Situation,
  asked: AskedBody,
  electorate: Electorate,
  attempt: VerdictAttempt,
  { afterOutcome, recorded }: Pick<Verdict, 'afterOutcome' | 'recorded'>,
): Verdict {
  const { verdictId: id, personId, verdict: kind, reason, conditions } = attempt;
  const holder = seatHolders(directory, signOff, asked, now).find(({ person }) => person.id === personId);
  return {
    id,
    personId,
    forIds: forIdsOf(electorate, attempt),
    versionId: currentVersion(signOff).id,
    round: asked.round,
    kind,
    reason,
    conditions: kind === 'approve_with_conditions' ? conditions.map((condition) => ({ ...condition, discharged: null })) : [],
    role: holder?.role ?? deputyRole(directory, asked.bodyId, personId, now),
    afterOutcome,
    recorded,
    contested: null,
    at: now,
  };
}

/** For whom a verdict is given. A recusal speaks for nobody else: whoever had delegated to them decides again. */
function forIdsOf(electorate: Electorate, { personId, verdict }: VerdictAttempt): readonly string[] {
  return verdict === 'recuse' ? [personId] : (voicesOf(electorate, personId) ?? []);
}
