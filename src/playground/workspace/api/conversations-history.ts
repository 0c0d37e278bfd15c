import type { Message } from '../model.ts';
import { SlackError } from './answer.ts';
import type { Arguments } from './arguments.ts';
import { readableChannel } from './channels.ts';
import { messageJson } from './message-json.ts';
import type { Method } from './method.ts';
import { page } from './page.ts';

/** The channel's own messages, the newest first; replies only where they were also sent to the channel. */
export const conversationsHistory: Method = (state, args) => {
  const channel = readableChannel(state, args);
  const standing = state.messages.in(channel.id, null).filter((message) => message.threadTs === null || message.broadcast);
  const found = page(within(standing, args).reverse(), args, 100);
  const withMetadata = args.flag('include_all_metadata');
  return { messages: found.items.map((message) => messageJson(state, message, withMetadata)), has_more: found.more, ...found.next };
};

/** A thread's parent and its replies, the oldest first. */
export const conversationsReplies: Method = (state, args) => {
  const channel = readableChannel(state, args);
  const ts = args.required('ts');
  const parent = state.messages.find(channel.id, ts);
  if (!parent || parent.ephemeral !== null) throw new SlackError('thread_not_found');
  const thread = state.messages.in(channel.id, null).filter((message) => message.ts === ts || message.threadTs === ts);
  const found = page(within(thread, args), args, 1000);
  const withMetadata = args.flag('include_all_metadata');
  return { messages: found.items.map((message) => messageJson(state, message, withMetadata)), has_more: found.more, ...found.next };
};

/** Between `oldest` and `latest`, themselves left out unless `inclusive` says otherwise. */
function within(messages: readonly Message[], args: Arguments): Message[] {
  const oldest = args.text('oldest');
  const latest = args.text('latest');
  const inclusive = args.flag('inclusive');
  return messages.filter(({ ts }) => {
    if (inclusive && (same(ts, oldest) || same(ts, latest))) return true;
    return (oldest === null || microseconds(ts) > microseconds(oldest)) && (latest === null || microseconds(ts) < microseconds(latest));
  });
}

function same(ts: string, bound: string | null): boolean {
  return bound !== null && microseconds(ts) === microseconds(bound);
}

/** Time stamps have more digits than a number holds exactly, so they are compared as whole microseconds. */
function microseconds(ts: string): bigint {
  const [seconds = '', fraction = ''] = ts.split('.');
  if (!/^\d+$/.test(seconds) || !/^\d*$/.test(fraction)) throw new SlackError('invalid_arguments');
  return BigInt(seconds + fraction.padEnd(6, '0').slice(0, 6));
}
