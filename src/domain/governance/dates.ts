import { DateTime } from 'luxon';
import { atWallClock, isoInstant } from '../wall-clock.ts';

/** What is wrong with a date given as yyyy-MM-dd, or null. */
export function faultInDate(text: string): string | null {
  const form = /^(\d{4})-(\d{2})-\d{2}$/.exec(text);
  if (!form) return `expected a date such as 2011-11-09, found "${text}"`;
  if (DateTime.fromISO(text, { zone: 'utc' }).isValid) return null;
  const month = DateTime.fromISO(`${form[1]}-${form[2]}-01`, { zone: 'utc', locale: 'en-GB' });
  const days = month.isValid ? `: ${month.toFormat('LLLL yyyy')} has ${month.daysInMonth} days` : '';
  return `${text} is no date${days}`;
}

/** What is wrong with a local wall time given as yyyy-MM-ddTHH:mm, or null. With a zone: also that it exists there. */
export function faultInWallTime(text: string, zone: string | null): string | null {
  const form = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})$/.exec(text);
  if (!form?.[1]) return `expected a local date and time such as 2011-11-23T14:00 (no zone: it is the body's), found "${text}"`;
  const date = faultInDate(form[1]);
  if (date) return date;
  if (faultInTimeOfDay(`${form[2]}:${form[3]}`)) return `${form[2]}:${form[3]} is no time of day`;
  if (zone === null || wallTime(wallInstant(text, zone), zone) === text) return null;
  return `${form[2]}:${form[3]} does not exist on that day in ${zone}: the clocks go forward`;
}

/** What is wrong with a time of day given as HH:mm, or null. */
export function faultInTimeOfDay(text: string): string | null {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? null : `expected a time of day from "00:00" to "23:59", found "${text}"`;
}

/** The instant of a local wall time yyyy-MM-ddTHH:mm in its zone. */
export function wallInstant(text: string, zone: string): DateTime {
  const minutes = Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16));
  return valid(atWallClock(text.slice(0, 10), minutes, zone).toUTC());
}

/** An instant as local wall time yyyy-MM-ddTHH:mm in a zone. */
export function wallTime(instant: DateTime, zone: string): string {
  return valid(instant.setZone(zone)).toFormat("yyyy-MM-dd'T'HH:mm");
}

/** `since` as an instant: the start of that day in the zone. An instant given as ISO text with its offset stays as it is. */
export function sinceInstant(since: string, zone: string): DateTime {
  return isDate(since) ? valid(atWallClock(since, 0, zone).toUTC()) : exact(since);
}

/** `until` as the first instant at which it no longer holds: the end of that day in the zone. */
export function untilInstant(until: string, zone: string): DateTime {
  return isDate(until) ? valid(atWallClock(until, 24 * 60, zone).toUTC()) : exact(until);
}

/** The way back from `sinceInstant`: a date where the instant is the start of a day, else the instant. */
export function sinceText(instant: DateTime, zone: string): string {
  return isStartOfDay(instant, zone) ? instant.setZone(zone).toFormat('yyyy-MM-dd') : iso(instant);
}

/** The way back from `untilInstant`. */
export function untilText(instant: DateTime, zone: string): string {
  return isStartOfDay(instant, zone) ? instant.setZone(zone).minus({ days: 1 }).toFormat('yyyy-MM-dd') : iso(instant);
}

/** Whether an instant is the start of a day in the zone: by this a day that the file names is told from the instant of an application. */
export function isStartOfDay(instant: DateTime, zone: string): boolean {
  const local = instant.setZone(zone);
  return local.equals(local.startOf('day'));
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

function exact(text: string): DateTime {
  return valid(DateTime.fromISO(text, { zone: 'utc' }));
}

function iso(instant: DateTime): string {
  return isoInstant(valid(instant));
}

function valid(instant: DateTime): DateTime {
  if (!instant.isValid) throw new Error(`Not an instant: ${instant.invalidExplanation}`);
  return instant;
}
