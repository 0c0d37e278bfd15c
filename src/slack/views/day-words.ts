import type { NotADay } from '#src/domain/read-days.ts';
import { weekdayAndDate } from './instants.ts';

/** What was read in a phrase that is no day to act on, and what was not: plain text. */
export function notADayWords({ typed, problem, within }: NotADay): string {
  const said = `“${typed.slice(0, 200)}”`;
  switch (problem.is) {
    case 'unknown':
      return within === null
        ? `${said} was not understood as a day`
        : `${said} was not understood, only “${within.typed}” in it (${weekdayAndDate(within.day)})`;
    case 'impossible':
      return `${said} is no day of the calendar, read as day, month, year`;
    case 'past':
      return `${said} was read as ${weekdayAndDate(problem.day)}, which has passed`;
    case 'far':
      return `${said} was read as ${weekdayAndDate(problem.day)}, which is more than twenty years ahead`;
    case 'other_weekday':
      return `${said} contradicts itself: that day is ${weekdayAndDate(problem.day)}`;
    case 'ambiguous':
      return `${said} can be ${problem.days.map(weekdayAndDate).join(' or ')}: write the date`;
  }
}
