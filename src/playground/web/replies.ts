import type { ServerResponse } from 'node:http';

type Headers = Readonly<Record<string, string>>;

/** Words for whoever asked what they should not, or what is not there. */
export function say(response: ServerResponse, status: number, words: string, headers: Headers = {}): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers }).end(`${words}\n`);
}

export function json(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }).end(JSON.stringify(body));
}

export function bytes(response: ServerResponse, body: Uint8Array, headers: Headers): void {
  response.writeHead(200, headers).end(body);
}
