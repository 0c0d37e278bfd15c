import type { Channel, Message } from '../model.ts';
import type { WorkspaceState } from '../state.ts';
import { SlackError } from './answer.ts';
import type { Arguments } from './arguments.ts';

/** The channel of a call as far as the bot can know it: a private one it was not invited to does not exist for it. */
export function visibleChannel(state: WorkspaceState, args: Arguments): Channel {
  const channel = state.channels.get(args.required('channel'));
  if (!channel || (channel.kind !== 'public' && !isMember(state, channel))) throw new SlackError('channel_not_found');
  return channel;
}

/** Where the bot can post. A person's id means the direct conversation with them. */
export function postableChannel(state: WorkspaceState, args: Arguments): Channel {
  const user = state.users.get(args.required('channel'));
  const channel = user && !user.isBot ? state.directChannel(user.id) : visibleChannel(state, args);
  if (channel.archived) throw new SlackError('is_archived');
  if (!isMember(state, channel)) throw new SlackError('not_in_channel');
  return channel;
}

/** A channel whose messages the bot may read, with the scope that it takes. */
export function readableChannel(state: WorkspaceState, args: Arguments): Channel {
  const channel = visibleChannel(state, args);
  if (state.options.historyScopes === false) {
    const needed = { public: 'channels:history', private: 'groups:history', direct: 'im:history' }[channel.kind];
    throw new SlackError('missing_scope', { needed, provided: scopes.join(',') });
  }
  if (!isMember(state, channel)) throw new SlackError('not_in_channel');
  return channel;
}

/** The parent of the thread a message is to stand in: a reply's own parent where a reply is named. */
export function threadOf(state: WorkspaceState, channel: Channel, args: Arguments): string | null {
  const ts = args.text('thread_ts');
  if (ts === null) return null;
  const parent: Message | null = state.messages.find(channel.id, ts);
  if (!parent || parent.ephemeral !== null) throw new SlackError('thread_not_found');
  return parent.threadTs ?? parent.ts;
}

export function isMember(state: WorkspaceState, channel: Channel): boolean {
  return channel.members.has(state.bot.userId);
}

const scopes = ['commands', 'chat:write', 'im:write', 'users:read', 'users:read.email', 'channels:read', 'groups:read'];
