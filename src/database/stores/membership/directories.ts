import { z } from 'zod';
import type { Directory } from '#src/domain/directory.ts';
import type { Directories } from '#src/use-cases/ports/directories.ts';
import type { Prisma } from '../../generated/client.ts';
import type { Session } from '../../session.ts';
import type { DirectoryCache } from './directory-cache.ts';
import { readRows } from './directory-rows.ts';

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
    const directory = { workspace: { id, team, timezone, holidays, extraHolidays, workingDates }, ...(await readRows(session, id)) };
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
    async setSlackIds(team, found) {
      // Held first, as whoever applies a governance file does: the change would take it last.
      await tx.$executeRaw`SELECT FROM workspace WHERE team = ${team} FOR NO KEY UPDATE`;
      const changed = await tx.$queryRaw<{ id: string }[]>`
        UPDATE person SET slack_user_id = found.slack_user_id
        FROM unnest(${found.map(({ personId }) => personId)}::uuid[], ${found.map((one) => one.slackUserId)}::text[]) AS found (id, slack_user_id)
        WHERE person.id = found.id AND person.slack_user_id IS NULL RETURNING person.id`;
      return changed.map(({ id }) => id);
    },
    async teams() {
      const workspaces = await tx.workspace.findMany({ select: { team: true }, orderBy: { team: 'asc' } });
      return workspaces.map(({ team }) => team);
    },
  };
}
