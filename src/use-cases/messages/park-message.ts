import type { DateTime } from 'luxon';
import type { OutgoingMessage, Parked } from '../ports/outgoing.ts';
import type { Stores } from '../ports/stores.ts';
import { type ParkedNote, titleOfMessage } from './messages.ts';
import { tellSecretariat } from './tell-secretariat.ts';

/** Parks a message, neither lost nor sent twice, so that what comes after it goes on, until the secretariat gives its word. */
export async function parkMessage(
  need: Pick<Stores, 'directories' | 'outbox' | 'outgoing'>,
  message: OutgoingMessage,
  parked: Parked,
  now: DateTime,
): Promise<void> {
  const isNew = await need.outgoing.park(message, parked);
  if (!isNew) return;
  const directory = await need.directories.ofTeam(message.team);
  if (!directory || (message.content.kind === 'note' && message.kind === 'post')) return;
  await tellSecretariat(need.outbox, directory, noteOfParked(message, titleOfMessage(message.content), parked), now);
}

/** What the secretariat is asked about a parked message, and answers. */
export function noteOfParked({ id, to }: Pick<OutgoingMessage, 'id' | 'to'>, what: string, { because, problem }: Parked): ParkedNote {
  const about = { kind: 'note', messageId: id, what } as const;
  const channelId = 'channelId' in to ? to.channelId : null;
  switch (because) {
    case 'uncertain':
      return { ...about, about: 'parked', channelId };
    case 'refused':
      return { ...about, about: because, problem };
    case 'still_shown':
    case 'not_changed':
      return { ...about, about: because, channelId, problem };
  }
}
