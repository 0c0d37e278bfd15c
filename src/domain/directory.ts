import type { DateTime } from 'luxon';
import { allBy, firstBy, keptBy, keptByBoth, keptById } from './kept.ts';
import type { ApprovalRule } from './membership/approval-rule.ts';
import type { Delegation, DelegationRule, Interest } from './membership/interest.ts';
import { entriesOf, entryOf, isSamePerson } from './membership/same-person.ts';

/** Everything the governance file says, and what people declared and delegated since, with dates: small enough to be read whole. */
export type Directory = {
  readonly workspace: Workspace;
  readonly secretaries: readonly Dated<{ personId: string }>[];
  readonly organisations: readonly Dated<Organisation>[];
  readonly people: readonly Dated<Person>[];
  readonly bodies: readonly Dated<Body>[];
  readonly seats: readonly Dated<Seat>[];
  readonly relations: readonly Dated<Relation>[];
  readonly pathways: readonly Dated<Pathway>[];
  readonly routes: readonly Dated<Route>[];
  readonly clocks: readonly Dated<Clock>[];
  readonly interests: readonly Dated<Interest>[];
  readonly delegations: readonly Dated<Delegation>[];
  /** By the end of their time */
  readonly formerNames: readonly FormerName[];
};

/** What a person, body, pathway, organisation or route was called before `until`, and a person's Slack id then; of the workspace, its zone. */
type FormerName = { readonly ofId: string; readonly name: string; readonly slackUserId: string | null; readonly until: DateTime };

/** Holds from `since` (inclusive) to `until` (exclusive; null: still). */
export type Dated<T> = T & { readonly since: DateTime; readonly until: DateTime | null };

export type Workspace = {
  readonly id: string;
  /** Slack's team id */
  readonly team: string;
  /** IANA zone of bodies that name none */
  readonly timezone: string;
  /** The known holiday calendar, e.g. england-and-wales */
  readonly holidays: string;
  /** ISO dates that are no working days beside the calendar's */
  readonly extraHolidays: readonly string[];
  /** ISO dates that are working days although the calendar says otherwise */
  readonly workingDates: readonly string[];
};

export type Side = 'commissioner' | 'provider' | 'other';
export type Organisation = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly sector: string;
  readonly side: Side;
};

export type Person = {
  readonly id: string;
  readonly key: string;
  /** 1 for the first holder of the key, and one more for each who followed: another holder is another person */
  readonly turn: number;
  readonly slackUserId: string | null;
  /** By which the governance file names them, where it does */
  readonly email: string | null;
  readonly name: string;
  readonly organisationId: string;
  readonly profession: string;
};

export const seatRoles = ['chair', 'co-chair', 'deputy', 'member', 'approver', 'secretary', 'observer'] as const;
export type SeatRole = (typeof seatRoles)[number];

export const bodyKinds = ['board', 'committee', 'leadership_group', 'review_group', 'partnership'] as const;
type BodyKind = (typeof bodyKinds)[number];

export type Body = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: BodyKind;
  readonly channelId: string | null;
  readonly timezone: string | null;
  readonly public: boolean;
  /** null where the body approves nothing */
  readonly approval: ApprovalRule | null;
  readonly chairsAction: boolean;
  /** To whom its approvers may delegate */
  readonly delegation: DelegationRule;
  /** Composition rules: whole_system, multi_professional, seats_per_area */
  readonly composition: readonly string[];
};

export type Seat = {
  readonly id: string;
  readonly bodyId: string;
  readonly role: SeatRole;
  /** The composition the place is for, e.g. "ICP area: Central", "lay" */
  readonly tag: string | null;
  /** The kind of member it is for, e.g. "councillor": counts as a tag, and who deputises for its holder has to be of it */
  readonly category: string | null;
  /** False where its holder sits without a vote */
  readonly votes: boolean;
  /** The subjects on which an approver's seat decides; none: on all */
  readonly subjects: readonly Subject[];
  /** Key of the body whose chair holds it by that office; null where it is held in person */
  readonly chairOf: string | null;
  readonly holders: readonly Dated<{ personId: string }>[];
};

export const relationKinds = ['accountable_to', 'reports_to', 'advises', 'signs_off', 'commissions', 'scrutinises', 'replaces'] as const;
export type RelationKind = (typeof relationKinds)[number];
export type Relation = {
  readonly id: string;
  readonly kind: RelationKind;
  readonly fromId: string;
  readonly toId: string;
  /** The body between the two, if any */
  readonly throughId: string | null;
};

