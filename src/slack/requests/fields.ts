import { z } from 'zod';

/** The id of a team, person or channel. */
export const id = z.string().regex(/^[A-Z][A-Z0-9]{0,63}$/);

/** What Slack gives to find or recognise something again, such as a trigger: short enough to be part of a key. */
export const word = z.string().regex(/^[\x21-\x7e]{1,255}$/);

/** Whatever somebody wrote, as PostgreSQL takes it: without NUL, and without halves of characters. */
export function text(longest: number) {
  return z.string().max(longest).transform(storable);
}

export function storable(given: string): string {
  return given.toWellFormed().replaceAll('\0', '');
}
