import { randomBytes } from 'node:crypto';

/** An id in Slack's form: a letter for the kind, then capitals and digits. */
export function newId(letter: string): string {
  return `${letter}${randomBytes(5).toString('hex').toUpperCase()}`;
}
