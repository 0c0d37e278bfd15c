import type { DateTime } from 'luxon';
import { type Note, titleOfMessage } from './messages.ts';
import type { OutgoingMessage } from './ports/outgoing.ts';
import type { Stores } from './ports/stores.ts';
import { tellSecretariat } from './tell-secretariat.ts';

export type Parked = {
  /**
   * Nobody can tell whether Slack has it; Slack will not take it as it is, and trying again would not change that; or Slack lets nobody change what
   * stands: what may not be read any more, or what is no longer so
   */
  readonly because: 'uncertain' | 'refused' | 'still_shown' | 'not_changed';
  /** Slack's own word for it, or ours */
  readonly problem: string;
};

/** Parks a message, neither lost nor sent twice, so that what comes after it goes on, until the secretariat gives its word. */
export async function parkMessage(
  need: Pick<Stores, 'directories' | 'outbox' | 'outgoing'>,
  message: OutgoingMessage,
  { because, problem }: Parked,
  now: DateTime,
): Promise<void> {
  const isNew = await need.outgoing.park(message, problem);
  if (!isNew) return;
  const directory = await need.directories.ofTeam(message.team);
  if (!directory || (message.content.kind === 'note' && message.kind === 'post')) return;
  const about = { kind: 'note', messageId: message.id, what: titleOfMessage(message.content) } as const;
  const channelId = 'channelId' in message.to ? message.to.channelId : null;
  await tellSecretariat(need.outbox, directory, noteOf(because), now);

  function noteOf(why: Parked['because']): Note {
    if (why === 'still_shown' || why === 'not_changed') return { ...about, about: why, channelId, problem };
    return why === 'refused' ? { ...about, about: why, problem } : { ...about, about: 'parked', channelId };
  }
}
