import type { DateTime } from 'luxon';
import { bodyById, type Directory, type HeldSeat, heldSeats, holdsAt, type Person, type SeatRole, vacantSeats } from '../directory.ts';
import { type ContentState, mayDo, sideOf } from '../permissions.ts';
import type { ApprovalRule } from './approval-rule.ts';
import { type BodyStanding, bodyStands, couldApprove } from './body-stands.ts';
import type { AskedBody, SignOff, Verdict } from './sign-off.ts';
import { currentVersion } from './steps.ts';

/** Who may decide for a body today. */
export type Electorate = {
  readonly bodyId: string;
  readonly body: string;
  readonly electors: readonly Elector[];
  readonly vacantSeats: number;
};

export type Elector = {
  readonly personId: string;
  readonly name: string;
  readonly slackUserId: string | null;
  /** The role by which they decide */
  readonly role: SeatRole;
  /** Composition tags of every seat they hold in the body */
  readonly tags: readonly string[];
};

/**
 * Those who hold an approver's seat in the body now (for rule `chair`, the chair's), each once; nobody once the body has ended. The provider side
 * is left out of what is closed to it. The requester is still among them: see `voters`.
 */
export function electorateOf(directory: Directory, bodyId: string, rule: ApprovalRule, state: ContentState, now: DateTime): Electorate {
  const body = bodyById(directory, bodyId);
  if (!holdsAt(body, now)) return { bodyId, body: body.name, electors: [], vacantSeats: 0 };
  const action = rule.rule === 'chair' ? 'give_verdict_as_chair' : 'give_verdict';
  const seats = heldSeats(directory, bodyId, now);
  const deciding = seats.filter(({ seat, person }) =>
    mayDo({ action, roles: [seat.role], secretariat: false, side: sideOf(directory, person), state }),
  );
  const electors = new Map(deciding.map(({ seat, person }) => [person.id, electorOf(person, seat.role, seats)]));
  const role = rule.rule === 'chair' ? 'chair' : 'approver';
  const vacant = vacantSeats(directory, bodyId, now).filter((seat) => seat.role === role).length;
  return { bodyId, body: body.name, electors: [...electors.values()], vacantSeats: vacant };
}

/** The electorate of a body among those of a request. */
export function electorateFor(electorates: readonly Electorate[], { bodyId }: Pick<AskedBody, 'bodyId'>): Electorate {
  const electorate = electorates.find((one) => one.bodyId === bodyId);
  if (!electorate) throw new Error(`No electorate was given for body ${bodyId}`);
  return electorate;
}

function electorOf({ id, name, slackUserId }: Person, role: SeatRole, seats: readonly HeldSeat[]): Elector {
  const tags = seats.flatMap(({ seat, person }) => (person.id === id && seat.tag !== null ? [seat.tag] : []));
  return { personId: id, name, slackUserId, role, tags };
}

/** The electors who count for this request: its requester is none. */
export function voters(electorate: Electorate, { requesterId }: Pick<SignOff, 'requesterId'>): Elector[] {
  return electorate.electors.filter(({ personId }) => personId !== requesterId);
}

/** The verdicts that count towards a body's outcome: given on the current version, before the outcome. */
function countedVerdicts(signOff: Pick<SignOff, 'versions'>, asked: AskedBody): Verdict[] {
  const version = currentVersion(signOff);
  return asked.verdicts.filter(({ versionId, afterOutcome }) => versionId === version.id && !afterOutcome);
}

/** Of the verdicts that count, the last of each person, in the order they were given. */
export function standingVerdicts(signOff: Pick<SignOff, 'versions'>, asked: AskedBody): Verdict[] {
  return countedVerdicts(signOff, asked).filter(
    (verdict, index, all) => !all.slice(index + 1).some(({ personId }) => personId === verdict.personId),
  );
}

/** Voters who have not answered, whether or not their step is open: nobody once the body or the request is settled. */
export function unanswered(signOff: SignOff, asked: AskedBody, electorate: Electorate): Elector[] {
  if (signOff.outcome !== null || asked.outcome !== null) return [];
  const answered = new Set(countedVerdicts(signOff, asked).map(({ personId }) => personId));
  return voters(electorate, signOff).filter(({ personId }) => !answered.has(personId));
}

/** Whether a body of an open request that has not decided cannot, whoever approves. */
export function isInquorate(signOff: SignOff, asked: AskedBody, electorate: Electorate): boolean {
  return signOff.outcome === null && asked.outcome === null && !couldApprove(asked.rule, voters(electorate, signOff));
}

/** Where a body stands by the verdicts given so far. */
export function standingOf(signOff: SignOff, asked: AskedBody, electorate: Electorate): BodyStanding {
  return bodyStands(asked.rule, voters(electorate, signOff), countedVerdicts(signOff, asked));
}
