import { z } from 'zod';
import { bodyKinds, type Dated, type Directory, relationKinds, type Seat, seatRoles, subjects } from '#src/domain/directory.ts';
import { delegationRules, interestCategories } from '#src/domain/sign-off/interest.ts';
import type { Directories } from '#src/use-cases/ports/directories.ts';
import type { Prisma } from '../generated/client.ts';
import type { Session } from '../session.ts';
import type { DirectoryCache } from './directory-cache.ts';
import { dates, instant } from './instants.ts';
import { approvalRuleColumn, clockColumn, routeStepsColumn } from './json-columns.ts';

const side = z.enum(['commissioner', 'provider', 'other']);

/** `own`: this transaction itself has changed the directory, which nobody else may see before it is committed. */
const seenVersion = z.object({ version: z.string(), own: z.boolean() });

/** How the workspace's row is held, which every change of its directory writes. */
type Hold = '' | 'FOR SHARE' | 'FOR NO KEY UPDATE';

/** Reads the directory of a workspace whole: what has ended too, as old verdicts and reports name it. */
export function createDirectories(tx: Prisma.TransactionClient, session: Session, cache: DirectoryCache): Directories {
  async function versionOf(team: string, hold: Hold = ''): Promise<z.infer<typeof seenVersion> | null> {
    const [row] = await session.rows(
      `SELECT directory_version::text AS version, coalesce(directory_version = pg_current_xact_id_if_assigned()::text::bigint, false) AS own
       FROM workspace WHERE team = $1 ${hold}`,
      [team],
    );
    return row ? seenVersion.parse(row) : null;
  }

  async function read(team: string, { version, own }: z.infer<typeof seenVersion>): Promise<Directory> {
    const { id, timezone, holidays, extraHolidays, workingDates } = await tx.workspace.findUniqueOrThrow({ where: { team } });
    const directory = { workspace: { id, team, timezone, holidays, extraHolidays, workingDates }, ...(await readRows(tx, id)) };
    // Each statement sees what is committed when it begins: a change in between would leave half of it old.
    const after = await versionOf(team);
    if (after && after.version !== version) return read(team, after);
    if (!own) cache.keep(team, version, directory);
    return directory;
  }

  async function current(team: string, hold: Hold = ''): Promise<Directory | null> {
    const seen = await versionOf(team, hold);
    if (!seen) return null;
    const known = seen.own ? null : cache.get(team, seen.version);
    return known ?? read(team, seen);
  }

  return {
    ofTeam: (team) => current(team),
    steady: (team) => current(team, 'FOR SHARE'),
    toChange: (team) => current(team, 'FOR NO KEY UPDATE'),
    async withoutSlackId(now) {
      const people = await tx.$queryRaw<{ team: string; personId: string; email: string }[]>`
        SELECT team, person.id AS "personId", email FROM person JOIN workspace ON workspace.id = workspace_id
        WHERE slack_user_id IS NULL AND email IS NOT NULL AND (until IS NULL OR until > ${now.toJSDate()}) ORDER BY person.id`;
      return people;
    },
    async setSlackId(personId, slackUserId) {
      // Held first, as whoever applies a governance file does: the change would take it last.
      await tx.$executeRaw`SELECT FROM workspace WHERE id = (SELECT workspace_id FROM person WHERE id = ${personId}::uuid) FOR NO KEY UPDATE`;
      const changed = await tx.$executeRaw`
        UPDATE person SET slack_user_id = ${slackUserId} WHERE id = ${personId}::uuid AND slack_user_id IS NULL`;
      return changed === 1;
    },
    async teams() {
      const workspaces = await tx.workspace.findMany({ select: { team: true }, orderBy: { team: 'asc' } });
      return workspaces.map(({ team }) => team);
    },
  };
}

