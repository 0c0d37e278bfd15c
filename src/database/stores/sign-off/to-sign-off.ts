import { z } from 'zod';
import { subjects } from '#src/domain/directory.ts';
import type { ApprovalRule } from '#src/domain/membership/approval-rule.ts';
import { type AskedBody, type SignOff, type SignOffVersion, versionChanges } from '#src/domain/sign-off/sign-off.ts';
import type { Prisma } from '../../generated/client.ts';
import type { AsJson } from '../as-json.ts';
import { instantOfText as instant, instantOfTextOrNull as instantOrNull } from '../instants.ts';
import { approvalRuleColumn, versionFilesColumn } from '../json-columns.ts';
import { electorateColumn } from './electorate-column.ts';
import { type RulingRow, toRuling, toVerdict, type VerdictRow } from './to-verdict.ts';

/** All of a sign-off as a statement gives it in JSON, each list in its order: see `loadWhole`. */
export type SignOffRow = AsJson<
  Omit<Prisma.SignOffGetPayload<object>, 'workspaceId'> & {
    versions: Omit<Prisma.SignOffVersionGetPayload<object>, 'signOffId'>[];
    bodies: (Omit<Prisma.SignOffBodyGetPayload<object>, 'signOffId'> & { verdicts: VerdictRow[]; rulings: RulingRow[] })[];
  }
>;

const bodyOutcomes = ['approved', 'changes_requested', 'rejected'] as const;
const bodyOutcome = z.enum(bodyOutcomes).nullable();
export const outcomeColumn = z.enum([...bodyOutcomes, 'withdrawn']).nullable();
const versionChange = z.enum(versionChanges);
const text = z.string();

export const subjectColumn = z.enum(subjects);

export function toSignOff({ id, number, routeId, pathwayId, requesterId, formallyResponsibleId, meetingId, ...row }: SignOffRow): SignOff {
  const { privateReason, publicTitle, privateNote, outcomeReason, deadlineAt, deadlineReason } = row;
  return {
    id,
    number,
    subject: subjectColumn.parse(row.subject),
    routeId,
    pathwayId,
    requesterId,
    privateReason,
    publicTitle,
    privateNote,
    formallyResponsibleId,
    meetingId,
    deadlineSet: deadlineAt === null ? null : { at: instant(deadlineAt), reason: text.parse(deadlineReason) },
    requestedAt: instant(row.requestedAt),
    versions: row.versions.map(toVersion),
    bodies: row.bodies.map(toAskedBody),
    outcome: outcomeColumn.parse(row.outcome),
    outcomeAt: instantOrNull(row.outcomeAt),
    outcomeReason,
  };
}

function toVersion({
  id,
  number,
  title,
  ask,
  links,
  note,
  sections,
  hash,
  byId,
  reason,
  ...row
}: SignOffRow['versions'][number]): SignOffVersion {
  const { contestedById, contestedReason, contestedAt } = row;
  const contested =
    contestedAt === null
      ? null
      : {
          byId: text.parse(contestedById),
          reason: text.parse(contestedReason),
          at: instant(contestedAt),
        };
  return {
    id,
    number,
    title,
    ask,
    links,
    files: versionFilesColumn.parse(row.files),
    note,
    sections,
    hash,
    at: instant(row.at),
    byId,
    change: versionChange.parse(row.change),
    reason,
    contested,
  };
}

/** Most bodies are asked under one of a few rules: each is read strictly once, and none is kept for ever. */
const rulesRead = new Map<string, ApprovalRule>();
const mostRulesRead = 1_000;

function ruleOf(column: unknown): ApprovalRule {
  const written = JSON.stringify(column);
  const rule = rulesRead.get(written) ?? approvalRuleColumn.parse(column);
  if (rulesRead.size >= mostRulesRead) rulesRead.clear();
  rulesRead.set(written, rule);
  return rule;
}

function toAskedBody({ id, step, bodyId, round, ...row }: SignOffRow['bodies'][number]): AskedBody {
  const { chairsActionById, chairsActionReason, chairsActionAt } = row;
  return {
    id,
    step,
    bodyId,
    rule: ruleOf(row.rule),
    round,
    outcome: bodyOutcome.parse(row.outcome),
    outcomeAt: instantOrNull(row.outcomeAt),
    closedAt: instantOrNull(row.closedAt),
    chairsAction:
      chairsActionAt === null
        ? null
        : {
            byId: text.parse(chairsActionById),
            reason: chairsActionReason,
            at: instant(chairsActionAt),
          },
    ...(row.decidedBy !== null && { decidedBy: electorateColumn.parse(row.decidedBy) }),
    verdicts: row.verdicts.map(toVerdict),
    rulings: row.rulings.map(toRuling),
  };
}
