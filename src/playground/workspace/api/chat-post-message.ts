import { shareLinkedFiles } from '../file-access.ts';
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
  // Slack does not say whether a message that unfurls no media shares the files it links to.
  const posted = args.text('unfurl_media') === 'false' ? message : shareLinkedFiles(state, message);
  return { channel: channel.id, ts: message.ts, message: messageJson(state, posted, true) };
};