async function readRows(tx: Prisma.TransactionClient, workspaceId: string): Promise<Omit<Directory, 'workspace'>> {
  const where = { workspaceId };
  const [secretaries, organisations, people, bodies, seats, relations, pathways, routes, clocks, interests, delegations, formerNames] =
    await Promise.all([
      tx.secretary.findMany({ where }),
      tx.organisation.findMany({ where, orderBy: { key: 'asc' } }),
      tx.person.findMany({ where, orderBy: [{ key: 'asc' }, { turn: 'asc' }] }),
      tx.body.findMany({ where, orderBy: { id: 'asc' } }),
      tx.seat.findMany({ where, include: { memberships: true }, orderBy: { id: 'asc' } }),
      tx.relation.findMany({ where, orderBy: { id: 'asc' } }),
      tx.pathway.findMany({ where, include: { organisations: true }, orderBy: { id: 'asc' } }),
      tx.route.findMany({ where, orderBy: { id: 'asc' } }),
      tx.clock.findMany({ where, orderBy: { id: 'asc' } }),
      tx.interest.findMany({ where, orderBy: { id: 'asc' } }),
      tx.delegation.findMany({ where, orderBy: { id: 'asc' } }),
      tx.formerName.findMany({ where, orderBy: [{ until: 'asc' }, { id: 'asc' }] }),
    ]);
  return {
    secretaries: secretaries.map((row) => ({ personId: row.personId, ...dates(row) })),
    organisations: organisations.map((row) => ({
      id: row.id,
      key: row.key,
      name: row.name,
      sector: row.sector,
      side: side.parse(row.side),
      ...dates(row),
    })),
    people: people.map(({ id, key, turn, slackUserId, email, name, organisationId, profession, ...row }) => ({
      id,
      key,
      turn,
      slackUserId,
      email,
      name,
      organisationId,
      profession,
      ...dates(row),
    })),
    bodies: bodies.map(({ id, key, name, aliases, channelId, timezone, chairsAction, composition, ...row }) => ({
      id,
      key,
      name,
      aliases,
      kind: z.enum(bodyKinds).parse(row.kind),
      channelId,
      timezone,
      public: row.public,
      approval: approvalRuleColumn.nullable().parse(row.approval),
      chairsAction,
      delegation: z.enum(delegationRules).parse(row.delegation),
      composition,
      ...dates(row),
    })),
    seats: seats.map(toSeat),
    relations: relations.map((row) => ({
      id: row.id,
      kind: z.enum(relationKinds).parse(row.kind),
      fromId: row.fromId,
      toId: row.toId,
      throughId: bodies.find(({ key }) => key === row.throughKey)?.id ?? null,
      ...dates(row),
    })),
    pathways: pathways.map(({ id, key, name, groupId, tier, phase, privateReason, publicTitle, organisations: concerned, ...row }) => ({
      id,
      key,
      name,
      groupId,
      tier,
      phase,
      privateReason,
      publicTitle,
      organisationIds: concerned.map(({ organisationId }) => organisationId),
      ...dates(row),
    })),
    routes: routes.map(({ id, key, name, formallyResponsible, ...row }) => ({
      id,
      key,
      name,
      subject: z.enum(subjects).parse(row.subject),
      steps: routeStepsColumn.parse(row.steps),
      formallyResponsible,
      ...dates(row),
    })),
    clocks: clocks.map((row) => ({ id: row.id, bodyId: row.bodyId, definition: clockColumn.parse(row.definition), ...dates(row) })),
    interests: interests.map(({ id, personId, text, organisationIds, pathwayIds, signOffId, ...row }) => ({
      id,
      personId,
      category: z.enum(interestCategories).parse(row.category),
      text,
      organisationIds,
      pathwayIds,
      signOffId,
      ...dates(row),
    })),
    delegations: delegations.map(({ id, bodyId, fromId, toId, ...row }) => ({ id, bodyId, fromId, toId, ...dates(row) })),
    formerNames: formerNames.map(({ ofId, name, slackUserId, until }) => ({ ofId, name, slackUserId, until: instant(until) })),
  };
}

type SeatRow = Prisma.SeatGetPayload<{ include: { memberships: true } }>;

function toSeat({ id, bodyId, role, tag, category, votes, chairOf, memberships, ...row }: SeatRow): Dated<Seat> {
  return {
    id,
    bodyId,
    role: z.enum(seatRoles).parse(role),
    tag,
    category,
    votes,
    subjects: z.array(z.enum(subjects)).parse(row.subjects),
    chairOf,
    holders: memberships.map((membership) => ({ personId: membership.personId, ...dates(membership) })),
    ...dates(row),
  };
}
