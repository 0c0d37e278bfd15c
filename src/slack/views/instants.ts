import { DateTime } from 'luxon';
import { zoneInWords } from '#src/domain/wall-clock.ts';

/** "Monday 14 November 2011, 09:00" in this zone. Instants come as ISO strings in UTC. */
export function instant(iso: string, zone: string): string {
  return inZone(iso, zone).toFormat('cccc d MMMM yyyy, HH:mm');
}

/** "Mon 14 Nov 2011, 09:00" in this zone. */
export function shortInstant(iso: string, zone: string): string {
  return inZone(iso, zone).toFormat('ccc d LLL yyyy, HH:mm');
}

/** "Mon 14 Nov 2011, 09:00 (London time)": for the first of the instants that are derived from a meeting, and any that stands alone. */
export function zonedInstant(iso: string, zone: string): string {
  return `${shortInstant(iso, zone)} (${zoneInWords(zone)})`;
}

/** "Tuesday 15 November 2011" in this zone: for deadlines, which last until the end of their day. */
export function day(iso: string, zone: string): string {
  return inZone(iso, zone).toFormat('cccc d MMMM yyyy');
}

/** The last day of what ended at this instant: a seat that ends with the 15th ends as the 16th begins. */
export function lastDay(iso: string, zone: string): string {
  return inZone(iso, zone).minus({ milliseconds: 1 }).toFormat('cccc d MMMM yyyy');
}

/** "14 November 2011" in this zone. */
export function date(iso: string, zone: string): string {
  return inZone(iso, zone).toFormat('d MMMM yyyy');
}

/** "14 November 2011" of an ISO date, which is the same day in every zone. */
export function calendarDay(isoDate: string): string {
  return date(`${isoDate}T00:00:00Z`, 'utc');
}

/** "Monday 14 November 2011" of an ISO date: where it is said how a day was read. */
export function weekdayAndDate(isoDate: string): string {
  return day(`${isoDate}T00:00:00Z`, 'utc');
}

/** "today", "yesterday", "12 days ago": by calendar days in this zone, seen from `seenAt`. */
export function age(iso: string, seenAt: string, zone: string): string {
  const days = Math.round(inZone(seenAt, zone).startOf('day').diff(inZone(iso, zone).startOf('day'), 'days').days);
  if (days <= 0) return 'today';
  return days === 1 ? 'yesterday' : `${days} days ago`;
}

/** How many days lie between an ISO date and the day of this instant in this zone; below zero where it has passed. */
export function daysUntil(iso: string, isoDate: string, zone: string): number {
  return Math.round(inZone(iso, zone).startOf('day').diff(inZone(isoDate, zone), 'days').days);
}

function inZone(iso: string, zone: string): DateTime {
  const found = DateTime.fromISO(iso, { zone, locale: 'en-GB' });
  if (!found.isValid) throw new Error(`Not an instant that can be shown: ${iso} in ${zone}`);
  return found;
}
