import { sinceText, untilText, wallTime } from '#src/domain/governance/dates.ts';
import { asRecord, canonical, type GovernanceRecord, ofKind } from '#src/domain/governance/records.ts';
import type { Prisma } from '../../generated/client.ts';
import { instant } from '../instants.ts';
import { approvalRuleColumn, routeStepsColumn } from '../json-columns.ts';
import { clockFields } from './clock-column.ts';
import { holdersOf, periodOf } from './holders.ts';

type Workspace = Prisma.WorkspaceGetPayload<object>;

/**
 * What the rows of a workspace say, in the governance file's terms: the latest row of each key. What can no longer be named has none.
 *
 * @param applied what the file last said
 */
export async function loadRecords(
  tx: Prisma.TransactionClient,
  workspace: Workspace,
  applied: readonly GovernanceRecord[],
): Promise<GovernanceRecord[]> {
  const where = { workspaceId: workspace.id };
  const standing = { ...where, until: null };
  const zone = workspace.timezone;
  const organisations = await tx.organisation.findMany({ where });
  const people = await tx.person.findMany({ where, include: { organisation: true }, distinct: ['key'], orderBy: { turn: 'desc' } });
  const secretaries = await tx.secretary.findMany({ where: standing, include: { person: true } });
  const bodies = await tx.body.findMany({ where });
  const seats = await tx.seat.findMany({ where: standing, include: { body: true, memberships: { include: { person: true } } } });
  const relations = await tx.relation.findMany({ where, include: { from: true, to: true }, orderBy: { since: 'asc' } });
  const pathways = await tx.pathway.findMany({ where, include: { group: true, organisations: { include: { organisation: true } } } });
  const routes = await tx.route.findMany({ where });
  const clocks = await tx.clock.findMany({ where: standing, include: { body: true } });
  const meetings = await tx.meeting.findMany({ where: { ...where, cancelledAt: null }, include: { body: true } });
  const firstDays = new Map(ofKind(applied, 'seat').map(({ key, fields }) => [key, [fields, ...fields.earlier].map(({ since }) => since)]));
  const read: { kind: GovernanceRecord['kind']; key: string; fields: object }[] = [
    workspaceRecord(workspace),
    ...organisations.map(({ key, name, sector, side, ...row }) => ({
      kind: 'organisation' as const,
      key,
      fields: { name, sector, side, ...dates(row, zone) },
    })),
    ...people.map(({ key, name, slackUserId: slack, email, organisation, profession, ...row }) => ({
      kind: 'person' as const,
      key,
      fields: { name, slack, email, organisation: organisation.key, profession, ...dates(row, zone) },
    })),
    ...secretaries.map(({ person }) => ({ kind: 'secretary' as const, key: person.key, fields: {} })),
    ...bodies.map((row) => bodyRecord(row, zone)),
    ...seats.map((row) => seatRecord(row, firstDays.get(row.key) ?? [], zone)),
    ...relations.map(({ key, kind, from, to, throughKey: through, ...row }) => ({
      kind: 'relation' as const,
      key,
      fields: { from: from.key, kind, to: to.key, through, ...dates(row, zone) },
    })),
    ...pathways.map((row) => pathwayRecord(row, zone)),
    ...routes.map(({ key, name, subject, steps, formallyResponsible, ...row }) => ({
      kind: 'route' as const,
      key,
      fields: { name, subject, steps: routeStepsColumn.parse(steps), formally_responsible: formallyResponsible, ...dates(row, zone) },
    })),
    ...clocks.map(({ body, definition }) => ({ kind: 'clock' as const, key: body.key, fields: clockFields(definition) })),
    ...meetings.map(({ key, body, at, timezone, place, public: isPublic }) => ({
      kind: 'meeting' as const,
      key,
      fields: { body: body.key, at: wallTime(instant(at), timezone), timezone, place, public: isPublic },
    })),
  ];
  return read.map((one) => canonical(asRecord(one)));
}

function dates({ since, until }: { since: Date; until: Date | null }, zone: string) {
  return { since: sinceText(instant(since), zone), until: until && untilText(instant(until), zone) };
}

function workspaceRecord({ team, timezone, holidays, extraHolidays, workingDates }: Workspace) {
  return { kind: 'workspace' as const, key: team, fields: { timezone, holidays, extra_holidays: extraHolidays, working: workingDates } };
}

function bodyRecord(row: Prisma.BodyGetPayload<object>, zone: string) {
  const { key, name, aliases, kind, channelId: channel, timezone, approval, chairsAction: chairs_action, delegation, composition } = row;
  const fields = {
    name,
    aliases,
    kind,
    channel,
    timezone,
    public: row.public,
    approval: approvalRuleColumn.nullable().parse(approval),
    chairs_action,
    delegation,
    composition,
    ...dates(row, zone),
  };
  return { kind: 'body' as const, key, fields };
}

type SeatRow = Prisma.SeatGetPayload<{ include: { body: true; memberships: { include: { person: true } } } }>;

/** A seat with its latest holder, and those before; the dates are the holder's, or the seat's own where nobody ever held it. */
function seatRecord({ key, body, memberships, ...row }: SeatRow, firstDays: readonly (string | null)[], zone: string) {
  const { role, tag, category, votes, subjects, chairOf: chair_of } = row;
  const named = ({ since }: { readonly since: Date }) => firstDays.includes(sinceText(instant(since), zone));
  const holders = holdersOf(memberships, named).map((holder) => ({ person: holder[0].person.key, ...dates(periodOf(holder), zone) }));
  const { person, ...period } = holders.at(-1) ?? { person: null, ...dates(row, zone) };
  const place = { role, tag, category, votes, subjects, chair_of };
  return { kind: 'seat' as const, key, fields: { body: body.key, person, ...place, earlier: holders.slice(0, -1), ...period } };
}

function pathwayRecord(
  row: Prisma.PathwayGetPayload<{ include: { group: true; organisations: { include: { organisation: true } } } }>,
  zone: string,
) {
  const { key, name, group, tier, phase, privateReason, publicTitle } = row;
  const organisations = row.organisations.map(({ organisation }) => organisation.key);
  return {
    kind: 'pathway' as const,
    key,
    fields: { name, group: group.key, tier, phase, organisations, private: privateReason, public_title: publicTitle, ...dates(row, zone) },
  };
}
