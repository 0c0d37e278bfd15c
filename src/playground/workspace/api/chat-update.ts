import { SlackError } from './answer.ts';
import { isMember, visibleChannel } from './channels.ts';
import { messageContent, messageMetadata } from './message-content.ts';
import { messageJson } from './message-json.ts';
import type { Method } from './method.ts';

/** New text without blocks removes the blocks; Slack marks a message as edited only where its blocks were not given. */
export const chatUpdate: Method = (state, args) => {
  const channel = visibleChannel(state, args);
  if (channel.archived) throw new SlackError('is_archived');
  if (!isMember(state, channel)) throw new SlackError('not_in_channel');
  const old = state.messages.find(channel.id, args.required('ts'));
  if (!old || old.ephemeral !== null) throw new SlackError('message_not_found');
  if (old.user !== state.bot.userId) throw new SlackError('cant_update_message');
  const { text, blocks } = messageContent(args, 'changed');
  const metadata = messageMetadata(args) ?? old.metadata;
  const edited = blocks.length > 0 ? old.edited : state.messages.nextTs();
  const message = state.messages.change(old, { text, blocks, metadata, edited });
  return { channel: channel.id, ts: message.ts, text: message.text, message: messageJson(state, message, true) };
};
