import type { DateTime } from 'luxon';
import type { Directory } from '../directory.ts';
import { asAt } from './as-at.ts';
import { type Electorate, electorateOf } from './electorate.ts';
import { whyAside } from './seat-holders.ts';
import type { AskedBody, SignOff, Verdict } from './sign-off.ts';
import { askedBody } from './steps.ts';
import { countedVerdicts, standingVerdicts, verdictOfChairAlone } from './verdicts.ts';

/** A body asked as it was when it decided, or as it is now where it has not yet, with who decided for it then. */
type Decision = { readonly signOff: SignOff; readonly asked: AskedBody; readonly electorate: Electorate; readonly at: DateTime };

/** With the contests of then: the sum by which it decided. */
export function decisionOf(signOff: SignOff, { id, ...asked }: AskedBody, directory: Directory, now: DateTime): Decision {
  const at = judgedAt(asked) ?? now;
  return decisionIn(asAt(signOff, at), id, directory, at);
}

/** With the contests of now: what the outcome still follows from. */
function decisionLeft(signOff: SignOff, { id, verdicts, ...asked }: AskedBody, directory: Directory, now: DateTime): Decision {
  const at = judgedAt(asked) ?? now;
  const then = asAt(signOff, at);
  const bodies = then.bodies.map((asked) => (asked.id === id ? { ...asked, verdicts } : asked));
  return decisionIn({ ...then, bodies }, id, directory, at);
}

/** As of when a body's outcome was found, by the electorate of then; null while it has none. */
export function judgedAt({ outcomeAt, closedAt }: Pick<AskedBody, 'outcomeAt' | 'closedAt'>): DateTime | null {
  return closedAt ?? outcomeAt;
}

function decisionIn(signOff: SignOff, id: string, directory: Directory, at: DateTime): Decision {
  const asked = askedBody(signOff, id);
  return { signOff, asked, electorate: electorateOf(directory, signOff, asked, at), at };
}

/**
 * The verdicts a body's outcome follows from, or so far would: of those who decided for it then, or do now, in the order they were given. What was
 * contested since is none of them.
 */
export function decidingVerdicts(signOff: SignOff, asked: AskedBody, directory: Directory, now: DateTime): Verdict[] {
  return decidingIn(decisionLeft(signOff, asked, directory, now));
}

function decidingIn({ asked, electorate }: Decision): Verdict[] {
  const deciding = [verdictOfChairAlone(asked), ...electorate.electors.map(({ verdict }) => verdict)];
  return asked.verdicts.filter((verdict) => deciding.includes(verdict));
}

/**
 * Whether a verdict is one of those, or why not: another came after it, the body started again, it had been decided, whose word it is contested it, its
 * giver stands aside, or somebody else speaks for whom it was given for.
 */
export type VerdictStanding = 'counts' | 'changed' | 'started_again' | 'after_outcome' | 'contested' | 'stands_aside' | 'speaks_no_longer';

export function verdictStanding(
  signOff: SignOff,
  asked: AskedBody,
  verdict: Verdict,
  directory: Directory,
  now: DateTime,
): VerdictStanding {
  if (verdict.contested) return 'contested';
  if (verdict.afterOutcome) return 'after_outcome';
  if (!countedVerdicts(asked).includes(verdict)) return 'started_again';
  if (!standingVerdicts(asked).includes(verdict)) return 'changed';
  const decision = decisionLeft(signOff, asked, directory, now);
  if (decidingIn(decision).includes(verdict)) return 'counts';
  if (whyAside(directory, decision.signOff, decision.asked, verdict.personId, decision.at) !== null) return 'stands_aside';
  // Who stepped aside and was then let decide owes another answer.
  return verdict.kind === 'recuse' ? 'changed' : 'speaks_no_longer';
}
