import type { DateTime } from 'luxon';
import { type BoardClock, clockOf, type DueDigest } from '#src/domain/board/board-clock.ts';
import { occasionFor } from '#src/domain/board/digest/unscheduled.ts';
import { chooseMeetings, type MeetingQuestion } from '#src/domain/board/meeting-choice.ts';
import { bodyById, type Directory } from '#src/domain/directory.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import { workingCalendar } from '#src/domain/working-calendar.ts';
import type { Stores } from '../../ports/stores.ts';

/** The digest somebody means: that of the soonest meeting in question whose clock has any. */
export async function chooseDigest(
  { meetings }: Pick<Stores, 'meetings'>,
  directory: Directory,
  question: MeetingQuestion,
  now: DateTime,
): Promise<Outcome<{ readonly clock: BoardClock; readonly occasion: DueDigest }>> {
  const choice = chooseMeetings(directory, await meetings.upcoming(directory.workspace.id, now), question, now);
  if (choice.refused) return choice;
  const calendar = workingCalendar(directory.workspace);
  for (const meeting of choice.value.meetings) {
    const clock = clockOf(directory, meeting, calendar, now);
    const occasion = occasionFor(clock, now);
    if (occasion) return done({ clock, occasion });
  }
  const [first] = choice.value.meetings;
  if (!first) throw new Error('A choice of meetings has at least one');
  return refuse({ code: 'no_channel_for_digest', body: bodyById(directory, first.bodyId).name });
}
