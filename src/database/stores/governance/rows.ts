import type { Prisma } from '../../generated/client.ts';
import { createConcerns } from './concerns.ts';
import { createTable, type Statement } from './table.ts';

export type WorkspaceRow = Pick<
  Prisma.WorkspaceGetPayload<object>,
  'id' | 'team' | 'timezone' | 'holidays' | 'extraHolidays' | 'workingDates'
>;
export type OrganisationRow = Prisma.OrganisationGetPayload<object>;
export type PersonRow = Prisma.PersonGetPayload<object>;
export type SecretaryRow = Prisma.SecretaryGetPayload<object>;
export type BodyRow = Omit<Prisma.BodyGetPayload<object>, 'approval'> & { readonly approval: unknown };
export type SeatRow = Prisma.SeatGetPayload<object>;
export type MembershipRow = Prisma.MembershipGetPayload<object>;
export type RelationRow = Prisma.RelationGetPayload<object>;
export type PathwayRow = Prisma.PathwayGetPayload<object>;
export type RouteRow = Omit<Prisma.RouteGetPayload<object>, 'steps'> & { readonly steps: unknown };
export type ClockRow = Omit<Prisma.ClockGetPayload<object>, 'definition'> & { readonly definition: unknown };
export type MeetingRow = Prisma.MeetingGetPayload<object>;
type DelegationRow = Prisma.DelegationGetPayload<object>;
type FormerNameRow = Prisma.FormerNameGetPayload<object>;

type Stored = {
  readonly organisations?: readonly OrganisationRow[];
  readonly people?: readonly PersonRow[];
  readonly secretaries?: readonly SecretaryRow[];
  readonly bodies?: readonly BodyRow[];
  readonly seats?: readonly SeatRow[];
  readonly memberships?: readonly MembershipRow[];
  readonly relations?: readonly RelationRow[];
  readonly pathways?: readonly PathwayRow[];
  readonly concerns?: readonly { readonly pathwayId: string; readonly organisationId: string }[];
  readonly routes?: readonly RouteRow[];
  readonly clocks?: readonly ClockRow[];
  readonly meetings?: readonly MeetingRow[];
  readonly delegations?: readonly DelegationRow[];
};

/**
 * Everything of a workspace that a governance file speaks of, in memory: a plan is carried out on it, and what that changes is written after. What is
 * referred to stands first. Former names are only ever added to, and so none are read.
 */
export type GovernanceRows = ReturnType<typeof createRows>;

export function createRows(stored: Stored = {}, workspace: readonly WorkspaceRow[] = []) {
  return {
    workspace: createTable<WorkspaceRow>('workspace', workspace),
    organisation: createTable<OrganisationRow>('organisation', stored.organisations),
    person: createTable<PersonRow>('person', stored.people),
    secretary: createTable<SecretaryRow>('secretary', stored.secretaries),
    body: createTable<BodyRow>('body', stored.bodies),
    seat: createTable<SeatRow>('seat', stored.seats),
    membership: createTable<MembershipRow>('membership', stored.memberships),
    relation: createTable<RelationRow>('relation', stored.relations),
    pathway: createTable<PathwayRow>('pathway', stored.pathways),
    concerns: createConcerns(stored.concerns),
    route: createTable<RouteRow>('route', stored.routes),
    clock: createTable<ClockRow>('clock', stored.clocks),
    meeting: createTable<MeetingRow>('meeting', stored.meetings),
    delegation: createTable<DelegationRow>('delegation', stored.delegations),
    formerName: createTable<FormerNameRow>('former_name'),
  };
}

export async function readRows(tx: Prisma.TransactionClient, workspace: WorkspaceRow): Promise<GovernanceRows> {
  const where = { workspaceId: workspace.id };
  return createRows(
    {
      organisations: await tx.organisation.findMany({ where }),
      people: await tx.person.findMany({ where }),
      secretaries: await tx.secretary.findMany({ where }),
      bodies: await tx.body.findMany({ where }),
      seats: await tx.seat.findMany({ where }),
      memberships: await tx.membership.findMany({ where: { seat: where } }),
      relations: await tx.relation.findMany({ where }),
      pathways: await tx.pathway.findMany({ where }),
      concerns: await tx.pathwayOrganisation.findMany({ where: { pathway: where } }),
      routes: await tx.route.findMany({ where }),
      clocks: await tx.clock.findMany({ where }),
      meetings: await tx.meeting.findMany({ where }),
      delegations: await tx.delegation.findMany({ where }),
    },
    [workspace],
  );
}

/** What there is to write, in an order in which everything that is referred to is there. */
export function statementsOf(rows: GovernanceRows): Statement[] {
  return Object.values(rows).flatMap((table) => table.statements());
}
