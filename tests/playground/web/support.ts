import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { createLog } from '#src/log.ts';
import type { Case } from '#src/playground/cases/case.ts';
import { knownCases } from '#src/playground/cases/known-cases.ts';
import type { Act, ActAnswer, Screen, Traffic, WorldAct } from '#src/playground/web/contract.ts';
import { readManifest } from '#src/playground/web/manifest.ts';
import { startWebServer, type WebServer } from '#src/playground/web/server.ts';
import { openWorlds, type Worlds } from '#src/playground/worlds.ts';
import { lendEmptyFoundation } from '#tests/support/world.ts';

export type Playground = {
  readonly url: string;
  readonly worlds: Worlds;
  readonly server: WebServer;
  /** Does something through the page's address, as one person or as nobody in particular. */
  readonly act: { (as: string, act: Act): Promise<ActAnswer>; (as: null, act: WorldAct): Promise<ActAnswer> };
  /** Looks on as one person, once their first screen has come. */
  readonly follow: (as: string | null) => Promise<Stream>;
};

/** The playground's server on a case, with a page of one line, until the test ends. */
export async function aPlayground(cases?: readonly Case[]): Promise<Playground> {
  const log = createLog('silent');
  const page = await aBuiltPage();
  const worlds = await openWorlds({ cases: cases ?? (await knownCases()), freshDatabase: () => lendEmptyFoundation([]), log, pace: 5 });
  onTestFinished(() => worlds.stop());
  const server = await startWebServer({ worlds, manifest: await readManifest(), page, port: 0, log });
  onTestFinished(() => server.close());
  return {
    url: server.url,
    worlds,
    server,
    act: async (as: string | null, act: Act | WorldAct) => {
      const body = JSON.stringify({ as, act });
      const answer = await fetch(`${server.url}/acts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      return actAnswer.parse(await answer.json());
    },
    follow: async (as) => followed(server.url, as),
  };
}

const actAnswer = z.strictObject({ errors: z.record(z.string(), z.string()), notice: z.string().nullable() });

/** A folder with what a build leaves, until the test ends. */
export async function aBuiltPage(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'conclave-page-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>A page</title>');
  await writeFile(join(folder, 'script.js'), 'export {};');
  return folder;
}

type Stream = {
  /** What has come so far */
  readonly screens: readonly Screen[];
  readonly traffic: readonly Traffic[];
  /** The first screen from now on, the last one included, of which this holds */
  readonly until: (holds: (screen: Screen) => unknown) => Promise<Screen>;
  /** Resolves when the server has ended it. */
  readonly ended: Promise<void>;
};

async function followed(url: string, as: string | null): Promise<Stream> {
  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const response = await fetch(`${url}/live${as === null ? '' : `?as=${as}`}`, { signal: leaving.signal });
  if (!response.ok || !response.body) throw new Error(`No stream: ${response.status}`);
  const screens: Screen[] = [];
  const traffic: Traffic[] = [];
  let look = (): void => {};
  const ended = readEvents(response.body, (event, data) => {
    if (event === 'screen') screens.push(JSON.parse(data));
    if (event === 'traffic') traffic.push(JSON.parse(data));
    look();
  }).catch((error: unknown) => {
    if (!leaving.signal.aborted) throw error;
  });
  const until: Stream['until'] = async (holds) => {
    return new Promise<Screen>((resolve) => {
      look = () => {
        const last = screens.at(-1);
        if (last && holds(last)) resolve(last);
      };
      look();
    });
  };
  await until(() => true);
  return { screens, traffic, ended, until };
}

async function readEvents(body: ReadableStream<Uint8Array>, take: (event: string, data: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const one of events) {
      const [, event = '', data = ''] = /^event: (\w+)\ndata: (.*)$/s.exec(one) ?? [];
      take(event, data);
    }
  }
}

export type RawAnswer = { readonly status: number; readonly headers: NodeJS.Dict<string | string[]>; readonly body: string };

/** A request as any program could send it, with headers that `fetch` would not send. */
export function raw(
  url: string,
  { method = 'GET', headers = {}, body = '' }: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, path: url.replace(/^http:\/\/[^/]+/, '') }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The texts this person sees in a channel. */
export function textsIn(screen: Screen, channel: string): string[] {
  return screen.messages.filter((message) => message.channel === channel).map(({ text }) => text);
}
