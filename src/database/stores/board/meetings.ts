import type { Meeting } from '#src/domain/directory.ts';
import type { Meetings } from '#src/use-cases/ports/meetings.ts';
import type { Prisma } from '../../generated/client.ts';
import { instant, instantOrNull } from '../instants.ts';

export function createMeetings(tx: Prisma.TransactionClient): Meetings {
  return {
    async upcoming(workspaceId, now) {
      const rows = await tx.meeting.findMany({
        where: { workspaceId, cancelledAt: null, at: { gt: now.toJSDate() } },
        orderBy: { at: 'asc' },
      });
      return rows.map(toMeeting);
    },
    async since(workspaceId, from) {
      const rows = await tx.meeting.findMany({ where: { workspaceId, at: { gt: from.toJSDate() } }, orderBy: { at: 'asc' } });
      return rows.map(toMeeting);
    },
    async previous(bodyId, before) {
      const row = await tx.meeting.findFirst({
        where: { bodyId, cancelledAt: null, at: { lt: before.toJSDate() } },
        orderBy: { at: 'desc' },
      });
      return row ? toMeeting(row) : null;
    },
    async lock(meetingId) {
      await tx.$queryRaw`SELECT id FROM meeting WHERE id = ${meetingId}::uuid FOR UPDATE`;
    },
  };
}

type MeetingRow = Prisma.MeetingGetPayload<object>;

function toMeeting({ id, key, bodyId, at, timezone, place, cancelledAt, ...row }: MeetingRow): Meeting {
  return { id, key, bodyId, at: instant(at), timezone, place, public: row.public, cancelledAt: instantOrNull(cancelledAt) };
}
