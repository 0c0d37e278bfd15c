import { personById } from '../directory.ts';
import { isSamePerson } from '../membership/same-person.ts';
import { signOffReference } from '../reference.ts';
import { done, type Outcome, type Refusal, refuse } from '../refusal.ts';
import { apply } from './apply.ts';
import { outcomeOf } from './consequences.ts';
import { stageOf } from './content-state.ts';
import { electorateLeft } from './decision.ts';
import { standingOf } from './electorate.ts';
import { reopened, sameRound } from './restart.ts';
import type { AskedBody, SignOffChange, SignOffEvent, Verdict } from './sign-off.ts';
import { atBody, type Situation } from './situation.ts';
import { askedBody } from './steps.ts';
import { countedVerdicts } from './verdicts.ts';

type Contest = Extract<SignOffEvent, { kind: 'contest_verdict' }>;

/**
 * Somebody says that what the secretariat recorded for them is not what they had said: it counts no longer. Before the request is final, a body whose
 * outcome does not follow without it is open again; the steps after it close by that. Once the request is final, it is on record and changes nothing.
 */
export function contestVerdict(situation: Situation, contest: Contest): Outcome<readonly SignOffChange[]> {
  const { signOff, directory, now } = situation;
  const asked = askedBody(signOff, contest.askedBodyId);
  const verdict = asked.verdicts.find(({ id }) => id === contest.verdictId);
  if (!verdict) return refuse({ code: 'gone', what: 'answer' });
  const objection = objectionTo(situation, asked, verdict, contest);
  if (objection) return refuse(objection);
  const contested: SignOffChange = { kind: 'verdict_contested', askedBodyId: asked.id, verdictId: verdict.id, reason: contest.reason };
  const counted = countedVerdicts(asked).includes(verdict);
  if (stageOf(signOff) === 'ended' || !counted || stillFollows(situation, contested, asked)) return done([contested]);
  const without = apply(signOff, contested, now);
  const reopening = sameRound(directory, askedBody(without, asked.id), 'verdict_contested');
  const after = apply(without, reopening, now);
  return done([contested, reopening, ...(outcomeOf(after.bodies) === signOff.outcome ? [] : reopened(signOff))]);
}

/** Whether a body's outcome, if it has one, would have been the same without the verdict, and without what was contested before: by who decided then. */
function stillFollows({ signOff, directory, now }: Situation, contested: SignOffChange, asked: AskedBody): boolean {
  if (asked.outcome === null || asked.chairsAction) return true;
  const after = apply(signOff, contested, now);
  const without = askedBody(after, asked.id);
  return standingOf(without, electorateLeft(after, without, directory, now), asked.closedAt !== null) === asked.outcome;
}

function objectionTo(situation: Situation, asked: AskedBody, verdict: Verdict, { personId, reason }: Contest): Refusal | null {
  const at = atBody(situation, asked);
  if (!isSamePerson(situation.directory, verdict.personId, personId))
    return { code: 'not_your_verdict', ...at, person: personById(situation.directory, verdict.personId).name };
  if (!verdict.recorded) return { code: 'own_verdict', ...at };
  if (verdict.contested) return { code: 'contested_already', ...at };
  return reason
    ? null
    : { code: 'reason_needed', reference: signOffReference(situation.signOff), toDo: 'contest what was recorded for you' };
}
