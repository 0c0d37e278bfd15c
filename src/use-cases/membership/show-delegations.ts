import type { DateTime } from 'luxon';
import { bodyById, type Dated, personById, zoneOf } from '#src/domain/directory.ts';
import { activeDelegation, bodiesToDelegateFor, lastDay } from '#src/domain/membership/delegations.ts';
import type { Delegation } from '#src/domain/membership/interest.ts';
import { isSamePerson } from '#src/domain/membership/same-person.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import { dayOf, type IsoDate } from '#src/domain/wall-clock.ts';
import type { Actor } from '../actor.ts';

/** What somebody has handed on, and what was handed on to them, the earliest first. */
export type DelegationsView = {
  readonly given: readonly DelegationLine[];
  readonly taken: readonly DelegationLine[];
  /** Whether they have something to hand on */
  readonly mayDelegate: boolean;
};

export type DelegationLine = {
  readonly delegationId: string;
  readonly body: string;
  /** The deputy, or who they decide for */
  readonly person: string;
  readonly from: IsoDate;
  readonly until: IsoDate | null;
  /** `without_effect`: the deputy no longer holds what the body wants of one */
  readonly state: 'to_come' | 'in_force' | 'without_effect';
};

/** The delegations of somebody that hold or will. Refused where they have none and nothing to hand on. */
export function showDelegations(actor: Actor, now: DateTime): Outcome<DelegationsView> {
  const { directory, person } = actor;
  const all = directory.delegations.filter((one) => !isOver(one, now)).toSorted((a, b) => a.since.toMillis() - b.since.toMillis());
  const line = (one: Dated<Delegation>, personId: string) => delegationLine(actor, one, personId, now);
  const given = all.filter(({ fromId }) => isSamePerson(directory, fromId, person.id)).map((one) => line(one, one.toId));
  const taken = all.filter(({ toId }) => isSamePerson(directory, toId, person.id)).map((one) => line(one, one.fromId));
  const mayDelegate = bodiesToDelegateFor(directory, person.id, now).length > 0;
  if (!mayDelegate && given.length + taken.length === 0) return refuse({ code: 'no_voice_to_hand_on' });
  return done({ given, taken, mayDelegate });
}

/** Whether a delegation holds no more, or never will. */
export function isOver({ since, until }: Dated<Delegation>, now: DateTime): boolean {
  return until !== null && (until <= now || until <= since);
}

function delegationLine({ directory }: Actor, one: Dated<Delegation>, personId: string, now: DateTime): DelegationLine {
  const body = bodyById(directory, one.bodyId);
  const begun = one.since <= now;
  const isActive = activeDelegation(directory, one.bodyId, one.fromId, now)?.id === one.id;
  return {
    delegationId: one.id,
    body: body.name,
    person: personById(directory, personId).name,
    from: dayOf(one.since.setZone(zoneOf(directory, body))),
    until: lastDay(directory, one),
    state: !begun ? 'to_come' : isActive ? 'in_force' : 'without_effect',
  };
}
