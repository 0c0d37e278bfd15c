import type { DateTime } from 'luxon';
import { v7 as uuid } from 'uuid';
import { type Body, type Dated, holdsAt, zoneOf } from '#src/domain/directory.ts';
import { deputiesFor, mayDelegate } from '#src/domain/membership/delegations.ts';
import type { Delegation } from '#src/domain/membership/interest.ts';
import { done, type Outcome, type Refusal, refuse } from '#src/domain/refusal.ts';
import { atWallClock, dayOf, type IsoDate, isoInstant, shiftDay } from '#src/domain/wall-clock.ts';
import type { Actor } from '../actor.ts';
import { chroniclePersonalAct, type PersonalAct } from '../governance/chronicle-people.ts';
import { holdDirectory } from '../governance/hold-directory.ts';
import { tellPerson } from '../messages/tell-person.ts';
import type { Stores } from '../ports/stores.ts';
import { reconsiderAsking } from './own/reconsider-touched.ts';

export type DelegateDecisions = {
  readonly bodyId: string;
  /** Null: nobody was chosen */
  readonly toId: string | null;
  /** The first day and the last, which is included, in the zone of the body */
  readonly from: IsoDate;
  readonly until: IsoDate;
};

export type DecisionsDelegated = {
  readonly body: string;
  readonly deputy: string;
  readonly from: IsoDate;
  readonly until: IsoDate;
  /** Where Slack does not know the deputy yet, nobody has told them */
  readonly told: boolean;
};

/** Somebody who decides for a body lets a deputy decide in their place for some days, within what the body allows. It ends by itself. */
export async function delegateDecisions(
  stores: Stores,
  approver: Actor,
  input: DelegateDecisions,
  now: DateTime,
): Promise<Outcome<DecisionsDelegated>> {
  const held = await holdDirectory(stores, approver, now);
  if (held.refused) return held;
  const actor = held.value;
  const { directory, person } = actor;
  const body = directory.bodies.find(({ id }) => id === input.bodyId);
  if (!body) return refuse({ code: 'gone', what: 'body' });
  if (input.toId === null) return refuse(nobodyChosen(actor, body, now));
  const deputy = directory.people.find(({ id }) => id === input.toId);
  if (!deputy || !holdsAt(deputy, now)) return refuse({ code: 'gone', what: 'person' });
  const dates = datesOf(input, zoneOf(directory, body), now);
  if (dates.refused) return dates;
  const wanted: Dated<Delegation> = { id: uuid(), bodyId: body.id, fromId: person.id, toId: deputy.id, ...dates.value };
  const allowed = mayDelegate(directory, wanted, now);
  if (allowed.refused) {
    const { code } = allowed.refusal;
    const details = { to: deputy.key, because: code };
    if (aboutTheRight.includes(code)) chronicle(stores, actor, body, { action: 'delegation refused', details }, now);
    return allowed;
  }
  await stores.delegations.add(directory.workspace.id, wanted);
  const { from, until } = input;
  const holds = { since: isoInstant(wanted.since), ends: isoInstant(dates.value.until) };
  const details = { id: wanted.id, to: deputy.key, from, until, ...holds };
  chronicle(stores, actor, body, { action: 'decisions delegated', details }, now);
  await tellPerson(stores.outbox, directory, deputy.id, {
    kind: 'note',
    about: 'stands_in',
    person: person.name,
    body: body.name,
    from,
    until,
  });
  await reconsiderAsking(stores, directory, body.id);
  return done({ body: body.name, deputy: deputy.name, from, until, told: deputy.slackUserId !== null });
}

function nobodyChosen({ directory, person }: Actor, body: Body, now: DateTime): Refusal {
  const deputies = deputiesFor(directory, body, person.id, now).map(({ name }) => name);
  return deputies.length === 0 ? { code: 'nobody_to_stand_in', body: body.name } : { code: 'no_deputy_chosen', body: body.name, deputies };
}

/** Whole days of the body's zone. What begins today begins now. */
function datesOf({ from, until }: DelegateDecisions, zone: string, now: DateTime): Outcome<{ since: DateTime; until: DateTime }> {
  const start = atWallClock(from, 0, zone);
  const end = atWallClock(shiftDay(until, 1), 0, zone);
  const wrong = (problem: 'past' | 'reversed' | 'first_past') => refuse({ code: 'delegation_dates', problem, read: { from, until } });
  if (end <= now) return wrong('past');
  if (until < from) return wrong('reversed');
  if (from < dayOf(now.setZone(zone))) return wrong('first_past');
  return done({ since: start > now ? start : now, until: end });
}

function chronicle(
  need: Pick<Stores, 'chronicle'>,
  actor: Actor,
  body: Body,
  act: Pick<PersonalAct, 'action' | 'details'>,
  now: DateTime,
): void {
  const details = { body: body.key, ...act.details };
  chroniclePersonalAct(need, actor, { action: act.action, subject: `delegation of ${actor.person.key}`, body, details }, now);
}

/** Refusals for want of the right. */
const aboutTheRight: readonly Refusal['code'][] = ['nothing_to_delegate', 'no_delegation', 'not_a_deputy'];
