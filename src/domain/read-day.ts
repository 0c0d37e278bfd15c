import {
  countOf,
  countPattern,
  dayIn,
  lastDayOf,
  monthOf,
  monthPattern,
  monthsLater,
  onOrAfter,
  weekdayOf,
  weekdayOn,
  weekdayPattern,
} from './calendar-words.ts';
import { withPlainApostrophes } from './names.ts';
import { type IsoDate, shiftDay } from './wall-clock.ts';

/** Why a phrase is no day that can be acted on. */
export type DayProblem =
  | { readonly is: 'unknown' }
  /** No such day in that month, or no such month */
  | { readonly is: 'impossible' }
  | { readonly is: 'past'; readonly day: IsoDate }
  | { readonly is: 'far'; readonly day: IsoDate }
  /** The weekday that was written is not that of the day */
  | { readonly is: 'other_weekday'; readonly day: IsoDate }
  /** The days it can mean */
  | { readonly is: 'ambiguous'; readonly days: readonly IsoDate[] };

export type DayRead = { readonly day: IsoDate } | { readonly problem: DayProblem };

/** `today`: from which days are counted. `base`: the day that "Friday" or "the end of the month" follow, today or the first of two days. */
export type From = { readonly today: IsoDate; readonly base: IsoDate };

type Pattern = readonly [source: string, read: (found: Readonly<Record<string, string>>, from: From) => DayRead];

const unknown: DayRead = { problem: { is: 'unknown' } };
const impossible: DayRead = { problem: { is: 'impossible' } };

/** Whole phrases as people in Britain write them, the day before the month; what fits none is no day, whatever stands in it. */
const patterns: readonly Pattern[] = [
  ['today|now', (_, { today }) => ({ day: today })],
  ['tomorrow', (_, { today }) => ({ day: shiftDay(today, 1) })],
  ['yesterday', (_, { today }) => ({ day: shiftDay(today, -1) })],
  ['day after tomorrow', (_, { today }) => ({ day: shiftDay(today, 2) })],
  [`(?:(?<which>this|coming|next) )?(?<weekday>${weekdayPattern})`, ({ which, weekday = '' }, from) => weekdayRead(which, weekday, from)],
  [`(?<weekday>${weekdayPattern}) next`, ({ weekday = '' }, from) => weekdayRead('next', weekday, from)],
  [
    `(?<weekday>${weekdayPattern}) (?<count>week|fortnight)|(?:a )?(?<count>week|fortnight) on (?<weekday>${weekdayPattern})`,
    ({ weekday = '', count }, from) => later(weekdayRead('coming', weekday, from), count === 'week' ? 7 : 14),
  ],
  [
    `(?:in (?<count>${countPattern}) (?<unit>days?|weeks?|fortnights?|months?)(?:['s]* time)?)|(?<count>${countPattern}) (?<unit>weeks?|fortnights?)(?: from)? today|(?<unit>week|fortnight) today`,
    ({ count = 'a', unit = '' }, { today }) => ({ day: counted(today, countOf(count), unit) }),
  ],
  ['(?<count>a|one) week tomorrow|week tomorrow', (_, { today }) => ({ day: shiftDay(today, 8) })],
  ['in (?<unit>fortnight)', (_, { today }) => ({ day: shiftDay(today, 14) })],
  [
    `(?:(?<weekday>${weekdayPattern}) )?(?<day>\\d{1,2})(?:st|nd|rd|th)? (?<month>${monthPattern})(?: (?<year>\\d{4}|'?\\d{2}))?`,
    (found, from) => written(found, from),
  ],
  [
    `(?:(?<weekday>${weekdayPattern}) )?(?<month>${monthPattern}) (?<day>\\d{1,2})(?:st|nd|rd|th)?(?: (?<year>\\d{4}))?`,
    (found, from) => written(found, from),
  ],
  [
    `(?:(?<weekday>${weekdayPattern}) )?(?<day>\\d{1,2})(?<mark>[./-])(?<number>\\d{1,2})(?:\\k<mark>(?<year>\\d{4}|\\d{2}))?`,
    (found, from) => written(found, from),
  ],
  ['(?<year>\\d{4})(?<mark>[/-])(?<number>\\d{1,2})\\k<mark>(?<day>\\d{1,2})', (found, from) => written(found, from)],
  ['(?<day>\\d{1,2})(?:st|nd|rd|th)', ({ day = '' }, { base }) => dayOfMonth(Number(day), base)],
  [
    `(?<weekday>${weekdayPattern}) (?<day>\\d{1,2})(?:st|nd|rd|th)?`,
    ({ day = '', weekday }, { base }) => onWeekday(dayOfMonth(Number(day), base), weekday),
  ],
  [
    '(?:first|(?<day>\\d{1,2})(?:st|nd|rd|th)?) (?<which>this|next) month',
    ({ day = '1', which }, { today }) => inMonth(Number(day), which, today),
  ],
  ['(?:end|last day) (?:this )?month', (_, { base }) => ({ day: endOf(base, 0) })],
  ['(?:end|last day) next month', (_, { today }) => ({ day: endOf(today, 1) })],
  [`(?:end|last day) (?<month>${monthPattern})(?: (?<year>\\d{4}))?`, (found, from) => endOfNamed(found, from)],
];

const compiled = patterns.map(([source, read]) => ({ pattern: new RegExp(`^(?:${source})$`, 'u'), read }));

/** The day that a whole phrase means, or why it is none. More than twenty years ahead is a slip of the finger. */
export function readDay(phrase: string, from: From): DayRead {
  const said = simple(phrase);
  for (const { pattern, read } of compiled) {
    const found = pattern.exec(said);
    if (found) return within(read(found.groups ?? {}, from), from.today);
  }
  return unknown;
}