export type Pathway = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  /** The review group that owns it */
  readonly groupId: string;
  readonly tier: string;
  readonly phase: string;
  /** Why it is private: of the list, or in somebody's own words; null where it is not */
  readonly privateReason: string | null;
  /** What those may read of it who may not read it, while it is private */
  readonly publicTitle: string | null;
  readonly organisationIds: readonly string[];
};

export const subjects = ['pathway', 'business_plan', 'terms_of_reference', 'nominations', 'procurement', 'report', 'other'] as const;
export type Subject = (typeof subjects)[number];

export type Route = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly subject: Subject;
  /** Keys of the bodies side by side, one list for each step in order */
  readonly steps: readonly (readonly string[])[];
  /** Key of the body */
  readonly formallyResponsible: string | null;
};

type Clock = { readonly id: string; readonly bodyId: string; readonly definition: ClockDefinition };

/** How a body's deadlines are counted back from its meeting (the governance file's `clocks`). */
export type ClockDefinition = {
  readonly paperDeadline: DayCount | null;
  readonly signOffDeadline: DayCount | null;
  readonly digests: readonly DigestOccasion[];
};
export type DayCount = { readonly clearWorkingDays: number } | { readonly workingDaysBefore: number };

export type DigestOccasion = {
  readonly workingDaysBefore: number;
  /** Wall-clock time HH:MM in the body's zone */
  readonly at: string;
  /** Hours of working days before the digest's instant; null: the instant itself */
  readonly updateCutOffHours: number | null;
  /** Keys of the bodies whose channels get it */
  readonly to: readonly string[];
};

/** One sitting of a body. */
export type Meeting = {
  readonly id: string;
  readonly key: string;
  readonly bodyId: string;
  readonly at: DateTime;
  /** The zone the instant was meant in */
  readonly timezone: string;
  readonly place: string | null;
  readonly public: boolean;
  /** Null where it takes place */
  readonly cancelledAt: DateTime | null;
};

export function holdsAt(dated: { readonly since: DateTime; readonly until: DateTime | null }, now: DateTime): boolean {
  return dated.since <= now && (dated.until === null || now < dated.until);
}

export function current<T extends { readonly since: DateTime; readonly until: DateTime | null }>(all: readonly T[], now: DateTime): T[] {
  return all.filter((one) => holdsAt(one, now));
}

export type HeldSeat = { readonly seat: Seat; readonly person: Person };

/**
 * The seats of a body that somebody holds now, with the holder, each human as one person: of one held ex officio, whoever is in the chair of the other
 * body.
 */
export function heldSeats(directory: Directory, bodyId: string, now: DateTime): readonly HeldSeat[] {
  return seatsHeldAt(directory, now)(bodyId);
}

/** Of one directory at one instant, as far as it was asked for: one request asks of a body many times. */
const seatsHeldAt = keptByBoth((directory: Directory, now: DateTime) => keptById((bodyId: string) => seatsHeld(directory, bodyId, now)));

function seatsHeld(directory: Directory, bodyId: string, now: DateTime): HeldSeat[] {
  return current(seatsIn(directory, bodyId), now).flatMap((seat) =>
    holdersOf(directory, seat, now).map((person) => ({ seat, person: entryAt(directory, person, now) })),
  );
}

/** Under which entry somebody acts now, where several that hold are theirs. */
export function entryAt<P extends Person>(directory: Directory, person: P, now: DateTime): P | Dated<Person> {
  const known = entriesAt(directory, now);
  const own = known.get(person) ?? current(entriesOf(directory.people, person), now);
  known.set(person, own);
  return entryOf<P | Dated<Person>>(own, person);
}

const entriesAt = keptByBoth((_directory: Directory, _now: DateTime) => new Map<Person, readonly Dated<Person>[]>());

/** Every seat there ever was in a body. */
export function seatsIn({ seats }: Directory, bodyId: string): readonly Dated<Seat>[] {
  return seatsByBody(seats)(bodyId);
}

function holdersOf(directory: Directory, { holders, chairOf }: Seat, now: DateTime): Person[] {
  if (chairOf !== null) return chairsOf(directory, bodyByKey(directory, chairOf), now);
  return current(
    current(holders, now).map(({ personId }) => personById(directory, personId)),
    now,
  );
}

