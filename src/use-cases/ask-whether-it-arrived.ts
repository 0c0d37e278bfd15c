import type { DateTime } from 'luxon';
import { titleOfMessage } from './messages.ts';
import type { OutgoingMessage } from './ports/outgoing.ts';
import type { Stores } from './ports/stores.ts';
import { tellSecretariat } from './tell-secretariat.ts';

/** Nobody can tell whether Slack has a message: it is parked, neither lost nor sent twice, until the secretariat says whether it arrived. */
export async function askWhetherItArrived(
  need: Pick<Stores, 'directories' | 'outbox' | 'outgoing'>,
  message: OutgoingMessage,
  problem: string,
  now: DateTime,
): Promise<void> {
  await need.outgoing.park(message, problem);
  const directory = await need.directories.ofTeam(message.team);
  if (!directory || message.content.kind === 'note') return;
  const channelId = 'channelId' in message.to ? message.to.channelId : null;
  await tellSecretariat(
    need.outbox,
    directory,
    { kind: 'note', about: 'parked', messageId: message.id, channelId, what: titleOfMessage(message.content) },
    now,
  );
}
