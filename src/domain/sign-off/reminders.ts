import type { DateTime } from 'luxon';
import { bodyById, type Directory, zoneOf } from '../directory.ts';
import { mayReadContent } from '../membership/interests.ts';
import { atNine, dayOf, type IsoDate } from '../wall-clock.ts';
import { type WorkingCalendar, workingCalendar, workingDaysAfter, workingDaysBefore } from '../working-calendar.ts';
import { closesAt } from './closing.ts';
import type { SignOffDeadline } from './deadline.ts';
import { electorateOf, unanswered } from './electorate.ts';
import { leadersOf } from './leaders.ts';
import type { AskedBody, SignOff } from './sign-off.ts';
import { askedSince, sentBackBy, stepIsOpen } from './steps.ts';

/** Working days before the deadline on which those who owe a verdict are reminded; after it they are on each. */
const daysBefore = [1, 3] as const;
/** Working days after the deadline on which it goes on. */
const daysAfter = { chair: 1, secretariat: 3 } as const;

/** Somebody who owes a verdict is to be reminded, if they were not already for this day. */
export type DueReminder = {
  readonly askedBodyId: string;
  readonly personId: string;
  /** The working day it is for, in the body's zone: today, or an earlier one that was missed */
  readonly day: IsoDate;
};

/** What is overdue goes on to a body's chair (or who stands in for one), then to the secretariat, once each: `day` is the day it is for. */
export type DueEscalation = {
  readonly askedBodyId: string;
  readonly to: keyof typeof daysAfter;
  /** The chair, else the co-chairs, else the deputy, who may see what it is about. Empty for the secretariat */
  readonly personIds: readonly string[];
  readonly day: IsoDate;
};

type Case = {
  readonly directory: Directory;
  readonly signOff: SignOff;
  readonly deadline: Pick<SignOffDeadline, 'at'> | null;
  readonly now: DateTime;
};

/**
 * Who is to be reminded of a request now: those who still owe a verdict, three working days and one before the deadline and on each after it, from
 * 09:00 in the body's zone, on working days only. Nobody is while it waits for a new version. Who was asked after that hour is not reminded for that day.
 */
export function remindersDue(given: Case): DueReminder[] {
  return waiting(given).flatMap((body) => {
    const day = isOfficeHour(body, given.now) ? reachedDay(body, given.now) : null;
    return day === null ? [] : owing(given, body.asked).map((personId) => ({ askedBodyId: body.asked.id, personId, day }));
  });
}

/**
 * To whom an overdue request goes on now: to a body's chair on the first working day after the deadline, to the secretariat on the third (without
 * anybody in the chair, the first).
 */
export function escalationsDue(given: Case): DueEscalation[] {
  const { now } = given;
  return waiting(given)
    .filter((body) => isOfficeHour(body, now))
    .flatMap((body) => {
      const chairs = chairsOf(given, body.asked);
      const first = overdueDay(body, daysAfter.chair);
      const last = chairs.length > 0 ? overdueDay(body, daysAfter.secretariat) : first;
      const all: DueEscalation[] = [
        { askedBodyId: body.asked.id, to: 'chair', personIds: chairs, day: first },
        { askedBodyId: body.asked.id, to: 'secretariat', personIds: [], day: last },
      ];
      return all.filter(({ to, personIds, day }) => nine(body, day) <= now && (to === 'secretariat' || personIds.length > 0));
    });
}

/** Those who lead a body and may see what it is about. */
function chairsOf({ directory, signOff, now }: Case, { bodyId }: AskedBody): string[] {
  return leadersOf(directory, bodyId, now, (personId) => mayReadContent(directory, signOff, personId, now));
}

/** The next instant after `now` at which a reminder of this request falls due, or it goes on; null where none will. */
export function nextReminder(given: Case): DateTime | null {
  const instants = waiting(given).flatMap((body) => {
    const { calendar, deadlineDay, zone } = body;
    const before = daysBefore.map((days) => workingDaysBefore(calendar, deadlineDay, days));
    const today = dayOf(given.now.setZone(zone));
    const last = today > deadlineDay ? workingDaysBefore(calendar, today, 1) : deadlineDay;
    const after = [1, 2].map((days) => workingDaysAfter(calendar, last, days));
    return [...before, ...after].map((day) => nine(body, day)).filter((instant) => instant > given.now && instant > body.askedAt);
  });
  return instants.sort((a, b) => a.toMillis() - b.toMillis())[0] ?? null;
}

/** A body that is to decide now, with its calendar and when it was asked. */
type Waiting = {
  readonly asked: AskedBody;
  readonly zone: string;
  readonly calendar: WorkingCalendar;
  readonly deadlineDay: IsoDate;
  readonly askedAt: DateTime;
};

function waiting({ directory, signOff, deadline }: Case): Waiting[] {
  if (signOff.outcome !== null || sentBackBy(signOff).length > 0 || deadline === null) return [];
  const calendar = workingCalendar(directory.workspace);
  return signOff.bodies
    .filter(({ step, outcome }) => outcome === null && stepIsOpen(signOff, step))
    .map((asked) => {
      const zone = zoneOf(directory, bodyById(directory, asked.bodyId));
      // A body that its deadline closes has one of its own, which can be later.
      const until = closesAt(signOff, asked, directory, deadline.at) ?? deadline.at;
      return { asked, zone, calendar, deadlineDay: dayOf(until.setZone(zone)), askedAt: askedSince(signOff, asked) };
    });
}

function owing({ directory, signOff, now }: Case, asked: AskedBody): string[] {
  return unanswered(signOff, asked, electorateOf(directory, signOff, asked, now)).map(({ personId }) => personId);
}

/** The last day for which a reminder has fallen due since the body was asked; null where none has. */
function reachedDay(body: Waiting, now: DateTime): IsoDate | null {
  const { calendar, deadlineDay, zone } = body;
  const today = dayOf(now.setZone(zone));
  const days = today > deadlineDay ? [today] : daysBefore.map((count) => workingDaysBefore(calendar, deadlineDay, count));
  const reached = days.find((day) => day <= today);
  return reached !== undefined && nine(body, reached) > body.askedAt ? reached : null;
}

/** So many working days after the deadline, or after the day on which the body was asked where that came later. */
function overdueDay({ calendar, deadlineDay, zone, askedAt }: Waiting, days: number): IsoDate {
  const askedDay = dayOf(askedAt.setZone(zone));
  return workingDaysAfter(calendar, askedDay > deadlineDay ? askedDay : deadlineDay, days);
}

function isOfficeHour(body: Waiting, now: DateTime): boolean {
  const today = dayOf(now.setZone(body.zone));
  return body.calendar.isWorkingDay(today) && nine(body, today) <= now;
}

function nine({ zone }: Waiting, day: IsoDate): DateTime {
  return atNine(day, zone);
}
