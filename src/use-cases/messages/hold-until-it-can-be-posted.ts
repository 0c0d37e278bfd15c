import type { DateTime } from 'luxon';
import { type Directory, type Person, personById, personBySlackId } from '#src/domain/directory.ts';
import type { OutgoingMessage } from '../ports/outgoing.ts';
import type { Stores } from '../ports/stores.ts';
import { titleOfMessage } from './messages.ts';
import { tellSecretariat } from './tell-secretariat.ts';

/**
 * Slack does not let the app post a message where it belongs (not invited, archived). It is held until it can be posted there; the
 * person who acted is told, approvers are asked by direct message instead, and the secretariat is told once for each place, and of each digest. Of a
 * change of what stands there only the secretariat is told, once for each place too.
 */
export async function holdUntilItCanBePosted(
  need: Pick<Stores, 'directories' | 'outbox' | 'outgoing'>,
  unsent: OutgoingMessage,
  problem: string,
  now: DateTime,
): Promise<void> {
  const { message, newToMessage, newToPlace } = await need.outgoing.hold(unsent, problem);
  const directory = await need.directories.ofTeam(message.team);
  // A note about a message that cannot be posted is not worth another note; a reply in a held thread is told of with its thread.
  if (!newToMessage || !directory || message.content.kind === 'note' || message.beforeItsThread) return;
  if (message.kind === 'update') {
    const { to } = message;
    const what = titleOfMessage(message.content);
    const note = { kind: 'note', about: 'cannot_change', channelId: 'channelId' in to ? to.channelId : null, what, problem } as const;
    if (newToPlace) await tellSecretariat(need.outbox, directory, note, now);
    return;
  }
  if ('slackUserId' in message.to) {
    const { slackUserId } = message.to;
    const who = { slackUserId, ...withName(personBySlackId(directory, slackUserId, now)) };
    await tellSecretariat(
      need.outbox,
      directory,
      { kind: 'note', about: 'cannot_reach', ...who, what: titleOfMessage(message.content), problem },
      now,
    );
    return;
  }
  const { channelId } = message.to;
  await tellWhoActed(need, directory, message, channelId, problem);
  await askByDirectMessage(need, message);
  const digest = message.content.kind === 'digest_summary' ? { what: titleOfMessage(message.content) } : null;
  if (newToPlace || digest)
    await tellSecretariat(need.outbox, directory, { kind: 'note', about: 'cannot_post', channelId, problem, ...digest }, now);
}

function withName(person: Person | null): { readonly person?: string } {
  return person === null ? {} : { person: person.name };
}

async function tellWhoActed(
  need: Pick<Stores, 'outbox'>,
  directory: Directory,
  message: OutgoingMessage,
  channelId: string,
  problem: string,
): Promise<void> {
  const slackUserId = message.actorId === null ? null : personById(directory, message.actorId).slackUserId;
  if (slackUserId === null) return;
  const content = { kind: 'note', about: 'saved_but_not_shown', what: titleOfMessage(message.content), channelId, problem } as const;
  await need.outbox.post({ workspaceId: message.workspaceId, to: { slackUserId }, content });
}

async function askByDirectMessage(need: Pick<Stores, 'outbox'>, { content, card, workspaceId }: OutgoingMessage): Promise<void> {
  if (content.kind !== 'sign_off_card' || content.decideFor === null) return;
  const { signOffBodyId } = content.decideFor;
  const asked = content.steps.flatMap(({ bodies }) => bodies).find((body) => body.signOffBodyId === signOffBodyId);
  for (const { slackUserId } of asked?.waitingFor ?? []) {
    if (slackUserId !== null) await need.outbox.post({ workspaceId, to: { slackUserId }, content, ...(card !== null && { card }) });
  }
}
