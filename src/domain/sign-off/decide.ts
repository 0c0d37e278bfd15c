import type { DateTime } from 'luxon';
import type { Directory } from '../directory.ts';
import { done, type Outcome } from '../refusal.ts';
import { amend } from './amend.ts';
import { applyAll } from './apply.ts';
import { chairsAction } from './chairs-action.ts';
import { consequences, hasClosed } from './consequences.ts';
import { contestVerdict } from './contest-verdict.ts';
import { contestVersion } from './contest-version.ts';
import { dischargeCondition } from './discharge-condition.ts';
import { giveVerdict } from './give-verdict.ts';
import { lapses } from './lapses.ts';
import { recordVerdict } from './record-verdict.ts';
import { ruleOnInterest } from './rule-on-interest.ts';
import type { SignOff, SignOffChange, SignOffEvent } from './sign-off.ts';
import type { Situation } from './situation.ts';
import { withdraw } from './withdraw.ts';

export type Decided = {
  /** The request as it stands now: the changes applied to it as it stood */
  readonly signOff: SignOff;
  /** What is to be saved and told, in order */
  readonly changes: readonly SignOffChange[];
  /** A verdict lost the race: it is recorded and changes nothing */
  readonly afterOutcome: boolean;
};

/**
 * The one state machine of a request: what an event changes, with all that follows from it, or why it is refused. What a deadline has closed is settled
 * first: who comes after it comes after the outcome, whether or not anybody had looked meanwhile.
 *
 * @param deadline the request's, as it is derived now
 */
export function decide(
  signOff: SignOff,
  event: SignOffEvent,
  directory: Directory,
  now: DateTime,
  deadline: DateTime | null = null,
): Outcome<Decided> {
  const due = hasClosed(signOff, directory, now, deadline) ? consequences(signOff, signOff, directory, now, deadline) : [];
  const met = applyAll(signOff, due, now);
  const caused = changesBy(event, { signOff: met, directory, now });
  if (caused.refused) return caused;
  const after = applyAll(met, caused.value, now);
  const following = consequences(met, after, directory, now, deadline);
  return done({
    signOff: applyAll(after, following, now),
    changes: [...due, ...caused.value, ...following],
    afterOutcome: caused.value.some((change) => change.kind === 'verdict_recorded' && change.verdict.afterOutcome),
  });
}

function changesBy(event: SignOffEvent, situation: Situation): Outcome<readonly SignOffChange[]> {
  switch (event.kind) {
    case 'verdict':
      return giveVerdict(situation, event);
    case 'recorded_verdict':
      return recordVerdict(situation, event);
    case 'chairs_action':
      return chairsAction(situation, event);
    case 'amend':
      return amend(situation, event.version);
    case 'contest_version':
      return contestVersion(situation, event);
    case 'contest_verdict':
      return contestVerdict(situation, event);
    case 'withdraw':
      return withdraw(situation, event);
    case 'discharge':
      return dischargeCondition(situation, event);
    case 'rule':
      return ruleOnInterest(situation, event);
    case 'reconsider':
      return done(lapses(situation));
  }
}
