import type { DateTime } from 'luxon';
import { current, type Directory } from '#src/domain/directory.ts';
import type { SignOffNote } from './messages/sign-off-note.ts';
import type { Note } from './messages.ts';
import type { Outbox } from './ports/outbox.ts';
import { tellPerson } from './tell-person.ts';

/** Sends a note to each person of the secretariat by direct message. `card`: what its copies are known by, where they are looked for again. */
export async function tellSecretariat(
  outbox: Outbox,
  directory: Directory,
  note: Note | SignOffNote,
  now: DateTime,
  card?: string,
): Promise<void> {
  for (const { personId } of current(directory.secretaries, now)) await tellPerson(outbox, directory, personId, note, card);
}
