import { sinceText, untilText, wallTime } from '#src/domain/governance/dates.ts';
import { asRecord, canonical, type GovernanceRecord, ofKind } from '#src/domain/governance/records.ts';
import { instant } from '../instants.ts';
import { approvalRuleColumn, routeStepsColumn } from '../json-columns.ts';
import { clockFields } from './clock-column.ts';
import { holdersOf, periodOf } from './holders.ts';
import type { BodyRow, GovernanceRows, MembershipRow, PathwayRow, PersonRow, SeatRow, WorkspaceRow } from './rows.ts';

/**
 * What the rows of a workspace say, in the governance file's terms: the latest row of each key. What can no longer be named has none.
 *
 * @param applied what the file last said
 */
export function recordsOf(rows: GovernanceRows, workspace: WorkspaceRow, applied: readonly GovernanceRecord[]): GovernanceRecord[] {
  const zone = workspace.timezone;
  const keyOf = (table: 'organisation' | 'person' | 'body', id: string) => rows[table].get(id).key;
  const read: { kind: GovernanceRecord['kind']; key: string; fields: object }[] = [
    workspaceRecord(workspace),
    ...rows.organisation.all().map(({ key, name, sector, side, ...row }) => ({
      kind: 'organisation' as const,
      key,
      fields: { name, sector, side, ...dates(row, zone) },
    })),
    ...lastHolders(rows.person.all()).map(({ key, name, slackUserId: slack, email, organisationId, profession, ...row }) => ({
      kind: 'person' as const,
      key,
      fields: { name, slack, email, organisation: keyOf('organisation', organisationId), profession, ...dates(row, zone) },
    })),
    ...standing(rows.secretary.all()).map(({ personId }) => ({ kind: 'secretary' as const, key: keyOf('person', personId), fields: {} })),
    ...rows.body.all().map((row) => bodyRecord(row, zone)),
    ...seatRecords(rows, applied, zone),
    ...rows.relation
      .all()
      .toSorted((a, b) => a.since.getTime() - b.since.getTime())
      .map(({ key, kind, fromId, toId, throughKey: through, ...row }) => ({
        kind: 'relation' as const,
        key,
        fields: { from: keyOf('body', fromId), kind, to: keyOf('body', toId), through, ...dates(row, zone) },
      })),
    ...rows.pathway.all().map((row) => pathwayRecord(rows, row, zone)),
    ...rows.route.all().map(({ key, name, subject, steps, formallyResponsible, ...row }) => ({
      kind: 'route' as const,
      key,
      fields: { name, subject, steps: routeStepsColumn.parse(steps), formally_responsible: formallyResponsible, ...dates(row, zone) },
    })),
    ...standing(rows.clock.all()).map(({ bodyId, definition }) => ({
      kind: 'clock' as const,
      key: keyOf('body', bodyId),
      fields: clockFields(definition),
    })),
    ...rows.meeting
      .all()
      .filter(({ cancelledAt }) => cancelledAt === null)
      .map(({ key, bodyId, at, timezone, place, public: isPublic }) => ({
        kind: 'meeting' as const,
        key,
        fields: { body: keyOf('body', bodyId), at: wallTime(instant(at), timezone), timezone, place, public: isPublic },
      })),
  ];
  return read.map((one) => canonical(asRecord(one)));
}

function standing<R extends { readonly until: Date | null }>(rows: readonly R[]): R[] {
  return rows.filter(({ until }) => until === null);
}

/** Of those who held a key in turn the last one. */
function lastHolders(people: readonly PersonRow[]): PersonRow[] {
  return [...new Map(people.toSorted((a, b) => a.turn - b.turn).map((one) => [one.key, one])).values()];
}

function dates({ since, until }: { since: Date; until: Date | null }, zone: string) {
  return { since: sinceText(instant(since), zone), until: until && untilText(instant(until), zone) };
}

function workspaceRecord({ team, timezone, holidays, extraHolidays, workingDates }: WorkspaceRow) {
  return { kind: 'workspace' as const, key: team, fields: { timezone, holidays, extra_holidays: extraHolidays, working: workingDates } };
}

function bodyRecord(row: BodyRow, zone: string) {
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

function seatRecords(rows: GovernanceRows, applied: readonly GovernanceRecord[], zone: string) {
  const firstDays = new Map(ofKind(applied, 'seat').map(({ key, fields }) => [key, [fields, ...fields.earlier].map(({ since }) => since)]));
  const held = Map.groupBy(
    rows.membership.all().map((one) => ({ ...one, person: rows.person.get(one.personId) })),
    ({ seatId }) => seatId,
  );
  return standing(rows.seat.all()).map((row) =>
    seatRecord(row, rows.body.get(row.bodyId).key, held.get(row.id) ?? [], firstDays.get(row.key) ?? [], zone),
  );
}

type Membership = MembershipRow & { readonly person: { readonly key: string } };

/** A seat with its latest holder, and those before; the dates are the holder's, or the seat's own where nobody ever held it. */
function seatRecord(
  { key, ...row }: SeatRow,
  body: string,
  memberships: readonly Membership[],
  firstDays: readonly (string | null)[],
  zone: string,
) {
  const { role, tag, category, votes, subjects, chairOf: chair_of } = row;
  const named = ({ since }: { readonly since: Date }) => firstDays.includes(sinceText(instant(since), zone));
  const holders = holdersOf(memberships, named).map((holder) => ({ person: holder[0].person.key, ...dates(periodOf(holder), zone) }));
  const { person, ...period } = holders.at(-1) ?? { person: null, ...dates(row, zone) };
  const place = { role, tag, category, votes, subjects, chair_of };
  return { kind: 'seat' as const, key, fields: { body, person, ...place, earlier: holders.slice(0, -1), ...period } };
}

function pathwayRecord(rows: GovernanceRows, row: PathwayRow, zone: string) {
  const { id, key, name, groupId, tier, phase, privateReason, publicTitle } = row;
  const group = rows.body.get(groupId).key;
  const organisations = rows.concerns.of(id).map((organisationId) => rows.organisation.get(organisationId).key);
  return {
    kind: 'pathway' as const,
    key,
    fields: { name, group, tier, phase, organisations, private: privateReason, public_title: publicTitle, ...dates(row, zone) },
  };
}
