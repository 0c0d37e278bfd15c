import type { DateTime } from 'luxon';
import { bodyById, type Directory, heldSeats, holdsAt, rolesIn } from '../directory.ts';
import { personMay } from '../membership/interests.ts';
import { signOffReference } from '../reference.ts';
import { done, type Outcome, type Refusal, refuse } from '../refusal.ts';
import { electorateOf } from './electorate.ts';
import { whyAside } from './seat-holders.ts';
import type { AskedBody, SignOff, SignOffChange, SignOffEvent, Verdict } from './sign-off.ts';
import { atBody, type Situation } from './situation.ts';
import { askedBody, currentVersion } from './steps.ts';
import { staleVersion, stepNotOpen, tooLate } from './timing.ts';
import { refusalFor } from './why-no-say.ts';
import { outcomeWords } from './words.ts';

type ChairsAction = Extract<SignOffEvent, { kind: 'chairs_action' }>;

/**
 * The chair alone approves an urgent request for their body, where it allows that. Its next meeting is asked to ratify it. A reason that was to follow
 * is given by taking the action again.
 */
export function chairsAction(situation: Situation, event: ChairsAction): Outcome<readonly SignOffChange[]> {
  const { signOff, now } = situation;
  const asked = askedBody(signOff, event.askedBodyId);
  if (completes(asked, event)) return done([recorded(situation, asked, event, true)]);
  const objection =
    tooLate(signOff, 'chairs_action') ??
    objectionToPerson(situation, asked, event.personId) ??
    staleVersion(signOff, event.version) ??
    stepNotOpen(situation, asked) ??
    objectionToCase(situation, asked, event);
  if (objection) return refuse(objection);
  const action = { byId: event.personId, reason: event.reason, at: now };
  return done([
    recorded(situation, asked, event, false),
    { kind: 'body_decided', askedBodyId: asked.id, outcome: 'approved', closedAt: null, chairsAction: action },
  ]);
}

/** Whether somebody may approve alone for a body, as its chair, once it is its turn. */
export function mayActAsChair(directory: Directory, signOff: SignOff, asked: AskedBody, personId: string, now: DateTime): boolean {
  return objectionToPerson({ directory, signOff, now }, asked, personId) === null;
}

function completes({ chairsAction: taken, round, verdicts }: AskedBody, { personId, reason }: ChairsAction): boolean {
  if (taken?.byId !== personId || taken.reason || !reason) return false;
  const since = verdicts.filter((verdict) => verdict.round === round && verdict.personId === personId && verdict.at >= taken.at);
  return !since.some(({ afterOutcome, reason: given }) => afterOutcome && given);
}

function objectionToPerson(situation: Situation, asked: AskedBody, personId: string): Refusal | null {
  const { signOff, directory, now } = situation;
  const body = bodyById(directory, asked.bodyId);
  const at = atBody(situation, asked);
  if (!holdsAt(body, now)) return { code: 'body_has_ended', ...at };
  if (!body.chairsAction) return { code: 'no_chairs_action', ...at };
  const chairs = heldSeats(directory, body.id, now).filter(({ seat }) => seat.role === 'chair');
  if (!chairs.some(({ person }) => person.id === personId))
    return { code: 'not_the_chair', ...at, chairs: chairs.map(({ person }) => person.name) };
  const may = personMay('chairs_action', directory, signOff, personId, rolesIn(directory, body.id, personId, now), now);
  const because = whyAside(directory, signOff, asked, personId, now) ?? (may ? null : 'excluded');
  return because && refusalFor(because, situation, asked, electorateOf(directory, signOff, asked, now), personId);
}

function objectionToCase(situation: Situation, asked: AskedBody, { reason, reasonToFollow }: ChairsAction): Refusal | null {
  if (asked.outcome) return { code: 'body_has_decided', ...atBody(situation, asked), outcome: outcomeWords[asked.outcome] };
  if (reason || reasonToFollow) return null;
  return { code: 'reason_needed', reference: signOffReference(situation.signOff), toDo: "take chair's action" };
}

function recorded({ signOff, now }: Situation, asked: AskedBody, event: ChairsAction, afterOutcome: boolean): SignOffChange {
  const verdict: Verdict = {
    id: event.verdictId,
    personId: event.personId,
    forIds: [event.personId],
    versionId: currentVersion(signOff).id,
    round: asked.round,
    kind: 'approve',
    reason: event.reason,
    conditions: [],
    role: 'chair',
    afterOutcome,
    recorded: null,
    contested: null,
    at: now,
  };
  return { kind: 'verdict_recorded', askedBodyId: asked.id, verdict };
}
