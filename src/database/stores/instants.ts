import { DateTime } from 'luxon';

/** A database instant as the domain's. */
export function instant(date: Date): DateTime {
  return DateTime.fromJSDate(date, { zone: 'utc' });
}

export function instantOrNull(date: Date | null): DateTime | null {
  return date === null ? null : instant(date);
}

/** An instant as PostgreSQL writes it in JSON. */
export function instantOfText(text: string): DateTime {
  return instant(new Date(text));
}

export function instantOfTextOrNull(text: string | null): DateTime | null {
  return text === null ? null : instantOfText(text);
}

/** An ISO date as a date column takes it. */
export function dayColumn(day: string): Date {
  return new Date(day);
}

/** The way back. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
