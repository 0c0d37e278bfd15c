import type { DateTime } from 'luxon';
import { type Directory, secretariat } from '#src/domain/directory.ts';
import type { Outbox } from '../ports/outbox.ts';
import type { Note } from './messages.ts';
import { tellPerson } from './tell-person.ts';

/**
 * Sends a note to each person of the secretariat by direct message.
 *
 * @param card what the note is known by, where it is looked for again
 */
export async function tellSecretariat(outbox: Outbox, directory: Directory, note: Note, now: DateTime, card?: string): Promise<void> {
  for (const personId of secretariat(directory, now)) await tellPerson(outbox, directory, personId, note, card);
}
