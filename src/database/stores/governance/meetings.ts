import { v7 as newId } from 'uuid';
import type { RecordOf } from '#src/domain/governance/records.ts';
import { meetingRow } from './keyed-rows.ts';
import { idsByKey, type Writing } from './writing.ts';

type Meeting = RecordOf<'meeting'>;

/** Adds sittings; one that was cancelled and is named again takes place after all. */
export function addMeetings(writing: Writing, meetings: readonly Meeting[]): void {
  const { rows, workspaceId, at } = writing;
  const known = idsByKey(rows.meeting.all());
  const fresh = { workspaceId, addedAt: at.toJSDate(), cancelledAt: null };
  rows.meeting.add(
    meetings.filter(({ key }) => !known.has(key)).map((one) => ({ ...fresh, id: newId(), key: one.key, ...meetingRow(writing, one) })),
  );
  changeMeetings(
    writing,
    meetings.filter(({ key }) => known.has(key)),
  );
}

export function changeMeetings(writing: Writing, meetings: readonly Meeting[]): void {
  for (const [id, meeting] of stored(writing, meetings))
    writing.rows.meeting.change(id, { ...meetingRow(writing, meeting), cancelledAt: null });
}

export function cancelMeetings(writing: Writing, meetings: readonly Meeting[]): void {
  for (const [id] of stored(writing, meetings)) writing.rows.meeting.change(id, { cancelledAt: writing.at.toJSDate() });
}

function stored({ rows }: Writing, meetings: readonly Meeting[]): [string, Meeting][] {
  const ids = idsByKey(rows.meeting.all());
  return meetings.map((meeting) => {
    const id = ids.get(meeting.key);
    if (id === undefined) throw new Error(`No meeting with key ${meeting.key} is stored`);
    return [id, meeting];
  });
}
