import { v7 as newId } from 'uuid';
import type { RecordOf } from '#src/domain/governance/records.ts';
import { meetingRow } from './keyed-rows.ts';
import type { Writing } from './writing.ts';

type Meeting = RecordOf<'meeting'>;

/** Adds sittings; one that was cancelled and is named again takes place after all. */
export async function addMeetings(writing: Writing, meetings: readonly Meeting[]): Promise<void> {
  if (meetings.length === 0) return;
  const { tx, workspaceId, at } = writing;
  const cancelled = await tx.meeting.findMany({
    where: { workspaceId, key: { in: meetings.map(({ key }) => key) } },
    select: { key: true },
  });
  const known = new Set(cancelled.map(({ key }) => key));
  const addedAt = at.toJSDate();
  await tx.meeting.createMany({
    data: meetings
      .filter(({ key }) => !known.has(key))
      .map((meeting) => ({ id: newId(), workspaceId, key: meeting.key, addedAt, ...meetingRow(writing, meeting) })),
  });
  for (const meeting of meetings.filter(({ key }) => known.has(key))) await changeMeeting(writing, meeting);
}

export async function changeMeeting(writing: Writing, meeting: Meeting): Promise<void> {
  const where = { workspaceId_key: { workspaceId: writing.workspaceId, key: meeting.key } };
  await writing.tx.meeting.update({ where, data: { ...meetingRow(writing, meeting), cancelledAt: null } });
}

export async function cancelMeetings({ tx, workspaceId, at }: Writing, meetings: readonly Meeting[]): Promise<void> {
  if (meetings.length === 0) return;
  const where = { workspaceId, key: { in: meetings.map(({ key }) => key) } };
  await tx.meeting.updateMany({ where, data: { cancelledAt: at.toJSDate() } });
}
