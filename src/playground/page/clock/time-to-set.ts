/** The wall clock of an instant written with its offset, as a date-time input has it: "2011-11-14T09:00". */
export function wallClock(iso: string): string {
  return iso.slice(0, 16);
}

const lastYear = 2100;

/** Whether it is so far ahead that it may have been mistyped; both are wall clocks. */
export function moreThanAYearAhead(to: string, now: string): boolean {
  return to > `${yearOf(now) + 1}${now.slice(4)}`;
}

/** A date-time input takes years of up to six digits. */
function yearOf(wallClockTime: string): number {
  return Number(wallClockTime.split('-')[0]);
}

/** What speaks against setting the clock to this, in words; null where nothing does. `words` is the time it is now. */
export function problemWithTime(to: string, now: { readonly now: string; readonly words: string }): string | null {
  if (to === '') return 'Give a date and a time.';
  if (yearOf(to) > lastYear) return `The clock goes no further than the year ${lastYear}.`;
  return to < wallClock(now.now) ? `The clock never runs backwards. Choose a time from ${now.words} on.` : null;
}