function simple(phrase: string): string {
  return withPlainApostrophes(phrase)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\u2010-\u2014]/g, '-')
    .replaceAll(/(?<=\p{L})\.|,/gu, ' ')
    .replaceAll(/\b(?:the|of|on)\b/g, (word) => (word === 'on' ? 'on' : ' '))
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^(?:on|by) /, '');
}

function within(read: DayRead, today: IsoDate): DayRead {
  if ('problem' in read) return read;
  if (read.day < today) return { problem: { is: 'past', day: read.day } };
  return read.day > monthsLater(today, 240) ? { problem: { is: 'far', day: read.day } } : read;
}

/**
 * A weekday alone is the next there is; said on that very day it can mean today. "Next Thursday" is that of the next week to some and the next
 * there is to others: where these are two days, people are asked.
 */
function weekdayRead(which: string | undefined, word: string, { today, base }: From): DayRead {
  const weekday = weekdayOf(word);
  const coming = onOrAfter(shiftDay(base, 1), weekday);
  if (which === 'next') {
    const ofNextWeek = onOrAfter(shiftDay(today, 8 - weekdayOn(today)), weekday);
    return coming === ofNextWeek ? { day: coming } : { problem: { is: 'ambiguous', days: [coming, ofNextWeek] } };
  }
  if (base === today && weekdayOn(today) === weekday && which !== 'coming') return { problem: { is: 'ambiguous', days: [today, coming] } };
  return { day: coming };
}

function later(read: DayRead, days: number): DayRead {
  return 'day' in read ? { day: shiftDay(read.day, days) } : read;
}

function counted(today: IsoDate, count: number, unit: string): IsoDate {
  if (unit.startsWith('month')) return monthsLater(today, count);
  return shiftDay(today, count * (unit.startsWith('week') ? 7 : unit.startsWith('fortnight') ? 14 : 1));
}

/** A day and a month, with or without year and weekday. Without a year it is the next there is. */
function written(found: Readonly<Record<string, string>>, from: From): DayRead {
  const month = found['month'] === undefined ? Number(found['number']) : monthOf(found['month']);
  const day = Number(found['day']);
  if (found['year'] === undefined) return withoutYear(month, day, found['weekday'], from);
  const read = dayIn(yearOf(found['year']), month, day);
  return read === null ? impossible : onWeekday({ day: read }, found['weekday']);
}

/** Whether it is the weekday that was written with it. */
function onWeekday(read: DayRead, weekday: string | undefined): DayRead {
  const isAnother = 'day' in read && weekday !== undefined && weekdayOf(weekday) !== weekdayOn(read.day);
  return isAnother ? { problem: { is: 'other_weekday', day: read.day } } : read;
}

/** A day that was not long ago and is written without its year can mean that one, or the next there is: people are asked, where no weekday tells. */
function withoutYear(month: number, day: number, weekday: string | undefined, { base }: From): DayRead {
  const year = Number(base.slice(0, 4));
  const next = nextOf(month, day, base);
  if (next === null) return impossible;
  const [last] = [dayIn(year, month, day), dayIn(year - 1, month, day)].filter((one) => one !== null && one < base);
  const isRecent = last !== undefined && last !== null && last >= shiftDay(base, -notLongAgo);
  if (!isRecent) return onWeekday({ day: next }, weekday);
  if (weekday === undefined) return { problem: { is: 'ambiguous', days: [last, next] } };
  const recent = onWeekday({ day: last }, weekday);
  return 'day' in recent ? { problem: { is: 'past', day: last } } : onWeekday({ day: next }, weekday);
}

const notLongAgo = 92;

function yearOf(written: string): number {
  const digits = written.replace("'", '');
  return Number(digits.length === 2 ? `20${digits}` : digits);
}

/** 29 February is not looked for in later years: who writes it in a year without one means another day. */
function nextOf(month: number, day: number, base: IsoDate): IsoDate | null {
  const year = Number(base.slice(0, 4));
  const thisYear = dayIn(year, month, day);
  return thisYear !== null && thisYear >= base ? thisYear : (dayIn(year + 1, month, day) ?? null);
}

/** "The 12th": of this month, or where it is past, of the next. */
function dayOfMonth(day: number, base: IsoDate): DayRead {
  const [thisMonth, nextMonth] = [inMonthOf(base, 0, day), inMonthOf(base, 1, day)];
  const read = thisMonth !== null && thisMonth >= base ? thisMonth : nextMonth;
  return read === null ? impossible : { day: read };
}

function inMonth(day: number, which: string | undefined, today: IsoDate): DayRead {
  const read = inMonthOf(today, which === 'next' ? 1 : 0, day);
  return read === null ? impossible : { day: read };
}

function inMonthOf(base: IsoDate, later: number, day: number): IsoDate | null {
  const [year = 0, month = 0] = monthsLater(`${base.slice(0, 7)}-01`, later)
    .split('-')
    .map(Number);
  return dayIn(year, month, day);
}

function endOf(base: IsoDate, later: number): IsoDate {
  const [year = 0, month = 0] = monthsLater(`${base.slice(0, 7)}-01`, later)
    .split('-')
    .map(Number);
  return lastDayOf(year, month);
}

function endOfNamed(found: Readonly<Record<string, string>>, { base }: From): DayRead {
  const month = monthOf(found['month'] ?? '');
  const year = Number(found['year'] ?? base.slice(0, 4));
  const end = lastDayOf(year, month);
  return { day: found['year'] === undefined && end < base ? lastDayOf(year + 1, month) : end };
}
