import { messageJson } from '../api/message-json.ts';
import type { Channel, Json, Message, OpenView } from '../model.ts';
import { newId } from '../new-id.ts';
import type { WorkspaceState } from '../state.ts';
import { viewJson } from '../view-json.ts';

/** Where and by whom something was done, with the address of the workspace's own server. */
export type Origin = { readonly state: WorkspaceState; readonly url: string; readonly user: string };

const verificationToken = 'deprecated-verification-token';

export function commandPayload(origin: Origin, channel: Channel, command: string, text: string): Json {
  const { state, user } = origin;
  return {
    token: verificationToken,
    team_id: state.team.id,
    team_domain: state.team.domain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: user,
    user_name: handle(state, user),
    command,
    text,
    api_app_id: state.bot.appId,
    is_enterprise_install: 'false',
    response_url: responseUrl(origin, channel.id, null, null),
    trigger_id: state.triggers.issue(user),
  };
}

export function messageActionPayload(origin: Origin, message: Message, action: Json, values: Json): Json {
  const { state } = origin;
  const channel = state.channel(message.channel);
  return {
    ...interaction(origin, 'block_actions'),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: message.ephemeral !== null,
      ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    },
    channel: { id: channel.id, name: channelName(channel) },
    message: messageJson(state, message, true),
    state: { values },
    response_url: responseUrl(origin, channel.id, message.ts, message.threadTs),
    actions: [{ ...action, action_ts: state.messages.nextTs() }],
  };
}

export function viewActionPayload(origin: Origin, view: OpenView, action: Json, values: Json): Json {
  const { state } = origin;
  return {
    ...interaction(origin, 'block_actions'),
    container: { type: 'view', view_id: view.id },
    view: viewJson(state, view, values),
    actions: [{ ...action, action_ts: state.messages.nextTs() }],
  };
}

export function viewSubmissionPayload(origin: Origin, view: OpenView, values: Json): Json {
  return { ...interaction(origin, 'view_submission'), view: viewJson(origin.state, view, values), response_urls: [] };
}

export function viewClosedPayload(origin: Origin, view: OpenView, values: Json, cleared: boolean): Json {
  const { trigger_id: _none, ...rest } = interaction(origin, 'view_closed');
  return { ...rest, view: viewJson(origin.state, view, values), is_cleared: cleared };
}

export function messageShortcutPayload(origin: Origin, message: Message, callbackId: string): Json {
  const channel = origin.state.channel(message.channel);
  return {
    ...interaction(origin, 'message_action'),
    callback_id: callbackId,
    action_ts: origin.state.messages.nextTs(),
    message_ts: message.ts,
    message: messageJson(origin.state, message, true),
    channel: { id: channel.id, name: channelName(channel) },
    response_url: responseUrl(origin, channel.id, message.ts, message.threadTs),
  };
}

export function globalShortcutPayload(origin: Origin, callbackId: string): Json {
  return { ...interaction(origin, 'shortcut'), callback_id: callbackId, action_ts: origin.state.messages.nextTs() };
}

export function eventPayload(state: WorkspaceState, event: Json): Json {
  return {
    token: verificationToken,
    team_id: state.team.id,
    api_app_id: state.bot.appId,
    event: { event_ts: state.messages.nextTs(), ...event },
    type: 'event_callback',
    event_id: newId('Ev'),
    event_time: Math.floor(state.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: state.team.id, user_id: state.bot.userId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
  };
}

/** Whether the app is told what people write in a channel: events of messages go where the bot is, with the history scopes. */
export function hearsMessages(state: WorkspaceState, { members }: Channel): boolean {
  return members.has(state.bot.userId) && state.options.historyScopes !== false;
}

/** The event of a message that somebody wrote: message.channels, message.groups or message.im, which all come as `message`. */
export function messageEventPayload(state: WorkspaceState, { id, kind }: Channel, message: Message): Json {
  const parent = message.threadTs === null ? null : state.messages.find(id, message.threadTs);
  return eventPayload(state, {
    ...messageJson(state, message, false),
    ...(parent ? { parent_user_id: parent.user } : {}),
    channel: id,
    channel_type: channelTypes[kind],
    event_ts: message.ts,
  });
}

const channelTypes: Readonly<Record<Channel['kind'], string>> = { public: 'channel', private: 'group', direct: 'im' };

function interaction({ state, user }: Origin, type: string): Json {
  return {
    type,
    team: { id: state.team.id, domain: state.team.domain },
    user: { id: user, username: handle(state, user), name: handle(state, user), team_id: state.team.id },
    api_app_id: state.bot.appId,
    token: verificationToken,
    trigger_id: state.triggers.issue(user),
    enterprise: null,
    is_enterprise_install: false,
  };
}

function responseUrl({ state, url, user }: Origin, channel: string, origin: string | null, threadTs: string | null): string {
  return `${url}/response/${state.responseUrls.issue({ channel, user, origin, threadTs })}`;
}

function channelName(channel: Channel): string {
  return { public: channel.name, private: 'privategroup', direct: 'directmessage' }[channel.kind];
}

function handle(state: WorkspaceState, user: string): string {
  return state.user(user).name.toLowerCase().replaceAll(' ', '.');
}
