import type { DateTime } from 'luxon';
import {
  type Body,
  bodyById,
  current,
  type Dated,
  type Directory,
  entryAt,
  heldSeats,
  holdsAt,
  isSecretariat,
  type Person,
  personById,
  type Seat,
  type SeatRole,
  zoneOf,
} from '../directory.ts';
import { allBy, keptBy } from '../kept.ts';
import { sameName } from '../names.ts';
import { mayDo, sideOf } from '../permissions.ts';
import { done, type Outcome, type Refusal, refuse } from '../refusal.ts';
import { dayOf, type IsoDate } from '../wall-clock.ts';
import { decidingRole } from './approval-rule.ts';
import type { Delegation, DelegationRule } from './interest.ts';
import { isSamePerson } from './same-person.ts';

/** The roles to whose holders an approver may delegate. Secretaries and observers attend but are no members. */
const deputyRoles: Readonly<Record<DelegationRule, readonly SeatRole[]>> = {
  none: [],
  deputies: ['deputy'],
  members: ['chair', 'co-chair', 'deputy', 'member', 'approver'],
};

/** The delegation of this person in this body that is in force now; null where there is none, or the deputy holds no longer what the body wants. */
export function activeDelegation(directory: Directory, bodyId: string, fromId: string, now: DateTime): Dated<Delegation> | null {
  return (
    delegationsIn(directory, bodyId).findLast(
      (one) => isSamePerson(directory, one.fromId, fromId) && holdsAt(one, now) && mayDeputise(directory, one, now),
    ) ?? null
  );
}

/** Every delegation there ever was in a body. */
export function delegationsIn({ delegations }: Directory, bodyId: string): readonly Dated<Delegation>[] {
  return delegationsByBody(delegations)(bodyId);
}

const delegationsByBody = keptBy((all: Directory['delegations']) => allBy(all, (one) => one.bodyId));

/** Who decides in this person's place in this body now; null where nobody does. */
export function deputyNow(directory: Directory, bodyId: string, fromId: string, now: DateTime): Person | null {
  const delegation = activeDelegation(directory, bodyId, fromId, now);
  return delegation && entryAt(directory, personById(directory, delegation.toId), now);
}

/** The last day on which a delegation holds, in the zone of its body; null where it has no end. */
export function lastDay(directory: Directory, { bodyId, until }: Dated<Delegation>): IsoDate | null {
  return until && dayOf(until.setZone(zoneOf(directory, bodyById(directory, bodyId))).minus({ milliseconds: 1 }));
}

/**
 * Whether an approver may let this person decide for them from `since` to `until`. Refused: who holds no deciding seat in the body today, a body
 * that lets nobody stand in, who is no deputy of it, dates the wrong way round or past, a time for which one of the two has handed on already.
 */
export function mayDelegate(directory: Directory, delegation: Dated<Delegation>, now: DateTime): Outcome<Dated<Delegation>> {
  const objection = objectionToPeople(directory, delegation, now) ?? objectionToDates(directory, delegation, now);
  return objection ? refuse(objection) : done(delegation);
}

/** The bodies in which somebody holds a seat that decides, and so has something to hand on. */
export function bodiesToDelegateFor(directory: Directory, personId: string, now: DateTime): Body[] {
  return current(directory.bodies, now).filter(
    (body) => body.approval !== null && decidingIn(directory, body, now).some(({ id }) => isSamePerson(directory, id, personId)),
  );
}

/** Whom somebody could let decide for them in a body. */
export function deputiesFor(directory: Directory, body: Body, fromId: string, now: DateTime): Person[] {
  const people = new Map(heldSeats(directory, body.id, now).map(({ person }) => [person.id, person]));
  const mayStandIn = (toId: string) =>
    !isSamePerson(directory, toId, fromId) && mayDeputise(directory, { bodyId: body.id, fromId, toId }, now);
  return [...people.values()].filter(({ id }) => mayStandIn(id));
}

/** Those whose seats let them hand their decisions on in a body. */
export function decidingIn(directory: Directory, body: Body, now: DateTime): Person[] {
  const role = decidingRole(body.approval ?? { rule: 'any' });
  return heldSeats(directory, body.id, now)
    .filter(({ seat, person }) => seat.votes && seat.role === role && mayHandOn(directory, person, role, now))
    .map(({ person }) => person);
}

