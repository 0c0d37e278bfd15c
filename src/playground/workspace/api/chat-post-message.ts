import { postableChannel, threadOf } from './channels.ts';
import { messageContent, messageMetadata } from './message-content.ts';
import { messageJson } from './message-json.ts';
import type { Method } from './method.ts';

export const chatPostMessage: Method = (state, args) => {
  const channel = postableChannel(state, args);
  const message = state.messages.add({
    channel: channel.id,
    user: state.bot.userId,
    ...messageContent(args),
    metadata: messageMetadata(args),
    threadTs: threadOf(state, channel, args),
    broadcast: args.flag('reply_broadcast'),
  });
  return { channel: channel.id, ts: message.ts, message: messageJson(state, message, true) };
};
