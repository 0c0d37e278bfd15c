import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Log } from '../../log.ts';
import type { Worlds } from '../worlds.ts';
import { type Asset, readAssets } from './assets.ts';
import { securityHeaders, turnedAway } from './guard.ts';
import { createLive } from './live.ts';
import type { Manifest } from './manifest.ts';
import { bytes, say } from './replies.ts';
import { takeAct } from './take-act.ts';
import { giveFile, takeFile } from './uploads.ts';

export type WebServerOptions = {
  readonly worlds: Worlds;
  readonly manifest: Manifest;
  /** The folder of the built page */
  readonly page: string;
  /** Where it listens if nobody else does; otherwise on any free port */
  readonly port: number;
  readonly log: Log;
};

export type WebServer = { readonly url: string; readonly close: () => Promise<void> };

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse; readonly url: URL };
type Route = {
  readonly at: (path: string) => boolean;
  readonly method: 'GET' | 'POST';
  readonly answer: (exchange: Exchange) => Promise<void> | void;
};

/** Serves the playground's page to this machine, and to nobody else. */
export async function startWebServer({ worlds, manifest, page, port, log }: WebServerOptions): Promise<WebServer> {
  const assets = assetRoutes(await readAssets(page));
  const live = createLive(worlds, manifest, (error) => log.error({ err: error }, 'a screen could not be drawn up'));
  const routes: readonly Route[] = [
    {
      at: (path) => path === '/live',
      method: 'GET',
      answer: ({ request, response, url }) =>
        request.method === 'HEAD' ? void response.end() : live.follow(response, url.searchParams.get('as')),
    },
    { at: (path) => path === '/acts', method: 'POST', answer: ({ request, response }) => takeAct(worlds, manifest, request, response) },
    {
      at: (path) => path === '/files',
      method: 'POST',
      answer: ({ request, response, url }) => takeFile(worlds, url.searchParams, request, response),
    },
    {
      at: (path) => /^\/files\/\w+$/.test(path),
      method: 'GET',
      answer: ({ response, url }) => giveFile(worlds, url.pathname.slice('/files/'.length), url.searchParams, response),
    },
    ...assets,
  ];
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    answer(routes, listensAt(server), request, response).catch((error: unknown) => {
      log.error({ err: error }, "a request of the playground's page failed");
      if (response.headersSent) response.destroy();
      else say(response, 500, "Something went wrong in the playground. Conclave's log has the error.");
    });
  });
  await listen(server, port).catch((error: unknown) => (isTaken(error) ? listen(server, 0) : Promise.reject(error)));
  return {
    url: `http://127.0.0.1:${listensAt(server)}`,
    async close() {
      live.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(routes: readonly Route[], port: number, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = URL.parse(request.url ?? '', `http://127.0.0.1:${port}`);
  if (!url) return say(response, 400, 'That is no address.');
  const refusal = turnedAway(request, url.pathname, port);
  if (refusal !== null) return say(response, 403, refusal);
  const there = routes.filter(({ at }) => at(url.pathname));
  if (there.length === 0) return say(response, 404, `There is nothing at ${url.pathname}.`);
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const route = there.find((one) => one.method === method);
  const allowed = there.map((one) => one.method).join(', ');
  if (!route) return say(response, 405, `${url.pathname} takes ${allowed} only.`, { allow: allowed });
  await route.answer({ request, response, url });
}

function assetRoutes(assets: ReadonlyMap<string, Asset>): Route[] {
  return [...assets].map(([path, asset]) => ({
    at: (asked) => asked === path,
    method: 'GET',
    answer: async ({ response }) => bytes(response, await asset.bytes(), { 'content-type': asset.type, 'cache-control': asset.cache }),
  }));
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function listensAt(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error("The playground's page has no port");
  return address.port;
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
