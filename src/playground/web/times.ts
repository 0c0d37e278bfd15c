import type { DateTime } from 'luxon';
import { isoInstant } from '#src/domain/wall-clock.ts';
import { day, instant } from '#src/slack/views/instants.ts';
import type { ClockOnScreen, MessageOnScreen } from './contract.ts';
import type { Due } from './due.ts';

/** "Wednesday 9 November 2011, 09:00" */
export function inWords(at: DateTime, zone: string): string {
  return instant(isoInstant(at), zone);
}

/** "Wednesday 9 November, 09:00" */
export function withoutYear(at: DateTime, zone: string): string {
  return at.setZone(zone).setLocale('en-GB').toFormat('cccc d MMMM, HH:mm');
}

export function dueOnScreen({ at, lasts, what }: Due, zone: string): ClockOnScreen['due'][number] {
  const words = lasts === 'a day' ? `${day(isoInstant(at), zone)}, end of the day` : inWords(at, zone);
  return { at: isoOf(at, zone), words, what };
}

/** Words for instants are slow to make, and the organisation's clock stands still for many messages: kept with the instant. */
const shown = new WeakMap<DateTime, MessageOnScreen['at']>();

export function timeOnScreen(at: DateTime, zone: string): MessageOnScreen['at'] {
  const known = shown.get(at);
  if (known) return known;
  const made = { iso: isoOf(at, zone), time: at.setZone(zone).toFormat('HH:mm'), day: day(isoInstant(at), zone) };
  shown.set(at, made);
  return made;
}

/** ISO with the zone's offset. */
export function isoOf(at: DateTime, zone: string): string {
  return at.setZone(zone).toISO() ?? isoInstant(at);
}
