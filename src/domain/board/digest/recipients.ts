import type { DateTime } from 'luxon';
import { bodyByKey, type Directory, holdsAt } from '../../directory.ts';

export type DigestRecipient = { readonly bodyId: string; readonly body: string; readonly channelId: string | null };

/** The bodies with these keys and where each can be reached: one that is no more, or has no channel, gets nothing. */
export function recipientsOf(directory: Directory, keys: readonly string[], now: DateTime): DigestRecipient[] {
  return keys
    .map((key) => bodyByKey(directory, key))
    .map((body) => ({ bodyId: body.id, body: body.name, channelId: holdsAt(body, now) ? body.channelId : null }));
}
