import type { DateTime } from 'luxon';
import type { Body, Dated, Directory, Person, Seat, SeatRole } from '#src/domain/directory.ts';
import { seatRoles } from '#src/domain/directory.ts';
import type { ApprovalRule } from '#src/domain/membership/approval-rule.ts';
import type { Delegation, Interest } from '#src/domain/membership/interest.ts';
import type { AskedBody, SignOff } from '#src/domain/sign-off/sign-off.ts';
import { inPerson, london } from '#tests/support/kent.ts';
import { anAskedBody, aSignOff } from './sign-offs.ts';

/** When everything here begins. */
export const beginning = london('2011-11-01T09:00');
export const now = london('2011-11-10T10:00');

export type BodySpec = {
  /** "chair ann", "approver ben lay", "approver -" for a vacancy, "approver ben - councillor": role, holder, tag, category */
  readonly seats: readonly string[];
  readonly more?: Partial<Dated<Body>>;
};

export type CouncilSpec = {
  readonly bodies: Readonly<Record<string, BodySpec>>;
  /** Who works for a provider; everybody else works for a commissioner */
  readonly providers?: readonly string[];
  readonly secretaries?: readonly string[];
  /** Others who are in the governance file */
  readonly others?: readonly string[];
  readonly interests?: readonly Dated<Interest>[];
  readonly delegations?: readonly Dated<Delegation>[];
};

/**
 * A directory in which people are called by their ids and body "clg" is `body-clg`. The pathway concerns the organisation `trust`, and is the group's: its
 * chair is the lead, the requester a member.
 */
export function council({
  bodies,
  providers = [],
  secretaries = ['sec'],
  others = [],
  interests = [],
  delegations = [],
}: CouncilSpec): Directory {
  const all: Readonly<Record<string, BodySpec>> = { group: { seats: ['chair lead', 'member requester'] }, ...bodies };
  const seats = Object.entries(all).flatMap(([key, spec]) => spec.seats.map((written, index) => aSeat(key, index, written)));
  const holders = seats.flatMap((seat) => seat.holders.map(({ personId }) => personId));
  const people = [...new Set([...holders, ...secretaries, ...others, ...providers, 'requester'])];
  return {
    workspace: { id: 'w', team: 'T0', timezone: 'Europe/London', holidays: 'england-and-wales', extraHolidays: [], workingDates: [] },
    secretaries: secretaries.map((personId) => dated({ personId })),
    organisations: [
      dated({ id: 'pct', key: 'pct', name: 'A trust that commissions', sector: 'health', side: 'commissioner' }),
      dated({ id: 'trust', key: 'trust', name: 'A hospital trust', sector: 'health', side: 'provider' }),
    ],
    people: people.map((id) => aPerson(id, providers.includes(id) ? 'trust' : 'pct')),
    bodies: Object.entries(all).map(([key, spec]) => aBody(key, spec)),
    seats,
    relations: [],
    pathways: [
      dated({
        id: 'pathway',
        key: 'pathway',
        name: 'Heart failure',
        groupId: 'body-group',
        tier: 'local',
        phase: 'developing',
        privateReason: null,
        publicTitle: null,
        organisationIds: ['trust'],
      }),
    ],
    routes: [],
    clocks: [],
    interests,
    delegations,
    formerNames: [],
  };
}

/** The body called so, asked in this step. */
export function asked(
  key: string,
  rule: ApprovalRule['rule'],
  { step = 1, n = null, including = [], by = {}, ...more }: AskedSpec = {},
): AskedBody {
  return anAskedBody({ id: key, step, bodyId: `body-${key}`, rule: { rule, n, including, ...by }, ...more });
}
type AskedSpec = Partial<Omit<AskedBody, 'rule'>> &
  Partial<Pick<ApprovalRule, 'n' | 'including'>> & {
    /** Quorum, of whom it is counted, and casting vote */
    readonly by?: Pick<ApprovalRule, 'of' | 'quorum' | 'castingVote'>;
  };

/** SO-12, of the pathway, before these bodies. */
export function aRequest(bodies: readonly AskedBody[], more: Partial<SignOff> = {}): SignOff {
  return aSignOff({ pathwayId: 'pathway', bodies, ...more });
}

/** An interest in the pathway, financial, from the beginning unless said otherwise. */
export function interest(personId: string, more: Partial<Dated<Interest>> = {}): Dated<Interest> {
  const what = { organisationIds: [], pathwayIds: ['pathway'], signOffId: null };
  return dated({ id: `interest-${personId}`, personId, category: 'financial', text: `shares of ${personId}`, ...what, ...more });
}

/** A delegation from the beginning on, unless said otherwise. */
export function delegation(key: string, fromId: string, toId: string, more: Partial<Dated<Delegation>> = {}): Dated<Delegation> {
  return dated({ id: `${fromId}-to-${toId}`, bodyId: `body-${key}`, fromId, toId, ...more });
}

export function dated<T>(one: T & { since?: DateTime; until?: DateTime | null }): Dated<T> {
  return { since: beginning, until: null, ...one };
}

function aPerson(id: string, organisationId: string): Dated<Person> {
  return dated({ id, key: id, turn: 1, slackUserId: `U-${id}`, email: null, name: id, organisationId, profession: 'doctor' });
}

function aBody(key: string, { more = {} }: BodySpec): Dated<Body> {
  return dated({
    id: `body-${key}`,
    key,
    name: key.toUpperCase(),
    aliases: [],
    kind: 'committee',
    channelId: null,
    timezone: null,
    public: true,
    approval: { rule: 'any', n: null, including: [] },
    chairsAction: false,
    delegation: 'deputies',
    composition: [],
    ...more,
  });
}

function aSeat(key: string, index: number, written: string): Dated<Seat> {
  const [role, holder = '-', tag = '-', category = null] = written.split(' ');
  const holders = holder === '-' ? [] : [dated({ personId: holder })];
  const place = { role: roleIn(role), tag: tag === '-' ? null : tag, ...inPerson, category };
  return dated({ id: `seat-${key}-${index}`, bodyId: `body-${key}`, ...place, holders });
}

function roleIn(written: string | undefined): SeatRole {
  const role = seatRoles.find((one) => one === written);
  if (!role) throw new Error(`${written} is no role of a seat`);
  return role;
}
