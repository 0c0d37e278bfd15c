import { monthPattern, weekdayPattern } from './calendar-words.ts';
import { type DayProblem, type DayRead, readDay } from './read-day.ts';
import type { IsoDate } from './wall-clock.ts';

/** A part of what was typed that is no day, with the longest part of it that by itself would be one. */
export type NotADay = {
  readonly typed: string;
  readonly problem: DayProblem;
  readonly within: { readonly typed: string; readonly day: IsoDate } | null;
};

/** Days in the order in which they stand, and what is none. Where anything is none, nothing may be done by the others. */
export type DaysRead = { readonly days: readonly IsoDate[]; readonly unread: readonly NotADay[] };

const between = /\s*(?:[,;]|\s[-\u2013\u2014]+\s|\b(?:until|till?|to|through|up to)\b)\s*/iu;
const before = /^\s*(?:from|starting|beginning)\b(?:\s+on\b)?\s*/iu;
const after = /(?:\s*\b(?:inclusive|including|on)\b|[\s.])+$/iu;

/**
 * Whole days as people write them in Britain: "12 March", "next Thursday", "end of March", "12/03/2027", and two of them with "until" between. Each part
 * is read as a whole or not at all.
 *
 * @param today in the zone of whoever's days these are
 */
export function readDays(typed: string, today: IsoDate): DaysRead {
  const parts = withMonths(
    withinDates(typed)
      .split(between)
      .map((part) => part.replace(before, '').replace(after, '').trim()),
  ).filter((part) => part !== '');
  const days: IsoDate[] = [];
  const unread: NotADay[] = [];
  for (const part of parts) {
    for (const { phrase, read } of phrasesIn(part, today, days[0] ?? today)) {
      if ('day' in read) days.push(read.day);
      else unread.push({ typed: phrase, problem: read.problem, within: longestWithin(phrase, today) });
    }
  }
  return { days, unread };
}

/** A comma within a date parts nothing: "Monday, 14 November" and "November 14, 2011". */
function withinDates(typed: string): string {
  return typed
    .replaceAll(new RegExp(`\\b(${weekdayPattern}),(?=\\s*\\d)`, 'giu'), '$1 ')
    .replaceAll(new RegExp(`\\b((?:${monthPattern})(?:\\s+\\d{1,2}(?:st|nd|rd|th)?)?),(?=\\s*\\d{4}\\b)`, 'giu'), '$1 ');
}

/** "from 1 to 3 Dec" and "12-20 March": the first is of the month of the second. */
function withMonths(parts: readonly string[]): string[] {
  const apart = parts.flatMap((part) => {
    const [, first, rest] =
      new RegExp(`^(\\d{1,2}(?:st|nd|rd|th)?)\\s*[-\\u2013\\u2014]\\s*(\\d{1,2}(?:st|nd|rd|th)?\\s+(?:${monthPattern})\\b.*)$`, 'iu').exec(
        part,
      ) ?? [];
    return first && rest ? [first, rest] : [part];
  });
  return apart.map((part, index) => {
    const following = new RegExp(`^\\d{1,2}(?:st|nd|rd|th)?(?: of)?\\s+((?:${monthPattern})\\b.*)$`, 'iu').exec(
      apart[index + 1] ?? '',
    )?.[1];
    return following !== undefined && /^\d{1,2}(?:st|nd|rd|th)?$/.test(part) ? `${part} ${following}` : part;
  });
}

type Phrase = { readonly phrase: string; readonly read: DayRead };

/** One day, or two that stand side by side: "12 March 20 March". */
function phrasesIn(part: string, today: IsoDate, base: IsoDate): Phrase[] {
  const whole = readDay(part, { today, base });
  if ('day' in whole || whole.problem.is !== 'unknown') return [{ phrase: part, read: whole }];
  const words = part.split(/\s+/);
  const pairs = words.slice(0, 12).flatMap((_, index) => {
    const [one, other] = [words.slice(0, index).join(' '), words.slice(index).join(' ')];
    const first = readDay(one, { today, base });
    const second = 'day' in first ? readDay(other, { today, base: first.day }) : null;
    return second && 'day' in second
      ? [
          [
            { phrase: one, read: first },
            { phrase: other, read: second },
          ],
        ]
      : [];
  });
  const [pair, another] = pairs;
  return pair && !another ? pair : [{ phrase: part, read: whole }];
}

/** Looked for among the first words alone: anybody can type thousands. */
function longestWithin(phrase: string, today: IsoDate): NotADay['within'] {
  const words = phrase.split(/\s+/).slice(0, 12);
  for (let length = words.length - 1; length > 0; length--) {
    for (let start = 0; start + length <= words.length; start++) {
      const typed = words.slice(start, start + length).join(' ');
      const read = readDay(typed, { today, base: today });
      if ('day' in read) return { typed, day: read.day };
    }
  }
  return null;
}
