import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import type { Prisma } from '../../generated/client.ts';
import { versionData } from './version-data.ts';

export async function addSignOff(tx: Prisma.TransactionClient, workspaceId: string, signOff: SignOff): Promise<void> {
  const { id, number, subject, routeId, pathwayId, requesterId, privateReason, publicTitle, privateNote, ...more } = signOff;
  const { formallyResponsibleId, meetingId, deadlineSet } = more;
  await tx.signOff.create({
    data: {
      id,
      workspaceId,
      number,
      subject,
      routeId,
      pathwayId,
      requesterId,
      privateReason,
      publicTitle,
      privateNote,
      formallyResponsibleId,
      meetingId,
      deadlineAt: deadlineSet?.at.toJSDate() ?? null,
      deadlineReason: deadlineSet?.reason ?? null,
      requestedAt: signOff.requestedAt.toJSDate(),
      versions: { create: signOff.versions.map(versionData) },
      bodies: {
        create: signOff.bodies.map(({ id: askedBodyId, step, bodyId, rule, round }) => ({
          id: askedBodyId,
          step,
          bodyId,
          rule: { ...rule, including: [...rule.including] },
          round,
        })),
      },
    },
  });
}
