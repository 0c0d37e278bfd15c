import type { HttpAnswer, HttpCall, PreparedCall } from './answer-call.ts';
import { SlackError } from './api/answer.ts';
import { parseBody } from './api/arguments.ts';
import type { Json } from './model.ts';
import type { ResponseUrl } from './response-urls.ts';
import { showResponse } from './show-response.ts';
import type { WorkspaceState } from './state.ts';

/** A post to a response_url: needs no token and no membership, only that the URL still lives. */
export function answerResponseUrl(state: WorkspaceState, id: string, call: HttpCall): PreparedCall {
  try {
    const args = parseBody(call.contentType, call.body);
    return { args, run: () => perform(state, id, args) };
  } catch (error) {
    return { args: {}, run: () => refusal(error) };
  }
}

function perform(state: WorkspaceState, id: string, args: Json): HttpAnswer {
  const url = state.responseUrls.use(id);
  if (typeof url === 'string') return { status: 404, body: { ok: false, error: url } };
  try {
    respond(state, url, args);
    return { status: 200, body: { ok: true } };
  } catch (error) {
    return refusal(error);
  }
}

function respond(state: WorkspaceState, url: ResponseUrl, args: Json): void {
  const origin = url.origin === null ? null : state.messages.find(url.channel, url.origin);
  if (args['delete_original'] === true && origin) state.messages.delete(origin);
  else showResponse(state, url, args, args['replace_original'] === true ? origin : null);
}

function refusal(error: unknown): HttpAnswer {
  if (error instanceof SlackError) return { status: 400, body: { ok: false, error: error.code, ...error.extra } };
  throw error;
}
