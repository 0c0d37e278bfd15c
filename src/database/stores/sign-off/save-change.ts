import type { SignOffChange, SignOffVersion } from '#src/domain/sign-off/sign-off.ts';
import { Prisma } from '../../generated/client.ts';
import { addRuling } from './add-ruling.ts';
import { addVerdict } from './add-verdict.ts';
import { discharge } from './discharge.ts';
import { versionData } from './version-data.ts';

/** Saves one change of a sign-off whose row is held: nobody else gives out sequence numbers meanwhile. */
export async function saveChange(tx: Prisma.TransactionClient, signOffId: string, change: SignOffChange, at: Date): Promise<void> {
  switch (change.kind) {
    case 'verdict_recorded':
      await addVerdict(tx, change.askedBodyId, change.verdict);
      return;
    case 'verdict_contested':
      await tx.verdictContest.create({ data: { verdictId: change.verdictId, reason: change.reason, at } });
      return;
    case 'verdict_lapsed':
      await tx.verdictLapse.create({ data: { verdictId: change.verdictId, endedAt: change.endedAt.toJSDate(), at } });
      return;
    case 'verdict_replied':
      await tx.verdictReply.create({ data: { verdictId: change.verdictId, versionId: change.versionId, at } });
      return;
    case 'condition_discharged':
      await discharge(tx, change.condition);
      return;
    case 'ruled':
      await addRuling(tx, change.askedBodyId, change.ruling);
      return;
    case 'version_added':
      await tx.signOffVersion.create({ data: { ...versionData(change.version), signOffId } });
      return;
    case 'version_contested':
      await contestVersion(tx, change.version);
      return;
    case 'body_decided':
    case 'body_reopened':
      await tx.signOffBody.update({ where: { id: change.askedBodyId }, data: bodyData(change, at) });
      return;
    case 'settled':
    case 'reopened':
      await tx.signOff.update({ where: { id: signOffId }, data: outcomeData(change, at) });
      return;
    case 'step_opened':
      return; // derived from the outcomes of the step before
  }
}

type Of<K extends SignOffChange['kind']> = Extract<SignOffChange, { kind: K }>;

function bodyData(change: Of<'body_decided' | 'body_reopened'>, at: Date) {
  const decided = change.kind === 'body_decided';
  const chairsAction = decided ? change.chairsAction : null;
  return {
    ...(decided
      ? { outcome: change.outcome, outcomeAt: at }
      : { round: change.round, outcome: null, outcomeAt: null, decidedBy: Prisma.DbNull }),
    closedAt: decided && change.closedAt ? change.closedAt.toJSDate() : null,
    chairsActionById: chairsAction?.byId ?? null,
    chairsActionReason: chairsAction?.reason ?? null,
    chairsActionAt: chairsAction?.at.toJSDate() ?? null,
  };
}

function outcomeData(change: Of<'settled' | 'reopened'>, at: Date) {
  const { outcome, reason } = change.kind === 'settled' ? change : { outcome: null, reason: null };
  return { outcome, outcomeAt: outcome && at, outcomeReason: reason };
}

async function contestVersion(tx: Prisma.TransactionClient, { id, change, contested }: SignOffVersion): Promise<void> {
  if (!contested) throw new Error(`Nobody has contested the version ${id}`);
  const data = { change, contestedById: contested.byId, contestedReason: contested.reason, contestedAt: contested.at.toJSDate() };
  await tx.signOffVersion.update({ where: { id }, data });
}
