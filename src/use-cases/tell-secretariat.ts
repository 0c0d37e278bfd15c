import type { DateTime } from 'luxon';
import { current, type Directory } from '#src/domain/directory.ts';
import type { Note } from './messages.ts';
import type { Outbox } from './ports/outbox.ts';
import { tellPerson } from './tell-person.ts';

/** Sends a note to each person of the secretariat by direct message. */
export async function tellSecretariat(outbox: Outbox, directory: Directory, note: Note, now: DateTime): Promise<void> {
  for (const { personId } of current(directory.secretaries, now)) await tellPerson(outbox, directory, personId, note);
}
