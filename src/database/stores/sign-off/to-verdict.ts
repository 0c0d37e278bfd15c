import { z } from 'zod';
import { rulingActions } from '#src/domain/membership/interest.ts';
import { type Condition, type Ruling, receivedHows, type Verdict, verdictKinds } from '#src/domain/sign-off/sign-off.ts';
import type { Prisma } from '../../generated/client.ts';
import type { AsJson } from '../as-json.ts';
import { instantOfText as instant } from '../instants.ts';

export type VerdictRow = Omit<Prisma.VerdictGetPayload<object>, 'signOffBodyId'> & {
  conditions: Omit<Prisma.ConditionGetPayload<object>, 'verdictId'>[];
  contest: Omit<Prisma.VerdictContestGetPayload<object>, 'verdictId'> | null;
  lapse: Omit<Prisma.VerdictLapseGetPayload<object>, 'verdictId'> | null;
  reply: Omit<Prisma.VerdictReplyGetPayload<object>, 'verdictId'> | null;
};
export type RulingRow = Omit<Prisma.RulingGetPayload<object>, 'signOffBodyId'>;

const verdictKind = z.enum(verdictKinds);
const howReceived = z.enum(receivedHows);
const rulingAction = z.enum(rulingActions);
const anId = z.string();

export function toVerdict({
  id,
  personId,
  forIds,
  versionId,
  round,
  reason,
  role,
  afterOutcome,
  contest,
  lapse,
  reply,
  ...row
}: AsJson<VerdictRow>): Verdict {
  const { recordedById, receivedHow, recordedNote: note } = row;
  return {
    id,
    personId,
    forIds,
    versionId,
    round,
    kind: verdictKind.parse(row.kind),
    reason,
    conditions: row.conditions.map(toCondition),
    role,
    afterOutcome,
    recorded: recordedById === null ? null : { byId: recordedById, how: howReceived.parse(receivedHow), note },
    contested: contest && { at: instant(contest.at), reason: contest.reason },
    ...(lapse && { lapsed: { at: instant(lapse.at), endedAt: instant(lapse.endedAt) } }),
    ...(reply && { replied: { at: instant(reply.at), versionId: reply.versionId } }),
    at: instant(row.at),
  };
}

function toCondition({ id, text, ownerId, due, ...row }: AsJson<VerdictRow>['conditions'][number]): Condition {
  const { dischargedById, dischargedAt, dischargeNote: note } = row;
  return {
    id,
    text,
    ownerId,
    due,
    discharged: dischargedAt === null ? null : { byId: anId.parse(dischargedById), at: instant(dischargedAt), note },
  };
}

export function toRuling({ id, personId, interestIds, action, reason, ruledById, at }: AsJson<RulingRow>): Ruling {
  return { id, personId, interestIds, action: rulingAction.parse(action), reason, ruledById, at: instant(at) };
}
