import type { DateTime } from 'luxon';
import type { Directory } from '#src/domain/directory.ts';
import type { Outcome, Refusal } from '#src/domain/refusal.ts';
import { type Decided, decide } from '#src/domain/sign-off/decide.ts';
import type { Condition, SignOff, SignOffEvent, SignOffVersion, VerdictAttempt, VerdictKind } from '#src/domain/sign-off/sign-off.ts';
import { currentVersion } from '#src/domain/sign-off/steps.ts';
import { now } from './council.ts';

let count = 0;

/** An attempt on version 1, with a reason where one is needed. */
export function verdict(
  askedBodyId: string,
  personId: string,
  kind: VerdictKind = 'approve',
  more: Partial<VerdictAttempt> = {},
): VerdictAttempt {
  return {
    kind: 'verdict',
    verdictId: `verdict-${count++}`,
    askedBodyId,
    personId,
    version: 1,
    verdict: kind,
    reason: kind === 'request_changes' || kind === 'reject' ? 'costs' : null,
    reasonToFollow: false,
    conditions: kind === 'approve_with_conditions' ? [condition()] : [],
    ...more,
  };
}

export function condition(more: Partial<Condition> = {}): Omit<Condition, 'discharged'> {
  return { id: `condition-${count++}`, text: 'Say what it costs', ownerId: 'lead', due: null, ...more };
}

export function chairsAction(askedBodyId: string, personId: string, more: Partial<Of<'chairs_action'>> = {}): Of<'chairs_action'> {
  const given = { verdictId: `verdict-${count++}`, askedBodyId, personId, version: 1 };
  return { kind: 'chairs_action', ...given, reason: 'urgent', reasonToFollow: false, ...more };
}

/** The next version, major and with another title unless said otherwise. */
export function amendment(signOff: SignOff, more: Partial<SignOffVersion> = {}): Of<'amend'> {
  const before = currentVersion(signOff);
  const number = before.number + 1;
  const made = { id: `version-${number}`, number, title: `Dementia redesign ${number}`, hash: `hash-${number}`, at: now };
  return { kind: 'amend', version: { ...before, ...made, byId: 'requester', change: 'major', reason: null, ...more } };
}

export function minor(signOff: SignOff, more: Partial<SignOffVersion> = {}): Of<'amend'> {
  return amendment(signOff, { change: 'minor', reason: 'a typing mistake', ...more });
}

export function contestVersion(personId: string, version = 2, reason = 'it is more than wording'): Of<'contest_version'> {
  return { kind: 'contest_version', personId, version, reason };
}

export function recorded(attempt: VerdictAttempt, byId = 'sec'): Of<'recorded_verdict'> {
  return { kind: 'recorded_verdict', attempt, byId, how: 'telephone', note: null };
}

export function contestVerdict(attempt: VerdictAttempt, more: Partial<Of<'contest_verdict'>> = {}): Of<'contest_verdict'> {
  const { askedBodyId, personId, verdictId } = attempt;
  return { kind: 'contest_verdict', personId, askedBodyId, verdictId, reason: 'I said no', ...more };
}

export function discharge(askedBodyId: string, personId: string, conditionId: string): Of<'discharge'> {
  return { kind: 'discharge', personId, askedBodyId, conditionId, note: null };
}

export function withdrawal(personId: string, reason = 'not needed any more'): Of<'withdraw'> {
  return { kind: 'withdraw', personId, reason };
}

/** By somebody who was shown the interest that `interest` makes, unless said otherwise. */
export function ruling(
  askedBodyId: string,
  personId: string,
  ruledById: string,
  action: Of<'rule'>['ruling']['action'] = 'remain',
  reason = 'it is remote',
  interestIds: readonly string[] = [`interest-${personId}`],
): Of<'rule'> {
  return { kind: 'rule', askedBodyId, ruling: { id: `ruling-${count++}`, personId, interestIds, action, reason, ruledById } };
}

export const reconsider: SignOffEvent = { kind: 'reconsider' };

type Of<K extends SignOffEvent['kind']> = Extract<SignOffEvent, { kind: K }>;

/** What an event that must not be refused does. */
export function done(
  signOff: SignOff,
  event: SignOffEvent,
  directory: Directory,
  at: DateTime = now,
  deadline: DateTime | null = null,
): Decided {
  const outcome = decide(signOff, event, directory, at, deadline);
  if (outcome.refused) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
  return outcome.value;
}

/** The request after these events, none of which may be refused. */
export function stateAfter(
  signOff: SignOff,
  directory: Directory,
  ...events: readonly (SignOffEvent | ((current: SignOff) => SignOffEvent))[]
): SignOff {
  return events.reduce((current, event) => done(current, typeof event === 'function' ? event(current) : event, directory).signOff, signOff);
}

/** Why an event that must be refused is. */
export function refused(signOff: SignOff, event: SignOffEvent, directory: Directory, at: DateTime = now): Refusal {
  return refusalOf(decide(signOff, event, directory, at));
}

export function refusalOf(outcome: Outcome<unknown>): Refusal {
  if (!outcome.refused) throw new Error('it was not refused');
  return outcome.refusal;
}

/** The kinds of the changes, in order. */
export function kinds({ changes }: Decided): string[] {
  return changes.map(({ kind }) => kind);
}
