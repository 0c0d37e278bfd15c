import type { Concerned, SignOffs } from '#src/use-cases/ports/sign-offs.ts';
import type { Prisma } from '../../generated/client.ts';
import type { Session } from '../../session.ts';
import { addSignOff } from './add-sign-off.ts';
import { electorateData } from './electorate-column.ts';
import { loadLastOfPathway } from './load-last-of-pathway.ts';
import { hasNotEnded, loadOpenPlaces } from './load-open-places.ts';
import { loadWhole } from './load-whole.ts';
import { saveChange } from './save-change.ts';
import { subjectColumn } from './to-sign-off.ts';
import { withConditions } from './with-conditions.ts';

export function createSignOffs(tx: Prisma.TransactionClient, session: Session): SignOffs {
  const wholeOf = (rows: readonly Readonly<Record<string, unknown>>[]) =>
    loadWhole(
      session,
      rows.map(({ id }) => String(id)),
    );
  const all = async (query: Pick<Prisma.SignOffFindManyArgs, 'where' | 'orderBy' | 'take'>) => {
    return wholeOf(await tx.signOff.findMany({ ...query, select: { id: true } }));
  };
  const one = async (where: Prisma.SignOffWhereInput) => {
    const row = await tx.signOff.findFirst({ where, select: { id: true } });
    const [found = null] = row ? await loadWhole(session, [row.id]) : [];
    return found;
  };
  const lock: SignOffs['lock'] = async (workspaceId, id) => {
    // Not FOR UPDATE: whoever declares an interest in it refers to it, and holds the directory for which this transaction may be about to wait.
    await tx.$queryRaw`SELECT id FROM sign_off WHERE id = ${id}::uuid AND workspace_id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
    return one({ id, workspaceId });
  };
  return {
    async nextNumber(workspaceId) {
      const counter = await tx.referenceCounter.upsert({
        where: { workspaceId_prefix: { workspaceId, prefix: 'SO' } },
        create: { workspaceId, prefix: 'SO', last: 1 },
        update: { last: { increment: 1 } },
      });
      return counter.last;
    },
    add: (workspaceId, signOff) => addSignOff(tx, workspaceId, signOff),
    find: (workspaceId, id) => one({ id, workspaceId }),
    byNumber: (workspaceId, number) => one({ workspaceId, number }),
    async matters(workspaceId, numbers) {
      const select = { number: true, subject: true, pathwayId: true, privateReason: true, publicTitle: true };
      const rows = await tx.signOff.findMany({ where: { workspaceId, number: { in: [...numbers] } }, select });
      return rows.map(({ subject, ...row }) => ({ ...row, subject: subjectColumn.parse(subject) }));
    },
    byAskedBody: (workspaceId, askedBodyId) => one({ workspaceId, bodies: { some: { id: askedBodyId } } }),
    lock,
    async lockByAskedBody(workspaceId, askedBodyId) {
      const asked = await tx.signOffBody.findUnique({ where: { id: askedBodyId }, select: { signOffId: true } });
      return asked && lock(workspaceId, asked.signOffId);
    },
    open: async (workspaceId, among) => wholeOf(await session.rows(openAmong, [workspaceId, among ? [...among] : null])),
    openPlaces: (workspaceId, pathwayId) => loadOpenPlaces(session, workspaceId, pathwayId),
    async openAsking(workspaceId, bodyId) {
      const where = { workspaceId, ...notEnded, bodies: { some: { bodyId } } };
      const rows = await tx.signOff.findMany({ where, select: { id: true }, orderBy: { number: 'asc' } });
      return rows.map(({ id }) => id);
    },
    lastOfPathway: (workspaceId, pathwayId) => loadLastOfPathway(session, workspaceId, pathwayId),
    async ended(workspaceId, pathwayId, page) {
      const where = { workspaceId, NOT: notEnded, ...(pathwayId !== null && { pathwayId }) };
      if ('after' in page) {
        const later = await all({ where: { ...where, number: { gt: page.after } }, orderBy: { number: 'asc' }, take: page.limit });
        return later.reverse();
      }
      const number = page.before === null ? {} : { number: { lt: page.before } };
      return all({ where: { ...where, ...number }, orderBy: { number: 'desc' }, take: page.limit });
    },
    withConditionsOf: async (workspaceId, ownerIds) => wholeOf(await session.rows(withConditions, [workspaceId, [...ownerIds]])),
    concerning: (workspaceId, from, until, which) =>
      all({
        where: {
          workspaceId,
          requestedAt: { lte: until.toJSDate() },
          ...(which && concernedIn(which)),
          ...(from && { OR: [notEnded, { outcomeAt: { gt: from.toJSDate() } }, { outcome: 'approved', bodies: { some: conditional } }] }),
        },
        orderBy: { number: 'asc' },
      }),
    async save(signOffId, changes, at) {
      for (const change of changes) await saveChange(tx, signOffId, change, at.toJSDate());
    },
    async savePrivacy(id, { privateReason, publicTitle, privateNote }) {
      await tx.signOff.update({ where: { id }, data: { privateReason, publicTitle, privateNote } });
    },
    async keepElectorate(id, electorate) {
      await tx.signOffBody.update({ where: { id }, data: { decidedBy: electorateData(electorate) } });
    },
  };
}

/** Changes requested is an outcome and not the end: another version opens the request again. */
const notEnded = { OR: [{ outcome: null }, { outcome: 'changes_requested' }] };

const openAmong = `
  SELECT id::text AS id FROM sign_off
  WHERE workspace_id = $1::uuid AND ${hasNotEnded} AND ($2::uuid[] IS NULL OR id = ANY($2::uuid[])) ORDER BY number`;

const conditional: Prisma.SignOffBodyWhereInput = { verdicts: { some: { conditions: { some: { dischargedAt: null } } } } };

function concernedIn(which: Concerned): Prisma.SignOffWhereInput {
  if ('bodyId' in which) return { bodies: { some: { bodyId: which.bodyId } } };
  return { pathwayId: { in: [...which.pathwayIds] }, bodies: { none: { bodyId: which.butOf } } };
}
