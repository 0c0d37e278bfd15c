import { en } from 'chrono-node';
import type { IsoDate } from '#src/domain/wall-clock.ts';

/** Days found in a text, in order, and what of it is neither a day nor a word between days. */
export type DaysRead = { readonly days: readonly IsoDate[]; readonly unread: string };

/** What may stand around days: "from Monday until the end of March". */
const around = /\b(?:until|till?|to|through|up to|and|on|the|inclusive|including)\b|[-–—,;:.()]/gi;

/**
 * Whole days as people write them in Britain: "12 March", "next Thursday", "end of March", "12/03/2027". One without a year is the next there is.
 * A month alone is no day, nor is a time of day.
 *
 * @param today from which "tomorrow" is counted
 */
export function readDays(typed: string, today: IsoDate): DaysRead {
  // To the library "now" is a time of day, and "from 1 Dec" begins with one.
  const text = typed.replaceAll(/\bnow\b/gi, 'today').replaceAll(/\b(?:from|starting|beginning)\b/gi, ' ');
  // At noon in UTC, so that no zone makes another day of it.
  const reference = { instant: new Date(`${today}T12:00:00Z`), timezone: 0 };
  const found = en.GB.parse(text, reference, { forwardDate: true });
  const days: IsoDate[] = [];
  let unread = '';
  let end = 0;
  for (const { index, text: written, start, end: last } of found) {
    const read = [start, ...(last ? [last] : [])].map(dayIn);
    if (read.includes(null)) continue;
    days.push(...read.filter((day) => day !== null));
    unread += `${text.slice(end, index)} `;
    end = index + written.length;
  }
  return { days, unread: `${unread}${text.slice(end)}`.replaceAll(around, ' ').replaceAll(/\s+/g, ' ').trim() };
}

type Components = ReturnType<typeof en.GB.parse>[number]['start'];

/** Of a week the day is known as well, and of "tomorrow". */
function dayIn(components: Components): IsoDate | null {
  const isDay = components.isCertain('day') || components.isCertain('weekday');
  const [year, month, day] = [components.get('year'), components.get('month'), components.get('day')];
  if (!isDay || components.isCertain('hour') || year === null || month === null || day === null) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
