import type { DateTime } from 'luxon';
import type { Directory } from '../directory.ts';
import { applyAll } from './apply.ts';
import { closedAsOf } from './closing.ts';
import { electorateOf, standingOf } from './electorate.ts';
import type { AskedBody, BodyOutcome, SignOff, SignOffChange } from './sign-off.ts';
import { stepIsOpen, stepNumbers } from './steps.ts';

/**
 * What follows for a request from an event: each open body of an open step is judged by its rule and today's electorate, steps open, the request is
 * settled. Nothing once it has an outcome.
 *
 * @param before as it stood before the event
 * @param signOff as the event has left it
 * @param deadline the request's, as it is derived now: it closes the bodies that decide by those who have answered
 */
export function consequences(
  before: SignOff,
  signOff: SignOff,
  directory: Directory,
  now: DateTime,
  deadline: DateTime | null,
): SignOffChange[] {
  if (signOff.outcome !== null) return [];
  const decided = signOff.bodies
    .filter(({ step, outcome }) => outcome === null && stepIsOpen(signOff, step))
    .flatMap((asked) => decisionOf(signOff, asked, directory, now, deadline));
  const after = applyAll(signOff, decided, now);
  const outcome = outcomeOf(after.bodies);
  if (outcome) return [...decided, { kind: 'settled', outcome, reason: null }];
  const opened = stepNumbers(after).filter((step) => stepIsOpen(after, step) && !stepIsOpen(before, step));
  if (opened.length === 0) return decided;
  // Where an earlier step was reopened, the bodies of a later one may have their verdicts already.
  const steps = opened.map((step): SignOffChange => ({ kind: 'step_opened', step }));
  return [...decided, ...steps, ...consequences(after, after, directory, now, deadline)];
}

function decisionOf(signOff: SignOff, asked: AskedBody, directory: Directory, now: DateTime, deadline: DateTime | null): SignOffChange[] {
  const closed = closedAsOf(signOff, asked, directory, deadline, now);
  // Where it could not be settled as of its deadline, it can be by who has left or come since.
  const instants = closed === null ? [now] : [closed, now];
  const found = instants.flatMap((at) => {
    const outcome = standingOf(asked, electorateOf(directory, signOff, asked, at), closed !== null);
    return outcome === 'open' || outcome === 'inquorate' ? [] : [{ outcome, closedAt: closed && at }];
  });
  return found.slice(0, 1).map((one) => ({ kind: 'body_decided', askedBodyId: asked.id, ...one, chairsAction: null }));
}

/** Whether the deadline has closed a body whose turn it is. */
export function hasClosed(signOff: SignOff, directory: Directory, now: DateTime, deadline: DateTime | null): boolean {
  return signOff.bodies.some(
    (asked) => asked.outcome === null && stepIsOpen(signOff, asked.step) && closedAsOf(signOff, asked, directory, deadline, now) !== null,
  );
}

/**
 * Where a request stands by the outcomes of its bodies; null while it is open. It is rejected as soon as one body rejects, and approved when the last
 * body approves. Where a body asked for changes, the others side by side with it may still decide: changes are requested when they have.
 */
export function outcomeOf(bodies: readonly Pick<AskedBody, 'step' | 'outcome'>[]): BodyOutcome | null {
  if (bodies.some(({ outcome }) => outcome === 'rejected')) return 'rejected';
  if (bodies.every(({ outcome }) => outcome === 'approved')) return 'approved';
  const asking = bodies.find(({ outcome }) => outcome === 'changes_requested');
  if (!asking || bodies.some(({ step, outcome }) => step === asking.step && outcome === null)) return null;
  return 'changes_requested';
}
