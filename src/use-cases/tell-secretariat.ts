import type { DateTime } from 'luxon';
import { current, type Directory, personById } from '#src/domain/directory.ts';
import type { Note } from './messages.ts';
import type { Outbox } from './ports/outbox.ts';

/** Sends a note to each person of the secretariat by direct message. One who is known by e-mail only is not yet known to Slack. */
export async function tellSecretariat(outbox: Outbox, directory: Directory, note: Note, now: DateTime): Promise<void> {
  for (const { personId } of current(directory.secretaries, now)) {
    const { slackUserId } = personById(directory, personId);
    if (slackUserId !== null) await outbox.post({ workspaceId: directory.workspace.id, to: { slackUserId }, content: note });
  }
}
