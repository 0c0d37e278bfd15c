import { DateTime } from 'luxon';
import { z } from 'zod';
import { bodyKinds, type Directory, relationKinds, seatRoles, subjects } from '#src/domain/directory.ts';
import { firstBy } from '#src/domain/kept.ts';
import { delegationRules, interestCategories } from '#src/domain/membership/interest.ts';
import type { Prisma } from '../../generated/client.ts';
import type { Session } from '../../session.ts';
import { type AsJson, fieldsAs, listOf } from '../as-json.ts';
import { approvalRuleColumn, clockColumn, routeStepsColumn } from '../json-columns.ts';

type Row<K extends Prisma.ModelName, More = unknown> = AsJson<Omit<Prisma.TypeMap['model'][K]['payload']['scalars'], 'workspaceId'> & More>;

/** Everything a directory holds but the workspace itself: a statement for each table, whose rows come together. */
export async function readRows(session: Session, workspaceId: string): Promise<Omit<Directory, 'workspace'>> {
  async function all<T>(table: string, fields: readonly string[], order: string, more = ''): Promise<readonly T[]> {
    const statement = `SELECT ${listOf(`SELECT ${fieldsAs(fields)}${more} FROM ${table} WHERE workspace_id = $1::uuid`, order)}::text AS rows`;
    const [row] = await session.rows(statement, [workspaceId]);
    // Written by this statement alone.
    return z.custom<readonly T[]>(Array.isArray).parse(JSON.parse(z.string().parse(row?.['rows'])));
  }
  const [secretaries, organisations, people, bodies, seats, relations, pathways, routes, clocks, interests, delegations, formerNames] =
    await Promise.all([
      all<Row<'Secretary'>>('secretary', ['id', 'personId', ...span], 'of.id'),
      all<Row<'Organisation'>>('organisation', ['id', 'key', 'name', 'sector', 'side', ...span], 'of.key'),
      all<Row<'Person'>>('person', personFields, 'of.key, of.turn'),
      all<Row<'Body'>>('body', bodyFields, 'of.id'),
      all<Row<'Seat', Held>>('seat', seatFields, 'of.id', `, ${listOf(memberships, 'of.id')} AS memberships`),
      all<Row<'Relation'>>('relation', ['id', 'kind', 'fromId', 'toId', 'throughKey', ...span], 'of.id'),
      all<Row<'Pathway', Concerned>>('pathway', pathwayFields, 'of.id', `, ${concerned} AS "organisationIds"`),
      all<Row<'Route'>>('route', ['id', 'key', 'name', 'subject', 'steps', 'formallyResponsible', ...span], 'of.id'),
      all<Row<'Clock'>>('clock', ['id', 'bodyId', 'definition', ...span], 'of.id'),
      all<Row<'Interest'>>('interest', interestFields, 'of.id'),
      all<Row<'Delegation'>>('delegation', ['id', 'bodyId', 'fromId', 'toId', ...span], 'of.id'),
      all<Row<'FormerName'>>('former_name', ['id', 'ofId', 'name', 'slackUserId', 'until'], 'of.until, of.id'),
    ]);
  const instant = instants();
  const dates = ({ since, until }: Span) => ({ since: instant(since), until: until === null ? null : instant(until) });
  const bodiesByKey = firstBy(bodies, ({ key }) => key);
  return {
    secretaries: secretaries.map((row) => ({ personId: row.personId, ...dates(row) })),
    organisations: organisations.map((row) => ({ ...row, side: side.parse(row.side), ...dates(row) })),
    people: people.map((row) => ({ ...row, ...dates(row) })),
    bodies: bodies.map((row) => ({
      ...row,
      kind: bodyKind.parse(row.kind),
      approval: approval.parse(row.approval),
      delegation: delegationRule.parse(row.delegation),
      ...dates(row),
    })),
    seats: seats.map(({ memberships: held, ...row }) => ({
      ...row,
      role: role.parse(row.role),
      subjects: someSubjects.parse(row.subjects),
      holders: held.map((membership) => ({ personId: membership.personId, ...dates(membership) })),
      ...dates(row),
    })),
    relations: relations.map(({ throughKey, ...row }) => ({
      ...row,
      kind: relationKind.parse(row.kind),
      throughId: (throughKey === null ? undefined : bodiesByKey.get(throughKey)?.id) ?? null,
      ...dates(row),
    })),
    pathways: pathways.map((row) => ({ ...row, ...dates(row) })),
    routes: routes.map((row) => ({
      ...row,
      subject: subject.parse(row.subject),
      steps: routeStepsColumn.parse(row.steps),
      ...dates(row),
    })),
    clocks: clocks.map((row) => ({ id: row.id, bodyId: row.bodyId, definition: clockColumn.parse(row.definition), ...dates(row) })),
    interests: interests.map((row) => ({ ...row, category: interestCategory.parse(row.category), ...dates(row) })),
    delegations: delegations.map((row) => ({ ...row, ...dates(row) })),
    formerNames: formerNames.map(({ ofId, name, slackUserId, until }) => ({ ofId, name, slackUserId, until: instant(until) })),
  };
}

const side = z.enum(['commissioner', 'provider', 'other']);
const role = z.enum(seatRoles);
const bodyKind = z.enum(bodyKinds);
const approval = approvalRuleColumn.nullable();
const delegationRule = z.enum(delegationRules);
const relationKind = z.enum(relationKinds);
const subject = z.enum(subjects);
const someSubjects = z.array(subject);
const interestCategory = z.enum(interestCategories);

type Span = { readonly since: string; readonly until: string | null };
type Held = { memberships: { personId: string; since: Date; until: Date | null }[] };
type Concerned = { organisationIds: string[] };

const span = ['since', 'until'];
const personFields = ['id', 'key', 'turn', 'slackUserId', 'email', 'name', 'organisationId', 'profession', ...span];
const bodyFields = [
  ...['id', 'key', 'name', 'aliases', 'kind', 'channelId', 'timezone', 'public', 'approval', 'chairsAction', 'delegation', 'composition'],
  ...span,
];
const seatFields = ['id', 'bodyId', 'role', 'tag', 'category', 'votes', 'subjects', 'chairOf', ...span];
const pathwayFields = ['id', 'key', 'name', 'groupId', 'tier', 'phase', 'privateReason', 'publicTitle', ...span];
const interestFields = ['id', 'personId', 'category', 'text', 'organisationIds', 'pathwayIds', 'signOffId', ...span];

const memberships = `SELECT ${fieldsAs(['id', 'personId', ...span])} FROM membership WHERE seat_id = seat.id`;
const concerned = `(SELECT coalesce(json_agg(organisation_id), '[]') FROM pathway_organisation WHERE pathway_id = pathway.id)`;

/** Most rows of a directory hold from the same few instants: each is made once. */
function instants(): (text: string) => DateTime {
  const made = new Map<string, DateTime>();
  return (text) => {
    const instant = made.get(text) ?? DateTime.fromJSDate(new Date(text), { zone: 'utc' });
    made.set(text, instant);
    return instant;
  };
}
