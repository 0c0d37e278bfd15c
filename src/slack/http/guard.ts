import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from './read-body.ts';
import { createReplays } from './replays.ts';
import { replayableUntil, signatureProblem } from './signature.ts';
import { bareType, isWellFormed } from './well-formed.ts';

export type GuardOptions = {
  readonly signingSecret: string;
  /** Hands a genuine, first, well-formed request on; its body stands in `rawBody`, as it is read already */
  readonly pass: (request: GuardedRequest, response: ServerResponse) => void;
  readonly onRefused: (reason: string) => void;
};

type GuardedRequest = IncomingMessage & { rawBody: Buffer; receivedAt: Date };

/**
 * Stands in front of Bolt, which accepts any future timestamp and identical replays, and ends the process over a signed `null`.
 * Only requests that Slack signed within five minutes, seen for the first time, pass; a replay gets the first answer again.
 */
export function createGuard({ signingSecret, pass, onRefused }: GuardOptions) {
  const replays = createReplays();

  function refuse(response: ServerResponse, status: number, reason: string): void {
    onRefused(reason);
    response.writeHead(status).end();
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const receivedAt = new Date();
    const body = await readBody(request);
    if (body === null) return refuse(response, 413, 'too large');
    const timestamp = header(request, 'x-slack-request-timestamp');
    const signature = header(request, 'x-slack-signature');
    const problem = signatureProblem({ timestamp, signature, body }, signingSecret, receivedAt);
    if (problem !== null || !timestamp || !signature) return refuse(response, 401, problem ?? 'no signature');
    const type = bareType(header(request, 'content-type'));
    if (!isWellFormed(type, body.toString())) return refuse(response, 400, 'not well formed');
    request.headers['content-type'] = type;
    const earlier = await replays.earlier(signature)?.catch(() => null);
    if (earlier) {
      response.writeHead(earlier.status, earlier.body.startsWith('{') ? { 'content-type': 'application/json' } : {}).end(earlier.body);
      return;
    }
    replays.remember(signature, replayableUntil(timestamp), response);
    pass(Object.assign(request, { rawBody: body, receivedAt }), response);
  };
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}
