import { SlackError } from './answer.ts';
import { postableChannel, threadOf } from './channels.ts';
import { messageContent } from './message-content.ts';
import type { Method } from './method.ts';

export const chatPostEphemeral: Method = (state, args) => {
  const channel = postableChannel(state, args);
  const user = args.required('user');
  if (!channel.members.has(user)) throw new SlackError('user_not_in_channel');
  const threadTs = threadOf(state, channel, args);
  const message = state.messages.add({ channel: channel.id, user: state.bot.userId, ...messageContent(args), threadTs, ephemeral: user });
  return { message_ts: message.ts };
};
