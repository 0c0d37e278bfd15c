import type { Json, Message } from '../model.ts';
import type { WorkspaceState } from '../state.ts';
import { fileJson } from './file-json.ts';

/** A message as the Web API and payloads show it; metadata only where it was asked for. */
export function messageJson(state: WorkspaceState, message: Message, withMetadata: boolean): Json {
  const byBot = message.user === state.bot.userId;
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: state.team.id,
    ...(byBot ? { bot_id: state.bot.botId, app_id: state.bot.appId } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.files.length > 0 ? { files: message.files.map((id) => fileOf(state, id)) } : {}),
    ...(message.edited ? { edited: { user: message.user, ts: message.edited } } : {}),
    ...(withMetadata && message.metadata ? { metadata: message.metadata } : {}),
    ...thread(state, message),
  };
}

function thread(state: WorkspaceState, message: Message): Json {
  if (message.threadTs) return { thread_ts: message.threadTs, ...(message.broadcast ? { subtype: 'thread_broadcast' } : {}) };
  const replies = state.messages.in(message.channel, null).filter((reply) => reply.threadTs === message.ts);
  return replies.length > 0 ? { thread_ts: message.ts, reply_count: replies.length, latest_reply: replies.at(-1)?.ts } : {};
}

/** What was deleted leaves its place behind. */
function fileOf(state: WorkspaceState, id: string): Json {
  return state.files.has(id) ? fileJson(state, state.files.find(id)) : { id, mode: 'tombstone' };
}
