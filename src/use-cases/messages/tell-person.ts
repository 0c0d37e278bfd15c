import { type Directory, personById } from '#src/domain/directory.ts';
import type { Outbox } from '../ports/outbox.ts';
import type { MessageContent } from './messages.ts';
import type { ToldOfSignOff } from './without-content.ts';

/**
 * Sends somebody a direct message; what tells of a request goes by `tellAboutSignOff`. One who is known by e-mail only is not yet known to Slack, and
 * gets none.
 *
 * @param card what it is known by, where it is looked for again
 */
export async function tellPerson(
  outbox: Outbox,
  directory: Directory,
  personId: string,
  content: Exclude<MessageContent, ToldOfSignOff>,
  card?: string,
): Promise<void> {
  const { slackUserId } = personById(directory, personId);
  if (slackUserId === null) return;
  await outbox.post({ workspaceId: directory.workspace.id, to: { slackUserId }, content, ...(card !== undefined && { card }) });
}
