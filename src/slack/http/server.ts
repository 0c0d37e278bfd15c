import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What must work for the app to be ready, each by name; a check rejects or says false where it does not. */
type ReadinessChecks = Readonly<Record<string, () => Promise<boolean>>>;

export type HttpServerOptions = {
  /** Takes the requests of Slack's at POST /slack/events; null where they come another way */
  readonly slack: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | null;
  readonly ready: ReadinessChecks;
  /** The page for GET /metrics */
  readonly metrics: () => Promise<{ readonly contentType: string; readonly body: string }>;
  readonly onError: (error: unknown) => void;
};

export type HttpServer = {
  /** Begins to listen and gives the port. */
  listen(port: number, host: string): Promise<number>;
  /** Takes no new connection and waits for the requests under way. */
  close(): Promise<void>;
};

export function createHttpServer({ slack, ready, metrics, onError }: HttpServerOptions): HttpServer {
  const underWay = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
    route(request, response).catch((error: unknown) => {
      onError(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.split('?')[0];
    if (slack && request.method === 'POST' && path === '/slack/events') return slack(request, response);
    if (request.method === 'GET' && path === '/healthz') return json(response, 200, { status: 'alive' });
    if (request.method === 'GET' && path === '/readyz') return readiness(response, ready);
    if (request.method === 'GET' && path === '/metrics') return page(response, await metrics());
    json(response, 404, { error: 'not found' });
  }

  return {
    listen: (port, host) => listen(server, port, host),
    close() {
      // A connection kept alive would go on bringing requests, and keep the server open until it is idle for long enough.
      for (const response of underWay) if (!response.headersSent) response.setHeader('connection', 'close');
      return close(server);
    },
  };
}

async function readiness(response: ServerResponse, checks: ReadinessChecks): Promise<void> {
  const results = await Promise.all(Object.entries(checks).map(async ([name, check]) => [name, await check().catch(() => false)] as const));
  const ok = results.every(([, works]) => works);
  json(response, ok ? 200 : 503, { status: ok ? 'ready' : 'not ready', checks: Object.fromEntries(results) });
}

function page(response: ServerResponse, { contentType, body }: { readonly contentType: string; readonly body: string }): void {
  response.writeHead(200, { 'content-type': contentType }).end(body);
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** Milliseconds that a stop waits for requests: longer than any takes, and not for one whose body never arrives whole. */
const longestRequest = 5000;

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => server.closeAllConnections(), longestRequest);
    server.close((error) => {
      clearTimeout(timer);
      if (error) reject(error);
      else resolve();
    });
    server.closeIdleConnections();
  });
}
