/** The wall clock of an instant written with its offset, as a date-time input has it: "2011-11-14T09:00". */
export function wallClock(iso: string): string {
  return iso.slice(0, 16);
}

/** What speaks against setting the clock to this, in words; null where nothing does. `words` is the time it is now. */
export function problemWithTime(to: string, now: { readonly now: string; readonly words: string }): string | null {
  if (to === '') return 'Give a date and a time.';
  return to < wallClock(now.now) ? `The clock never runs backwards. Choose a time from ${now.words} on.` : null;
}
