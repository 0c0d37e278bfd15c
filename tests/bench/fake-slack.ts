import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { team } from './governance.ts';

export type FakeSlack = {
  readonly url: string;
  posts(): number;
  /** Resolves when this method is called next */
  called(method: string): Promise<void>;
  close(): Promise<void>;
};

/** The least a Slack can be: says yes to every call at once, and counts the messages posted. */
export async function startFakeSlack(): Promise<FakeSlack> {
  let posts = 0;
  const waiting = new Map<string, () => void>();
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => {
      const method = request.url?.split('/').at(-1) ?? '';
      waiting.get(method)?.();
      waiting.delete(method);
      const post = request.url?.endsWith('chat.postMessage');
      if (post) posts += 1;
      const answer = post
        ? { ok: true, channel: 'C0BENCH', ts: `1700000000.${String(posts).padStart(6, '0')}` }
        : { ok: true, team_id: team, user_id: 'U0BOT' };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The fake Slack listens on no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    posts: () => posts,
    called: (method) => new Promise((resolve) => waiting.set(method, resolve)),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
