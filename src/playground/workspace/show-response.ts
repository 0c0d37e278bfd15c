import { SlackError } from './api/answer.ts';
import { Arguments } from './api/arguments.ts';
import { messageContent } from './api/message-content.ts';
import type { Json, Message } from './model.ts';
import type { ResponseUrl } from './response-urls.ts';
import type { WorkspaceState } from './state.ts';

type Place = Pick<ResponseUrl, 'channel' | 'user' | 'threadTs'>;

/** Shows what the app answered to a person: to that person only, unless it says `in_channel`; or in place of another message. */
export function showResponse(state: WorkspaceState, place: Place, response: Json, instead: Message | null): Message {
  if (state.channels.get(place.channel)?.archived) throw new SlackError('is_archived');
  const { text, blocks } = messageContent(new Arguments(response));
  if (instead) return state.messages.change(instead, { text, blocks });
  const threadTs = new Arguments(response).text('thread_ts') ?? place.threadTs;
  const ephemeral = response['response_type'] === 'in_channel' ? null : place.user;
  return state.messages.add({ channel: place.channel, user: state.bot.userId, text, blocks, threadTs, ephemeral });
}