/** Who is in the chair of a body now, for a seat held by that office: the governance file has no circle of these. */
function chairsOf(directory: Directory, body: Dated<Body>, now: DateTime): Person[] {
  if (!holdsAt(body, now)) return [];
  return current(seatsIn(directory, body.id), now).flatMap((seat) => (seat.role === 'chair' ? holdersOf(directory, seat, now) : []));
}

/** The roles a person holds in a body now. */
export function rolesIn(directory: Directory, bodyId: string, personId: string, now: DateTime): SeatRole[] {
  return heldSeats(directory, bodyId, now)
    .filter(({ person }) => isSamePerson(directory, person.id, personId))
    .map(({ seat }) => seat.role);
}

export function isSecretariat(directory: Directory, personId: string, now: DateTime): boolean {
  return current(directory.secretaries, now).some((secretary) => isSamePerson(directory, secretary.personId, personId));
}

/** Ids of those who are the secretariat now, each human once. */
export function secretariat(directory: Directory, now: DateTime): string[] {
  const people = current(directory.secretaries, now).map(({ personId }) => entryAt(directory, personById(directory, personId), now));
  return [...new Set(people.map(({ id }) => id))];
}

/** The person with this Slack id, or null where the governance file does not (or no longer) name one. */
export function personBySlackId(directory: Directory, slackUserId: string, now: DateTime): Dated<Person> | null {
  const person = peopleBySlackId(directory.people)(slackUserId).find((one) => holdsAt(one, now));
  return person ? entryAt(directory, person, now) : null;
}

/** Everybody who ever held a key, in the order of the list. */
export function peopleOfKey({ people }: Directory, key: string): readonly Dated<Person>[] {
  return peopleByKey(people)(key);
}

export function personById(directory: Directory, id: string): Dated<Person> {
  return required(peopleById(directory.people), id, 'person with id');
}

export function organisationById(directory: Directory, id: string): Dated<Organisation> {
  return required(organisationsById(directory.organisations), id, 'organisation with id');
}

export function bodyById(directory: Directory, id: string): Dated<Body> {
  return required(bodiesById(directory.bodies), id, 'body with id');
}

export function bodyByKey(directory: Directory, key: string): Dated<Body> {
  return required(bodiesByKey(directory.bodies), key, 'body with key');
}

export function bodyOfChannel(directory: Directory, channelId: string, now: DateTime): Dated<Body> | null {
  return directory.bodies.find((body) => body.channelId === channelId && holdsAt(body, now)) ?? null;
}

export function pathwayById(directory: Directory, id: string): Dated<Pathway> {
  return required(pathwaysById(directory.pathways), id, 'pathway with id');
}

/** Every pathway that a group ever owned. */
export function pathwaysOf({ pathways }: Directory, groupId: string): readonly Dated<Pathway>[] {
  return pathwaysByGroup(pathways)(groupId);
}

export function routeById(directory: Directory, id: string): Dated<Route> {
  return required(routesById(directory.routes), id, 'route with id');
}

/** The zone a body's wall-clock times are meant in. */
export function zoneOf(directory: Directory, body: Body): string {
  return body.timezone ?? directory.workspace.timezone;
}

function required<T>(all: ReadonlyMap<string, T>, key: string, what: string): T {
  const found = all.get(key);
  if (!found) throw new Error(`The directory has no ${what} ${key}`);
  return found;
}

const peopleById = keptBy((all: Directory['people']) => firstBy(all, ({ id }) => id));
const peopleByKey = keptBy((all: Directory['people']) => allBy(all, ({ key }) => key));
const peopleBySlackId = keptBy((all: Directory['people']) => allBy(all, ({ slackUserId }) => slackUserId));
const organisationsById = keptBy((all: Directory['organisations']) => firstBy(all, ({ id }) => id));
const bodiesById = keptBy((all: Directory['bodies']) => firstBy(all, ({ id }) => id));
const bodiesByKey = keptBy((all: Directory['bodies']) => firstBy(all, ({ key }) => key));
const seatsByBody = keptBy((all: Directory['seats']) => allBy(all, ({ bodyId }) => bodyId));
const pathwaysById = keptBy((all: Directory['pathways']) => firstBy(all, ({ id }) => id));
const pathwaysByGroup = keptBy((all: Directory['pathways']) => allBy(all, ({ groupId }) => groupId));
const routesById = keptBy((all: Directory['routes']) => firstBy(all, ({ id }) => id));
