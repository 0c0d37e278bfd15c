import type { DateTime } from 'luxon';
import { titleOfMessage } from './messages.ts';
import type { OutgoingMessage } from './ports/outgoing.ts';
import type { Stores } from './ports/stores.ts';
import { tellSecretariat } from './tell-secretariat.ts';

/** Slack will not take a message as it is, and trying again would not change that: it is parked, so that what comes after it goes on, and the secretariat is told. */
export async function reportRefusedMessage(
  need: Pick<Stores, 'directories' | 'outbox' | 'outgoing'>,
  message: OutgoingMessage,
  problem: string,
  now: DateTime,
): Promise<void> {
  await need.outgoing.park(message, problem);
  const directory = await need.directories.ofTeam(message.team);
  if (!directory || message.content.kind === 'note') return;
  const note = { kind: 'note', about: 'refused', messageId: message.id, what: titleOfMessage(message.content), problem } as const;
  await tellSecretariat(need.outbox, directory, note, now);
}
