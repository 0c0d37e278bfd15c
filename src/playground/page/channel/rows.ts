import type { MessageOnScreen } from '../../web/contract.ts';

export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly day: string }
  /** What stands below has not been seen before */
  | { readonly kind: 'new'; readonly key: string }
  /** Between what began a thread and what was replied */
  | { readonly kind: 'replies'; readonly key: string; readonly count: number }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: MessageOnScreen;
      readonly follows: boolean;
      readonly replies: number;
    };

/** How long one person's messages stand under one name. */
const togetherMinutes = 5;

/** What stands in a channel itself, replies in threads left out. */
export function inChannel(messages: readonly MessageOnScreen[], channel: string): MessageOnScreen[] {
  return messages.filter((message) => message.channel === channel && (message.thread === null || message.broadcast));
}

/** The first message of a thread, null where it is gone, and the replies. */
export function threadOf(messages: readonly MessageOnScreen[], channel: string, thread: string) {
  const here = messages.filter((message) => message.channel === channel);
  return { root: here.find(({ ts }) => ts === thread) ?? null, replies: here.filter((message) => message.thread === thread) };
}

/** The ts of the first message that a person has neither seen nor written, nor brought about; `seen` is the ts of the last that they have seen, where that is known. */
export function firstUnseen(shown: readonly MessageOnScreen[], seen: string | null, you: string): string | null {
  if (seen === null) return null;
  return shown.find(({ ts, author, private: onlyYou }) => ts > seen && author.id !== you && !onlyYou)?.ts ?? null;
}

/** Messages with a divider where a day begins, and one before what is new from `firstNew` on. */
export function rows(shown: readonly MessageOnScreen[], all: readonly MessageOnScreen[], firstNew: string | null): Row[] {
  const replies = countReplies(all);
  return shown.flatMap((message, index) => {
    const before = shown[index - 1];
    const dividers: Row[] = [];
    if (before?.at.day !== message.at.day) dividers.push({ kind: 'day', key: `day ${message.ts}`, day: message.at.day });
    if (message.ts === firstNew && before !== undefined) dividers.push({ kind: 'new', key: 'new' });
    const follows = before !== undefined && dividers.length === 0 && standsUnder(before, message);
    const row: Row = {
      kind: 'message',
      key: message.ts,
      message,
      follows,
      replies: replies.get(threadKey(message.channel, message.ts)) ?? 0,
    };
    return [...dividers, row];
  });
}

/** A thread: its first message, how many replied, and the replies. */
export function threadRows(root: MessageOnScreen | null, replies: readonly MessageOnScreen[]): Row[] {
  const below = rows(replies, [], null);
  if (root === null) return below;
  const divider: Row = { kind: 'replies', key: 'replies', count: replies.length };
  const sameDay = replies[0]?.at.day === root.at.day;
  return [...rows([root], [], null), divider, ...below.slice(sameDay ? 1 : 0)];
}

export function repliesInWords(count: number): string {
  if (count === 0) return 'No replies yet';
  return count === 1 ? '1 reply' : `${count} replies`;
}

function standsUnder(before: MessageOnScreen, message: MessageOnScreen): boolean {
  const sameHand = before.author.id === message.author.id && !before.private && !message.private && !message.broadcast;
  return sameHand && Date.parse(message.at.iso) - Date.parse(before.at.iso) < togetherMinutes * 60_000;
}

function countReplies(messages: readonly MessageOnScreen[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { channel, thread } of messages) {
    if (thread === null) continue;
    const key = threadKey(channel, thread);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function threadKey(channel: string, thread: string): string {
  return `${channel} ${thread}`;
}
