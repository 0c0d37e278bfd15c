import type { DateTime } from 'luxon';
import { clockOf, type DueDigest } from '#src/domain/board/board-clock.ts';
import { recipientsOf } from '#src/domain/board/digest/recipients.ts';
import { chooseMeetings, type MeetingQuestion } from '#src/domain/board/meeting-choice.ts';
import { bodyById, type Directory, type Meeting, type Person } from '#src/domain/directory.ts';
import { done, type Outcome } from '#src/domain/refusal.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import { workingCalendar } from '#src/domain/working-calendar.ts';
import type { StoredDigest } from '../ports/digests.ts';
import type { Stores } from '../ports/stores.ts';
import type { BoardClockView, ClockDigest, MeetingClock } from './board-clock-view.ts';

/** The meetings in question with every instant derived from them. Whom the governance file does not name (`reader` null) sees public ones only. */
export async function showBoardClock(
  stores: Pick<Stores, 'meetings' | 'digests'>,
  directory: Directory,
  reader: Person | null,
  question: MeetingQuestion,
  now: DateTime,
): Promise<Outcome<BoardClockView>> {
  const upcoming = await stores.meetings.upcoming(directory.workspace.id, now);
  const readable = upcoming.filter((meeting) => reader !== null || meeting.public);
  const choice = chooseMeetings(directory, readable, question, now);
  if (choice.refused) return choice;
  const meetings: MeetingClock[] = [];
  for (const meeting of choice.value.meetings) {
    meetings.push(meetingClock(directory, meeting, await stores.digests.ofMeeting(meeting.id), now));
  }
  return done({ body: choice.value.body?.name ?? null, meetings });
}

function meetingClock(directory: Directory, meeting: Meeting, cut: readonly StoredDigest[], now: DateTime): MeetingClock {
  const clock = clockOf(directory, meeting, workingCalendar(directory.workspace), now);
  return {
    body: bodyById(directory, meeting.bodyId).name,
    at: isoInstant(meeting.at),
    timezone: meeting.timezone,
    place: meeting.place,
    deadlines: {
      paper: clock.paperDeadline && isoInstant(clock.paperDeadline),
      signOff: clock.signOffDeadline && isoInstant(clock.signOffDeadline),
    },
    digests: clock.digests.map((due) => clockDigest(directory, due, cut, now)),
  };
}

function clockDigest(directory: Directory, due: DueDigest, cut: readonly StoredDigest[], now: DateTime): ClockDigest {
  // One that was passed over, because a later one was due as well by then, went out with that one.
  const sent = cut.find(({ kind, cutAt }) => kind === 'scheduled' && cutAt >= due.dueAt);
  return {
    at: isoInstant(due.dueAt),
    updateCutOff: isoInstant(due.cutOffAt),
    to: recipientsOf(directory, due.to, now).map(({ body, channelId }) => ({ body, channelId })),
    gone: sent ? { at: isoInstant(sent.cutAt), number: sent.number, late: sent.snapshot.late } : null,
  };
}
