import { DateTime, IANAZone } from 'luxon';

/** A calendar day without an instant: YYYY-MM-DD. */
export type IsoDate = string;

/** The day an instant falls on, in the instant's own zone. */
export function dayOf(instant: DateTime): IsoDate {
  return instant.toFormat('yyyy-MM-dd');
}

/** The day that many days later (negative: earlier). */
export function shiftDay(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The instant at which clocks in `zone` show that many minutes after midnight on that day (1440: the next midnight), in that zone.
 * A time shown twice (clocks go back) is the first of the two; a time never shown (clocks go forward) is as much later as the clocks moved.
 */
export function atWallClock(day: IsoDate, minutes: number, zone: string): DateTime {
  // Luxon resolves such times by the offset it starts from, which depends on the machine's clock: here by the offsets around that day.
  const shown = DateTime.fromISO(day, { zone: 'utc' }).plus({ minutes });
  const offsets = IANAZone.create(zone);
  const before = offsets.offset(shown.minus({ days: 1 }).toMillis());
  const after = offsets.offset(shown.plus({ days: 1 }).toMillis());
  const candidates = [before, after].map((offset) => shown.minus({ minutes: offset }));
  const reading = candidates.find((instant) => offsets.offset(instant.toMillis()) === shown.diff(instant, 'minutes').minutes);
  return (reading ?? shown.minus({ minutes: before })).setZone(zone);
}

/** Nine o'clock of a day in `zone`, when people are first bothered. */
export function atNine(day: IsoDate, zone: string): DateTime {
  return atWallClock(day, 9 * 60, zone);
}

/** Minutes after midnight that clocks show at an instant, in the instant's own zone. */
export function minutesOfDay(instant: DateTime): number {
  return instant.hour * 60 + instant.minute + instant.second / 60 + instant.millisecond / 60_000;
}

/** The last millisecond of a day in `zone`: until then a deadline of that day is kept. */
export function endOfDay(day: IsoDate, zone: string): DateTime {
  return atWallClock(day, 24 * 60, zone).minus({ milliseconds: 1 });
}

/** An instant as text for what is frozen: ISO in UTC with milliseconds. */
export function isoInstant(instant: DateTime): string {
  return instant.toJSDate().toISOString();
}

/** "London time", of an IANA zone. Abbreviations would not do: BST is that of Britain and of Bangladesh. */
export function zoneInWords(zone: string): string {
  return `${zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')} time`;
}
