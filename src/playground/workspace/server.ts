import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readBody } from '#src/slack/http/read-body.ts';
import { answerCall, type HttpAnswer, type HttpCall, type PreparedCall } from './answer-call.ts';
import { answerDownload } from './answer-download.ts';
import { answerResponseUrl } from './answer-response-url.ts';
import { answerUpload } from './answer-upload.ts';
import type { Json } from './model.ts';
import type { WorkspaceState } from './state.ts';

/** What a test may put in the place of Slack's own answer to a call. */
type Intercepted =
  /** `body`: a text is sent as it is. `done`: it is done all the same */
  | {
      readonly kind: 'answer';
      readonly status?: number;
      readonly headers?: Record<string, string>;
      readonly body: Json | string;
      readonly done?: true;
    }
  /** The connection breaks before anything was done */
  | { readonly kind: 'drop' }
  /** It is done, and the connection breaks before the answer arrives */
  | { readonly kind: 'lose_answer' };

export type Intercept = (method: string, args: Json) => Intercepted | undefined | Promise<Intercepted | undefined>;

/** Listens on the loopback interface only. `intercept` is looked up for each call. */
export async function listen(state: WorkspaceState, port: number, intercept: () => Intercept | null): Promise<Server> {
  const server = createServer((request, response) => {
    answer(state, request, response, intercept()).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(String(error));
    });
  });
  server.on('upgrade', (request, stream, head) => state.sockets.upgrade(request, stream, head));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

async function answer(
  state: WorkspaceState,
  request: IncomingMessage,
  response: ServerResponse,
  intercept: Intercept | null,
): Promise<void> {
  if (isStranger(request, state.address)) return send(response, { status: 403, body: { ok: false, error: 'not_allowed' } });
  const bytes = await readBody(request, longestBody);
  if (bytes === null)
    return send(response, { status: 413, body: { ok: false, error: 'request_too_large' }, headers: { connection: 'close' } });
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const route = routeOf(request.method, pathname);
  if (!route) return send(response, { status: 404, body: { ok: false, error: 'not_found' } });
  const started = state.now();
  const contentType = request.headers['content-type'] ?? '';
  const { args, run } = await route.prepare(state, { contentType, token: bearer(request), body: bytes.toString('utf8'), bytes });
  const { method } = route;
  const instead = await intercept?.(method, args);
  const log = (answered: HttpAnswer) => {
    const { status, body } = answered;
    const shown = Buffer.isBuffer(body) ? `${body.length} bytes` : body;
    const logged = { at: started, method, args, status, answer: shown, ms: state.now() - started };
    state.calls.push(logged);
    state.changed({ kind: 'call', call: logged });
  };
  if (instead?.kind === 'answer') {
    if (instead.done) run();
    const answered = { status: instead.status ?? 200, body: instead.body, ...(instead.headers ? { headers: instead.headers } : {}) };
    log(answered);
    return send(response, answered);
  }
  if (instead?.kind === 'drop') {
    log({ status: 0, body: null });
    request.socket.destroy();
    return;
  }
  const answered = run();
  log(answered);
  if (instead?.kind === 'lose_answer') request.socket.destroy();
  else send(response, answered);
}

type Route = {
  /** By which the call is logged */
  readonly method: string;
  readonly prepare: (state: WorkspaceState, call: HttpCall) => PreparedCall | Promise<PreparedCall>;
};

function routeOf(verb: string | undefined, pathname: string): Route | null {
  if (verb === 'GET') {
    const [, id] = /^\/files-pri\/\w+-(\w+)\/(?:download\/)?[^/]+$/.exec(pathname) ?? [];
    return id === undefined ? null : { method: 'url_private', prepare: (state, call) => answerDownload(state, id, call) };
  }
  const [, kind, name = ''] = /^\/(api|response|upload)\/([\w.]+)$/.exec(pathname) ?? [];
  if (!isKind(kind) || verb !== 'POST') return null;
  const prepare = { api: answerCall, response: answerResponseUrl, upload: answerUpload }[kind];
  return { method: kind === 'api' ? name : `${kind}_url`, prepare: (state, call) => prepare(state, name, call) };
}

function send(response: ServerResponse, { status, body, headers }: HttpAnswer): void {
  const raw = typeof body === 'string' || Buffer.isBuffer(body);
  response.writeHead(status, { 'content-type': `${raw ? 'text/plain' : 'application/json'}; charset=utf-8`, ...headers });
  response.end(raw ? body : JSON.stringify(body));
}

function bearer(request: IncomingMessage): string | null {
  return /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

function isKind(kind: string | undefined): kind is 'api' | 'response' | 'upload' {
  return kind === 'api' || kind === 'response' || kind === 'upload';
}

/** Bytes of the largest body that is taken */
const longestBody = 64 * 1024 * 1024;

/** The app calls us by our address and from no page; a website that has a browser call us names its origin, or us by a name of its own. */
function isStranger({ headers }: IncomingMessage, address: string): boolean {
  return headers.origin !== undefined || headers['sec-fetch-site'] !== undefined || `http://${headers.host}` !== address;
}