function mayHandOn(directory: Directory, person: Person, role: SeatRole, now: DateTime): boolean {
  const secretariat = isSecretariat(directory, person.id, now);
  // A voice is handed on for whatever is asked, so neither what is closed nor how far a request is comes into it.
  return mayDo({ action: 'delegate', roles: [role], secretariat, side: sideOf(directory, person), state: 'open', stage: null });
}

function objectionToPeople(directory: Directory, delegation: Delegation, now: DateTime): Refusal | null {
  const { bodyId, fromId, toId } = delegation;
  const body = bodyById(directory, bodyId);
  const holders = decidingIn(directory, body, now);
  if (!holdsAt(body, now) || !holders.some(({ id }) => isSamePerson(directory, id, fromId))) {
    return { code: 'nothing_to_delegate', body: body.name, approvers: namesOf(holders) };
  }
  if (body.delegation === 'none') return { code: 'no_delegation', body: body.name };
  if (isSamePerson(directory, toId, fromId)) return { code: 'own_deputy', body: body.name };
  if (mayDeputise(directory, delegation, now)) return null;
  const deputies = namesOf(deputiesFor(directory, body, fromId, now));
  return { code: 'not_a_deputy', body: body.name, person: personById(directory, toId).name, deputies };
}

function objectionToDates(directory: Directory, delegation: Dated<Delegation>, now: DateTime): Refusal | null {
  const { bodyId, since, until } = delegation;
  if (until && (until <= since || until <= now)) {
    const zone = zoneOf(directory, bodyById(directory, bodyId));
    const read = { from: dayOf(since.setZone(zone)), until: dayOf(until.setZone(zone).minus({ milliseconds: 1 })) };
    return { code: 'delegation_dates', problem: until <= since ? 'reversed' : 'past', read };
  }
  const overlapping = (fromId: string) =>
    delegationsIn(directory, bodyId).find(
      (one) => isSamePerson(directory, one.fromId, fromId) && one.id !== delegation.id && overlap(one, delegation),
    );
  const own = overlapping(delegation.fromId);
  const body = bodyById(directory, bodyId).name;
  if (own) return { code: 'already_delegated', body, deputy: personById(directory, own.toId).name, until: lastDay(directory, own) };
  const deputys = overlapping(delegation.toId);
  if (!deputys) return null;
  return {
    code: 'deputy_away',
    body,
    person: personById(directory, delegation.toId).name,
    until: lastDay(directory, deputys),
  };
}

/** Whether somebody holds in a body what it wants of a deputy: a seat of such a role, not one without a vote, and of the category of who hands on. */
function mayDeputise(directory: Directory, { bodyId, fromId, toId }: Omit<Delegation, 'id'>, now: DateTime): boolean {
  const roles = deputyRoles[bodyById(directory, bodyId).delegation];
  const seats = seatsHeldBy(directory, bodyId, toId, now).filter(({ role, votes }) => votes && roles.includes(role));
  return seats.length > 0 && isOfCategory(directory, bodyId, fromId, toId, now);
}

/** Whether somebody sits in a body for a category that another sits for too. Who sits for none may be deputised for by anybody. */
export function isOfCategory(directory: Directory, bodyId: string, fromId: string, toId: string, now: DateTime): boolean {
  const categories = (personId: string) => seatsHeldBy(directory, bodyId, personId, now).flatMap(({ category }) => category ?? []);
  const wanted = categories(fromId);
  return wanted.length === 0 || categories(toId).some((one) => wanted.some((other) => sameName(one, other)));
}

function seatsHeldBy(directory: Directory, bodyId: string, personId: string, now: DateTime): Seat[] {
  return heldSeats(directory, bodyId, now).flatMap(({ seat, person }) => (isSamePerson(directory, person.id, personId) ? [seat] : []));
}

function overlap(a: Dated<object>, b: Dated<object>): boolean {
  return (a.until === null || b.since < a.until) && (b.until === null || a.since < b.until);
}

function namesOf(people: readonly Person[]): string[] {
  return [...new Set(people.map(({ name }) => name))];
}
