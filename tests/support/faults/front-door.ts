import { once } from 'node:events';
import { type ClientRequest, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

export type FrontDoor = {
  /** The one address that Slack knows */
  readonly url: string;
  /** The apps behind it, by their own addresses. Requests go round; one that does not answer at all is passed over. */
  serve(apps: readonly string[]): void;
  close(): Promise<void>;
};

/** A load balancer before several apps. A request that an app took and did not answer is not sent to another: the sender is told 502. */
export async function frontDoor(): Promise<FrontDoor> {
  let apps: readonly string[] = [];
  let next = 0;

  async function pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks);
    for (let tried = 0; tried < apps.length; tried += 1) {
      const app = apps[next++ % apps.length] ?? '';
      const answer = await attempt(new URL(incoming.url ?? '/', app), incoming, body);
      if (answer === 'nobody there') continue;
      if (answer === 'no answer') break;
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
      return;
    }
    response.writeHead(502).end();
  }

  const server = createServer((incoming, response) => {
    pass(incoming, response).catch(() => response.writeHead(502).end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/slack/events`,
    serve(urls) {
      apps = urls;
    },
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function attempt(url: URL, incoming: IncomingMessage, body: Buffer): Promise<IncomingMessage | 'nobody there' | 'no answer'> {
  return new Promise((resolve) => {
    const passed: ClientRequest = request(url, { method: incoming.method ?? 'POST', headers: incoming.headers, agent: false }, resolve);
    passed.on('error', (error) => resolve('code' in error && error.code === 'ECONNREFUSED' ? 'nobody there' : 'no answer'));
    passed.end(body);
  });
}
