import type { MessageOnScreen, Screen } from '../../web/contract.ts';

/** The ts of the last message read, by channel. */
export type ReadMarks = Readonly<Record<string, string>>;

/** How many messages wait unread, by channel. Replies in threads do not count, nor does what the person wrote. */
export function countUnread({ messages, you }: Pick<Screen, 'messages' | 'you'>, marks: ReadMarks): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const message of messages) {
    if (!countsAsNew(message, you) || message.ts <= (marks[message.channel] ?? '')) continue;
    counts[message.channel] = (counts[message.channel] ?? 0) + 1;
  }
  return counts;
}

/** The ts of the last message of a channel; null where it is empty. */
export function lastIn(messages: readonly MessageOnScreen[], channel: string): string | null {
  return messages.findLast((message) => message.channel === channel)?.ts ?? null;
}

function countsAsNew({ author, thread, broadcast }: MessageOnScreen, you: string): boolean {
  return author.id !== you && (thread === null || broadcast);
}
