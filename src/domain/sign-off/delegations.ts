import type { DateTime } from 'luxon';
import {
  bodyById,
  type Dated,
  type Directory,
  heldSeats,
  holdsAt,
  type Person,
  personById,
  rolesIn,
  type SeatRole,
  zoneOf,
} from '../directory.ts';
import { roleMay } from '../permissions.ts';
import { done, type Outcome, type Refusal, refuse } from '../refusal.ts';
import { dayOf, type IsoDate } from '../wall-clock.ts';
import type { Delegation, DelegationRule } from './interest.ts';

/** The roles to whose holders an approver may delegate. Secretaries and observers attend but are no members. */
const deputyRoles: Readonly<Record<DelegationRule, readonly SeatRole[]>> = {
  none: [],
  deputies: ['deputy'],
  members: ['chair', 'co-chair', 'deputy', 'member', 'approver'],
};

/** The delegation of this person in this body that is in force now; null where there is none, or the deputy holds no longer what the body wants. */
export function activeDelegation(directory: Directory, bodyId: string, fromId: string, now: DateTime): Dated<Delegation> | null {
  return (
    directory.delegations.findLast(
      (one) => one.bodyId === bodyId && one.fromId === fromId && holdsAt(one, now) && mayDeputise(directory, bodyId, one.toId, now),
    ) ?? null
  );
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

function objectionToPeople(directory: Directory, { bodyId, fromId, toId }: Delegation, now: DateTime): Refusal | null {
  const body = bodyById(directory, bodyId);
  const deciding: SeatRole = body.approval?.rule === 'chair' ? 'chair' : 'approver';
  const holders = heldSeats(directory, bodyId, now).filter(({ seat }) => seat.role === deciding && roleMay(seat.role, 'delegate'));
  if (!holdsAt(body, now) || !holders.some(({ person }) => person.id === fromId)) {
    return { code: 'nothing_to_delegate', body: body.name, approvers: namesOf(holders.map(({ person }) => person)) };
  }
  if (body.delegation === 'none') return { code: 'no_delegation', body: body.name };
  if (toId === fromId) return { code: 'own_deputy', body: body.name };
  if (mayDeputise(directory, bodyId, toId, now)) return null;
  const deputies = heldSeats(directory, bodyId, now).filter(
    ({ seat, person }) => isDeputyRole(body.delegation, seat.role) && person.id !== fromId,
  );
  return {
    code: 'not_a_deputy',
    body: body.name,
    person: personById(directory, toId).name,
    deputies: namesOf(deputies.map(({ person }) => person)),
  };
}

function objectionToDates(directory: Directory, delegation: Dated<Delegation>, now: DateTime): Refusal | null {
  const { bodyId, since, until } = delegation;
  if (until && until <= since) return { code: 'delegation_dates', problem: 'reversed' };
  if (until && until <= now) return { code: 'delegation_dates', problem: 'past' };
  const overlapping = (fromId: string) =>
    directory.delegations.find(
      (one) => one.bodyId === bodyId && one.fromId === fromId && one.id !== delegation.id && overlap(one, delegation),
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

/** Whether somebody holds in a body what it wants of a deputy. */
function mayDeputise(directory: Directory, bodyId: string, personId: string, now: DateTime): boolean {
  const { delegation } = bodyById(directory, bodyId);
  return rolesIn(directory, bodyId, personId, now).some((role) => isDeputyRole(delegation, role));
}

function isDeputyRole(rule: DelegationRule, role: SeatRole): boolean {
  return deputyRoles[rule].includes(role);
}

function overlap(a: Dated<object>, b: Dated<object>): boolean {
  return (a.until === null || b.since < a.until) && (b.until === null || a.since < b.until);
}

function namesOf(people: readonly Person[]): string[] {
  return [...new Set(people.map(({ name }) => name))];
}
