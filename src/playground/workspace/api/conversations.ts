import type { Channel, Json } from '../model.ts';
import type { WorkspaceState } from '../state.ts';
import { SlackError } from './answer.ts';
import { isMember, visibleChannel } from './channels.ts';
import type { Method } from './method.ts';
import { page } from './page.ts';

export const conversationsOpen: Method = (state, args) => {
  const channel = args.text('channel');
  const users = channel === null ? args.required('users').split(',') : [];
  const [user, ...others] = users;
  if (others.length > 0)
    throw new SlackError('invalid_arguments', { response_metadata: { messages: ['[ERROR] only one user is supported'] } });
  if (user === undefined) return { channel: { id: visibleChannel(state, args).id } };
  if (user === state.bot.userId || !state.users.has(user)) throw new SlackError('user_not_found');
  const known = state.messages.in(state.directChannel(user).id, null).length > 0;
  return { channel: { id: state.directChannel(user).id }, ...(known ? { already_open: true, no_op: true } : {}) };
};

export const conversationsInfo: Method = (state, args) => ({ channel: channelJson(state, visibleChannel(state, args)) });

export const conversationsList: Method = (state, args) => {
  const types = (args.text('types') ?? 'public_channel').split(',');
  const wanted = [...state.channels.values()].filter(
    (channel) =>
      types.includes(slackType(channel)) &&
      (channel.kind === 'public' || isMember(state, channel)) &&
      !(args.flag('exclude_archived') && channel.archived),
  );
  const found = page(wanted, args, 100);
  return { channels: found.items.map((channel) => channelJson(state, channel)), ...found.next };
};

export const conversationsMembers: Method = (state, args) => {
  const found = page([...visibleChannel(state, args).members], args, 100);
  return { members: found.items, ...found.next };
};

function slackType(channel: Channel): string {
  return { public: 'public_channel', private: 'private_channel', direct: 'im' }[channel.kind];
}

function channelJson(state: WorkspaceState, channel: Channel): Json {
  const common = { id: channel.id, is_archived: channel.archived, context_team_id: state.team.id };
  if (channel.kind === 'direct') {
    const user = [...channel.members].find((member) => member !== state.bot.userId);
    return { ...common, is_im: true, is_channel: false, is_private: true, user };
  }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_im: false,
    is_private: channel.kind === 'private',
    is_member: isMember(state, channel),
    num_members: channel.members.size,
  };
}
