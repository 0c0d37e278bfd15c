import type { DateTime } from 'luxon';
import type { Dated, Directory } from '../directory.ts';
import type { Interest } from '../membership/interest.ts';
import { conflictsOf } from '../membership/interests.ts';
import { asAt } from './as-at.ts';
import { type Electorate, electorateOf } from './electorate.ts';
import { electorateKept, keptOf, settledAt } from './kept-electorate.ts';
import { whyAside } from './seat-holders.ts';
import { findSeatsThatDecided } from './seats-ended.ts';
import type { AskedBody, KeptElectorate, SignOff, Verdict } from './sign-off.ts';
import { askedBody } from './steps.ts';
import { standingVerdicts, verdictOfChairAlone } from './verdicts.ts';

/** A body asked as it was when it decided, or as it is now where it has not yet, with who decided for it then. */
type Decision = {
  readonly asked: AskedBody;
  readonly electorate: Electorate;
  /** Whether somebody who answered had to stand aside */
  readonly standsAside: (personId: string) => boolean;
  /** The interests of somebody that touched the request */
  readonly interestsOf: (personId: string) => readonly Dated<Interest>[];
};

/** With the contests of then: the sum by which it decided. */
export function decisionOf(signOff: SignOff, given: AskedBody, directory: Directory, now: DateTime): Decision {
  const at = settledAt(signOff, given) ?? now;
  return decisionIn(asAt(signOff, at), given, directory, at);
}

/** With the contests of now: what the outcome still follows from. */
function decisionLeft(signOff: SignOff, given: AskedBody, directory: Directory, now: DateTime): Decision {
  const at = settledAt(signOff, given) ?? now;
  const then = asAt(signOff, at);
  const bodies = then.bodies.map((asked) => (asked.id === given.id ? { ...asked, verdicts: given.verdicts } : asked));
  return decisionIn({ ...then, bodies }, given, directory, at);
}

function decisionIn(signOff: SignOff, { id }: AskedBody, directory: Directory, at: DateTime): Decision {
  const asked = askedBody(signOff, id);
  const kept = keptOf(signOff, asked);
  return kept ? decisionKept(kept, asked, directory) : decisionDerived(signOff, asked, directory, at);
}

function decisionKept(kept: KeptElectorate, asked: AskedBody, directory: Directory): Decision {
  const stoodAside = (personId: string) => kept.stoodAside.find((one) => one.personId === personId) ?? null;
  return {
    asked,
    electorate: electorateKept(directory, kept, asked, standingVerdicts(directory, asked)),
    standsAside: (personId) => stoodAside(personId) !== null,
    interestsOf: (personId) => directory.interests.filter(({ id }) => stoodAside(personId)?.interestIds.includes(id)),
  };
}

function decisionDerived(signOff: SignOff, asked: AskedBody, directory: Directory, at: DateTime): Decision {
  return {
    asked,
    electorate: electorateOf(directory, signOff, asked, at),
    standsAside: (personId) => whyAside(directory, signOff, asked, personId, at) !== null,
    interestsOf: (personId) => conflictsOf(directory, signOff, personId, at),
  };
}

/** Who decided for a body asked that has just been settled, to be kept with it. */
export function toKeep(signOff: SignOff, { id, ...given }: AskedBody, directory: Directory, now: DateTime): KeptElectorate {
  const at = settledAt(signOff, given) ?? now;
  const then = asAt(signOff, at);
  const asked = askedBody(then, id);
  const { electorate, standsAside, interestsOf } = decisionDerived(then, asked, directory, at);
  const { body, electors, aside, vacantSeats, votingSeats } = electorate;
  const seatsEnded = findSeatsThatDecided(then, asked, directory);
  const concerned = new Set([...standingVerdicts(directory, asked), ...aside].map(({ personId }) => personId));
  return {
    at,
    body,
    electors: electors.map(({ verdict, ...elector }) => ({ ...elector, verdictId: verdict?.id ?? null })),
    aside,
    vacantSeats,
    votingSeats,
    stoodAside: [...concerned]
      .filter(standsAside)
      .map((personId) => ({ personId, interestIds: interestsOf(personId).map(({ id }) => id) })),
    ...(seatsEnded.length > 0 && { seatsEnded }),
  };
}

/**
 * The verdicts a body's outcome follows from, or so far would: of those who decided for it then, or do now, in the order they were given. What was
 * contested since is none of them.
 */
export function decidingVerdicts(signOff: SignOff, asked: AskedBody, directory: Directory, now: DateTime): Verdict[] {
  return decidingIn(decisionLeft(signOff, asked, directory, now));
}

/** Who decided for a body, or does, with the answers that are left to them. */
export function electorateLeft(signOff: SignOff, asked: AskedBody, directory: Directory, now: DateTime): Electorate {
  return decisionLeft(signOff, asked, directory, now).electorate;
}

function decidingIn({ asked, electorate }: Decision): Verdict[] {
  const deciding = [verdictOfChairAlone(asked), ...electorate.electors.map(({ verdict }) => verdict)];
  return asked.verdicts.filter((verdict) => deciding.includes(verdict));
}

/**
 * Whether a verdict is one of those, or why not: another came after it, the body started again, a version came in reply to it, it had been decided, whose word it is contested it, its
 * giver stands aside, or somebody else speaks for whom it was given for.
 */
export type VerdictStanding =
  | 'counts'
  | 'changed'
  | 'started_again'
  | 'replied'
  | 'after_outcome'
  | 'contested'
  | 'stands_aside'
  | 'speaks_no_longer';

export function verdictStanding(
  signOff: SignOff,
  asked: AskedBody,
  verdict: Verdict,
  directory: Directory,
  now: DateTime,
): VerdictStanding {
  if (verdict.contested) return 'contested';
  if (verdict.afterOutcome) return 'after_outcome';
  if (verdict.lapsed && verdict.round === asked.round) return 'speaks_no_longer';
  if (verdict.round !== asked.round) return 'started_again';
  if (verdict.replied) return 'replied';
  if (!standingVerdicts(directory, asked).includes(verdict)) return 'changed';
  const decision = decisionLeft(signOff, asked, directory, now);
  if (decidingIn(decision).includes(verdict)) return 'counts';
  if (decision.standsAside(verdict.personId)) return 'stands_aside';
  // Who stepped aside and was then let decide owes another answer.
  return verdict.kind === 'recuse' ? 'changed' : 'speaks_no_longer';
}
