import { SlackError } from './api/answer.ts';
import { Arguments, parseBody } from './api/arguments.ts';
import { coverage } from './coverage.ts';
import type { Json } from './model.ts';
import type { WorkspaceState } from './state.ts';

export type HttpAnswer = { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> };
export type HttpCall = { readonly contentType: string; readonly token: string | null; readonly body: string; readonly bytes: Buffer };
/** A call that was read and has had no effect yet. */
export type PreparedCall = { readonly args: Json; readonly run: () => HttpAnswer };

const methods = new Map(coverage.map((covered) => [covered.method, covered]));

/** One call of the Web API. Refusals too have status 200, as Slack's. */
export function answerCall(state: WorkspaceState, method: string, call: HttpCall): PreparedCall {
  try {
    const { token: inBody, ...args } = parseBody(call.contentType, call.body);
    return { args, run: () => perform(state, method, call.token ?? inBody, args) };
  } catch (error) {
    return { args: {}, run: () => refusal(error) };
  }
}

function perform(state: WorkspaceState, method: string, token: unknown, args: Json): HttpAnswer {
  try {
    const covered = methods.get(method);
    if (!covered) throw new SlackError('unknown_method', { req_method: method });
    checkToken(state, token, covered.token ?? 'bot');
    return { status: 200, body: { ok: true, ...covered.handle(state, new Arguments(args)) } };
  } catch (error) {
    return refusal(error);
  }
}

function checkToken({ options }: WorkspaceState, token: unknown, wanted: 'bot' | 'app'): void {
  if (typeof token !== 'string' || token === '') throw new SlackError('not_authed');
  const kind = token === options.botToken ? 'bot' : token === options.appToken ? 'app' : null;
  if (kind === null) throw new SlackError('invalid_auth');
  if (kind !== wanted) throw new SlackError('not_allowed_token_type');
}

function refusal(error: unknown): HttpAnswer {
  if (error instanceof SlackError) return { status: 200, body: { ok: false, error: error.code, ...error.extra } };
  throw error;
}
