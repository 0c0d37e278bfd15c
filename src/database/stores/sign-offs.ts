import { z } from 'zod';
import { subjects } from '#src/domain/directory.ts';
import { type AskedBody, type SignOff, type SignOffChange, type Verdict, verdictKinds } from '#src/domain/sign-off/sign-off.ts';
import type { SignOffs } from '#src/use-cases/ports/sign-offs.ts';
import type { Prisma } from '../generated/client.ts';
import { instant, instantOrNull } from './instants.ts';
import { approvalRuleColumn } from './json-columns.ts';

export function createSignOffs(tx: Prisma.TransactionClient): SignOffs {
  return {
    async nextNumber(workspaceId) {
      const counter = await tx.referenceCounter.upsert({
        where: { workspaceId_prefix: { workspaceId, prefix: 'SO' } },
        create: { workspaceId, prefix: 'SO', last: 1 },
        update: { last: { increment: 1 } },
      });
      return counter.last;
    },
    add: (workspaceId, signOff) => add(tx, workspaceId, signOff),
    async lockByAskedBody(workspaceId, askedBodyId) {
      const asked = await tx.signOffBody.findFirst({ where: { id: askedBodyId, signOff: { workspaceId } }, select: { signOffId: true } });
      if (!asked) return null;
      await tx.$queryRaw`SELECT id FROM sign_off WHERE id = ${asked.signOffId}::uuid FOR UPDATE`;
      return toSignOff(await tx.signOff.findUniqueOrThrow({ where: { id: asked.signOffId }, include: whole }));
    },
    async concerning(workspaceId, from, until) {
      const rows = await tx.signOff.findMany({
        where: {
          workspaceId,
          requestedAt: { lte: until.toJSDate() },
          ...(from && { OR: [{ outcomeAt: null }, { outcomeAt: { gt: from.toJSDate() } }] }),
        },
        include: whole,
        orderBy: { number: 'asc' },
      });
      return rows.map(toSignOff);
    },
    async save(signOffId, changes, at) {
      for (const change of changes) await saveChange(tx, signOffId, change, at.toJSDate());
    },
  };
}

const whole = {
  versions: { orderBy: { number: 'asc' } },
  bodies: { orderBy: [{ step: 'asc' }, { id: 'asc' }], include: { verdicts: { orderBy: { sequence: 'asc' } } } },
} satisfies Prisma.SignOffInclude;

async function add(tx: Prisma.TransactionClient, workspaceId: string, signOff: SignOff): Promise<void> {
  await tx.signOff.create({
    data: {
      id: signOff.id,
      workspaceId,
      number: signOff.number,
      subject: signOff.subject,
      routeId: signOff.routeId,
      pathwayId: signOff.pathwayId,
      requesterId: signOff.requesterId,
      note: signOff.note,
      formallyResponsibleId: signOff.formallyResponsibleId,
      requestedAt: signOff.requestedAt.toJSDate(),
      versions: {
        create: signOff.versions.map(({ id, number, title, links, hash, at }) => ({
          id,
          number,
          title,
          links: [...links],
          hash,
          at: at.toJSDate(),
        })),
      },
      bodies: {
        create: signOff.bodies.map(({ id, step, bodyId, rule }) => ({
          id,
          step,
          bodyId,
          rule: { ...rule, including: [...rule.including] },
        })),
      },
    },
  });
}

async function saveChange(tx: Prisma.TransactionClient, signOffId: string, change: SignOffChange, at: Date): Promise<void> {
  switch (change.kind) {
    case 'verdict_recorded': {
      const { id, personId, versionId, kind, reason, role, afterOutcome } = change.verdict;
      const signOffBodyId = change.askedBodyId;
      const sequence = 1 + (await tx.verdict.count({ where: { signOffBodyId } }));
      await tx.verdict.create({
        data: { id, signOffBodyId, versionId, personId, sequence, kind, reason, role, afterOutcome, at: change.verdict.at.toJSDate() },
      });
      return;
    }
    case 'body_decided':
      await tx.signOffBody.update({ where: { id: change.askedBodyId }, data: { outcome: change.outcome, outcomeAt: at } });
      return;
    case 'settled':
      await tx.signOff.update({ where: { id: signOffId }, data: { outcome: change.outcome, outcomeAt: at } });
      return;
    case 'step_opened':
      return; // derived from the outcomes of the step before
  }
}

type SignOffRow = Prisma.SignOffGetPayload<{ include: typeof whole }>;
const outcome = z.enum(['approved', 'changes_requested', 'rejected']).nullable();

function toSignOff({ id, number, routeId, pathwayId, requesterId, note, formallyResponsibleId, ...row }: SignOffRow): SignOff {
  return {
    id,
    number,
    subject: z.enum(subjects).parse(row.subject),
    routeId,
    pathwayId,
    requesterId,
    note,
    formallyResponsibleId,
    requestedAt: instant(row.requestedAt),
    versions: row.versions.map(({ id: versionId, number: version, title, links, hash, at }) => ({
      id: versionId,
      number: version,
      title,
      links,
      hash,
      at: instant(at),
    })),
    bodies: row.bodies.map(toAskedBody),
    outcome: outcome.parse(row.outcome),
    outcomeAt: instantOrNull(row.outcomeAt),
  };
}

function toAskedBody({ id, step, bodyId, ...row }: SignOffRow['bodies'][number]): AskedBody {
  return {
    id,
    step,
    bodyId,
    rule: approvalRuleColumn.parse(row.rule),
    outcome: outcome.parse(row.outcome),
    outcomeAt: instantOrNull(row.outcomeAt),
    verdicts: row.verdicts.map(toVerdict),
  };
}

function toVerdict({
  id,
  personId,
  versionId,
  kind,
  reason,
  role,
  afterOutcome,
  at,
}: SignOffRow['bodies'][number]['verdicts'][number]): Verdict {
  return { id, personId, versionId, kind: z.enum(verdictKinds).parse(kind), reason, role, afterOutcome, at: instant(at) };
}
