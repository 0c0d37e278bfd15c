import { DateTime } from 'luxon';
import { dayOf, type IsoDate, shiftDay } from './wall-clock.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const counts: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};

/** Patterns for words of the calendar, and their shortened forms. */
export const weekdayPattern =
  'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?';
export const monthPattern =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
export const countPattern = `\\d{1,3}|${Object.keys(counts).join('|')}`;

/** 1 (Monday) to 7. */
export function weekdayOf(word: string): number {
  return weekdays.findIndex((one) => one.startsWith(word.slice(0, 3))) + 1;
}

/** 1 to 12. */
export function monthOf(word: string): number {
  return months.findIndex((one) => one.startsWith(word.slice(0, 3))) + 1;
}

export function countOf(word: string): number {
  return counts[word] ?? Number(word);
}

export function weekdayOn(day: IsoDate): number {
  return at(day).weekday;
}

/** The day that has this weekday, from the one given on. */
export function onOrAfter(day: IsoDate, weekday: number): IsoDate {
  return shiftDay(day, (weekday - weekdayOn(day) + 7) % 7);
}

/** Null where that month has no such day. */
export function dayIn(year: number, month: number, day: number): IsoDate | null {
  const found = DateTime.utc(year, month, day);
  return found.isValid ? dayOf(found) : null;
}

export function lastDayOf(year: number, month: number): IsoDate {
  return dayOf(DateTime.utc(year, month, 1).endOf('month'));
}

/** So many calendar months later; the last day of the month where it has no such day. */
export function monthsLater(day: IsoDate, months: number): IsoDate {
  return dayOf(at(day).plus({ months }));
}

function at(day: IsoDate): DateTime {
  return DateTime.fromISO(day, { zone: 'utc' });
}
