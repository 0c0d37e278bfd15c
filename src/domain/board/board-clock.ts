import type { DateTime } from 'luxon';
import type { ClockDefinition, DayCount, DigestOccasion, Directory, Meeting } from '../directory.ts';
import { holdsAt } from '../directory.ts';
import { allBy, keptBy } from '../kept.ts';
import { atWallClock, dayOf, endOfDay, type IsoDate } from '../wall-clock.ts';
import { clearWorkingDaysBefore, type WorkingCalendar, workingDaysBefore, workingHoursBefore } from '../working-calendar.ts';

/** All instants derived from one sitting, in the zone the sitting was meant in. */
export type BoardClock = {
  readonly meeting: Meeting;
  /** The end of the last day on which papers may be published; screens show the day only */
  readonly paperDeadline: DateTime | null;
  /** The end of the last day on which a sign-off may be given for this sitting; screens show the day only */
  readonly signOffDeadline: DateTime | null;
  /** Soonest first, each before the sitting */
  readonly digests: readonly DueDigest[];
};

export type DueDigest = {
  readonly dueAt: DateTime;
  /** Up to when entries count, where it goes out on time */
  readonly cutOffAt: DateTime;
  /** Keys of the bodies whose channels get it */
  readonly to: readonly string[];
};

/**
 * The clock of a sitting by its body's definition (null: none, so no deadlines and no digests). A deadline is kept until the end of its day
 * in the sitting's zone. Occasions at the same instant are one digest, with the later cut-off; one that would not fall before the sitting is none.
 */
export function boardClock(meeting: Meeting, definition: ClockDefinition | null, calendar: WorkingCalendar): BoardClock {
  const day = dayOf(meeting.at.setZone(meeting.timezone));
  const deadline = (count: DayCount | null | undefined) => (count ? endOfDay(countedBack(count, day, calendar), meeting.timezone) : null);
  const occasions = (definition?.digests ?? []).map((occasion) => dueDigest(occasion, day, meeting.timezone, calendar));
  return {
    meeting,
    paperDeadline: deadline(definition?.paperDeadline),
    signOffDeadline: deadline(definition?.signOffDeadline),
    digests: merged(occasions.filter(({ dueAt }) => dueAt < meeting.at)),
  };
}

/** The clock of a sitting by the definition its body has now. */
export function clockOf(directory: Directory, meeting: Meeting, calendar: WorkingCalendar, now: DateTime): BoardClock {
  return boardClock(meeting, clockDefinition(directory, meeting.bodyId, now), calendar);
}

/** How a body's deadlines and digests are counted now; null where it has no clock. */
export function clockDefinition(directory: Directory, bodyId: string, now: DateTime): ClockDefinition | null {
  return clocksByBody(directory.clocks)(bodyId).find((clock) => holdsAt(clock, now))?.definition ?? null;
}

const clocksByBody = keptBy((all: Directory['clocks']) => allBy(all, ({ bodyId }) => bodyId));

function countedBack(count: DayCount, day: IsoDate, calendar: WorkingCalendar): IsoDate {
  return 'clearWorkingDays' in count
    ? clearWorkingDaysBefore(calendar, day, count.clearWorkingDays)
    : workingDaysBefore(calendar, day, count.workingDaysBefore);
}

function dueDigest(occasion: DigestOccasion, meetingDay: IsoDate, zone: string, calendar: WorkingCalendar): DueDigest {
  const day = workingDaysBefore(calendar, meetingDay, occasion.workingDaysBefore);
  const dueAt = atWallClock(day, minutesAfterMidnight(occasion.at), zone);
  const cutOffAt = occasion.updateCutOffHours === null ? dueAt : workingHoursBefore(calendar, dueAt, occasion.updateCutOffHours);
  return { dueAt, cutOffAt, to: occasion.to };
}

function minutesAfterMidnight(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  if (hours === undefined || minutes === undefined) throw new Error(`${time} is not a time of day`);
  return hours * 60 + minutes;
}

function merged(occasions: readonly DueDigest[]): DueDigest[] {
  const byInstant = new Map<number, DueDigest>();
  for (const one of occasions) {
    const other = byInstant.get(one.dueAt.toMillis());
    byInstant.set(one.dueAt.toMillis(), other ? together(other, one) : one);
  }
  return [...byInstant.values()].sort((a, b) => a.dueAt.toMillis() - b.dueAt.toMillis());
}

/** Two occasions as one, at the instant of the first: what either was to hold, for everybody who was to get either. */
export function together(a: DueDigest, b: DueDigest): DueDigest {
  return {
    dueAt: a.dueAt,
    cutOffAt: a.cutOffAt < b.cutOffAt ? b.cutOffAt : a.cutOffAt,
    to: [...new Set([...a.to, ...b.to])],
  };
}
