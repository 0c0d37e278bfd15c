import type { DateTime } from 'luxon';
import { signOffReference } from '../reference.ts';
import { done, type Outcome, type Refusal, refuse } from '../refusal.ts';
import { type Elector, type Electorate, electorateFor, standingOf, voters } from './electorate.ts';
import type { AskedBody, SignOff, SignOffChange, SignOffOutcome, Verdict, VerdictKind } from './sign-off.ts';
import { askedBody, currentVersion, stepIsOpen, stepNumbers } from './steps.ts';
import { outcomeWords, verdictWords } from './words.ts';

export type VerdictAttempt = {
  /** Id the verdict is to have */
  readonly verdictId: string;
  readonly askedBodyId: string;
  readonly personId: string;
  /** The version that stood on the card */
  readonly version: number;
  readonly kind: VerdictKind;
  readonly reason: string | null;
};

export type GivenVerdict = {
  /** The sign-off as it stands after the verdict */
  readonly signOff: SignOff;
  /** What is to be saved and told, in order */
  readonly changes: readonly SignOffChange[];
  /** The verdict lost the race: it is recorded and changes nothing */
  readonly afterOutcome: boolean;
};

/**
 * One approver's verdict for one body. Refused: whoever holds no approver's seat in it today, the requester, a version that is not the current
 * one, a step that is not open, the same verdict again, changes or a rejection without a reason. A verdict for a body or a request that has been
 * settled meanwhile is recorded as after the outcome. Before that, another verdict replaces the person's last: both stay, the last counts.
 *
 * The request is rejected as soon as one body rejects, and approved when the last body approves. Where a body asked for changes, the others side
 * by side with it may still decide: changes are requested when they have, unless one rejects.
 *
 * @param electorates of every body of the request, today
 */
export function giveVerdict(
  signOff: SignOff,
  attempt: VerdictAttempt,
  electorates: readonly Electorate[],
  now: DateTime,
): Outcome<GivenVerdict> {
  const asked = askedBody(signOff, attempt.askedBodyId);
  const electorate = electorateFor(electorates, asked);
  const elector = electorate.electors.find(({ personId }) => personId === attempt.personId);
  if (!elector) return refuse({ code: 'not_an_approver', ...namesIn(signOff, electorate) });
  const objection = objectionTo(signOff, asked, attempt, electorates);
  if (objection) return refuse(objection);
  const afterOutcome = isSettled(signOff, asked);
  if (!afterOutcome && attempt.kind !== 'approve' && !attempt.reason) {
    return refuse({ code: 'reason_needed', reference: signOffReference(signOff), verdict: verdictWords[attempt.kind].toDo });
  }
  return done(applied(signOff, asked, verdictOf(signOff, attempt, elector, afterOutcome, now), electorate));
}

/** Where a request stands by the outcomes of its bodies; null while it is open. */
export function outcomeOf(bodies: readonly Pick<AskedBody, 'step' | 'outcome'>[]): SignOffOutcome | null {
  if (bodies.some(({ outcome }) => outcome === 'rejected')) return 'rejected';
  if (bodies.every(({ outcome }) => outcome === 'approved')) return 'approved';
  const asking = bodies.find(({ outcome }) => outcome === 'changes_requested');
  if (!asking || bodies.some(({ step, outcome }) => step === asking.step && outcome === null)) return null;
  return 'changes_requested';
}

function namesIn(signOff: SignOff, electorate: Electorate) {
  const approvers = voters(electorate, signOff).map(({ name }) => name);
  return { reference: signOffReference(signOff), body: electorate.body, approvers };
}

function objectionTo(signOff: SignOff, asked: AskedBody, attempt: VerdictAttempt, electorates: readonly Electorate[]): Refusal | null {
  const electorate = electorateFor(electorates, asked);
  const { reference, body, approvers } = namesIn(signOff, electorate);
  if (attempt.personId === signOff.requesterId) return { code: 'own_request', reference, body, approvers };
  const current = currentVersion(signOff);
  if (attempt.version !== current.number)
    return { code: 'version_not_current', reference, shown: attempt.version, current: current.number };
  const last = asked.verdicts.findLast(({ personId, versionId }) => personId === attempt.personId && versionId === current.id);
  if (last?.kind === attempt.kind && last.reason === attempt.reason)
    return { code: 'already_given', reference, body, verdict: verdictWords[attempt.kind].done };
  if (stepIsOpen(signOff, asked.step)) return null;
  if (signOff.outcome) return { code: 'request_has_ended', reference, outcome: outcomeWords[signOff.outcome] };
  const before = signOff.bodies.filter(({ step, outcome }) => step < asked.step && outcome !== 'approved');
  return { code: 'step_not_open', reference, body, waitingFor: before.map((one) => electorateFor(electorates, one).body) };
}

function isSettled(signOff: SignOff, asked: AskedBody): boolean {
  return signOff.outcome !== null || asked.outcome !== null;
}

function verdictOf(signOff: SignOff, attempt: VerdictAttempt, { role }: Elector, afterOutcome: boolean, at: DateTime): Verdict {
  const { verdictId: id, personId, kind, reason } = attempt;
  return { id, personId, versionId: currentVersion(signOff).id, kind, reason, role, afterOutcome, at };
}

function applied(signOff: SignOff, asked: AskedBody, verdict: Verdict, electorate: Electorate): GivenVerdict {
  const recorded: SignOffChange = { kind: 'verdict_recorded', askedBodyId: asked.id, verdict };
  const withVerdict = { ...asked, verdicts: [...asked.verdicts, verdict] };
  const undecided = withBody(signOff, withVerdict);
  if (verdict.afterOutcome) return { signOff: undecided, changes: [recorded], afterOutcome: true };
  const standing = standingOf(undecided, withVerdict, electorate);
  if (standing === 'open' || standing === 'inquorate') return { signOff: undecided, changes: [recorded], afterOutcome: false };
  const decided = withBody(undecided, { ...withVerdict, outcome: standing, outcomeAt: verdict.at });
  const changes: SignOffChange[] = [recorded, { kind: 'body_decided', askedBodyId: asked.id, outcome: standing }];
  const outcome = outcomeOf(decided.bodies);
  if (outcome) {
    return {
      signOff: { ...decided, outcome, outcomeAt: verdict.at },
      changes: [...changes, { kind: 'settled', outcome }],
      afterOutcome: false,
    };
  }
  const opened = stepNumbers(decided).find((step) => step > asked.step && stepIsOpen(decided, step));
  return {
    signOff: decided,
    changes: opened === undefined ? changes : [...changes, { kind: 'step_opened', step: opened }],
    afterOutcome: false,
  };
}

function withBody(signOff: SignOff, changed: AskedBody): SignOff {
  return { ...signOff, bodies: signOff.bodies.map((asked) => (asked.id === changed.id ? changed : asked)) };
}
