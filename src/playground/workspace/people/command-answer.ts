import { SlackError } from '../api/answer.ts';
import { type Delivery, type DispatchError, isJson, type Json, type Message } from '../model.ts';
import { showResponse } from '../show-response.ts';
import type { WorkspaceState } from '../state.ts';

export type CommandResult = {
  readonly error: DispatchError | null;
  /** What the acknowledgement itself showed, or Slack's own words about an error; answers by response_url come apart */
  readonly shown: Message | null;
  readonly delivery: Delivery;
};

/** Shows the body of a command's acknowledgement to the person, as Slack does. */
export function showAnswer(state: WorkspaceState, payload: Json, delivery: Delivery): CommandResult {
  const place = { channel: String(payload['channel_id']), user: String(payload['user_id']), threadTs: null };
  const fail = (error: DispatchError): CommandResult => {
    const text = `${String(payload['command'])} failed with the error "${error}"`;
    const shown = state.messages.add({ channel: place.channel, user: 'USLACKBOT', text, ephemeral: place.user });
    return { error, shown, delivery };
  };
  if (delivery.error !== null) return fail(delivery.error);
  const response = responseIn(delivery.body);
  if (response === null) return { error: null, shown: null, delivery };
  try {
    return { error: null, shown: showResponse(state, place, response, null), delivery };
  } catch (error) {
    if (error instanceof SlackError) return fail('invalid_response');
    throw error;
  }
}

function responseIn(body: string): Json | null {
  if (body.trim() === '') return null;
  try {
    const parsed: unknown = JSON.parse(body);
    if (isJson(parsed)) return Object.keys(parsed).length === 0 ? null : parsed;
  } catch {
    return { text: body };
  }
  return { text: body };
}
