import { z } from 'zod';
import { rulingActions } from '#src/domain/sign-off/interest.ts';
import { type Condition, type Ruling, receivedHows, type Verdict, verdictKinds } from '#src/domain/sign-off/sign-off.ts';
import type { Prisma } from '../../generated/client.ts';
import { dayOf, instant } from '../instants.ts';

type Row = Prisma.VerdictGetPayload<{ include: { conditions: true; contest: true; lapse: true; reply: true } }>;

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
}: Row): Verdict {
  const { recordedById, receivedHow, recordedNote: note } = row;
  return {
    id,
    personId,
    forIds,
    versionId,
    round,
    kind: z.enum(verdictKinds).parse(row.kind),
    reason,
    conditions: row.conditions.map(toCondition),
    role,
    afterOutcome,
    recorded: recordedById === null ? null : { byId: recordedById, how: z.enum(receivedHows).parse(receivedHow), note },
    contested: contest && { at: instant(contest.at), reason: contest.reason },
    ...(lapse && { lapsed: { at: instant(lapse.at), endedAt: instant(lapse.endedAt) } }),
    ...(reply && { replied: { at: instant(reply.at), versionId: reply.versionId } }),
    at: instant(row.at),
  };
}

function toCondition({ id, text, ownerId, due, ...row }: Row['conditions'][number]): Condition {
  const { dischargedById, dischargedAt, dischargeNote: note } = row;
  return {
    id,
    text,
    ownerId,
    due: due && dayOf(due),
    discharged: dischargedAt && { byId: z.string().parse(dischargedById), at: instant(dischargedAt), note },
  };
}

export function toRuling({ id, personId, interestIds, action, reason, ruledById, at }: Prisma.RulingGetPayload<object>): Ruling {
  return { id, personId, interestIds, action: z.enum(rulingActions).parse(action), reason, ruledById, at: instant(at) };
}
