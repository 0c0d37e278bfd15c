import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LogLevel } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createReadFiles } from '#src/slack/files.ts';
import { createWebClient } from '#src/slack/web-client.ts';

const bytes = Buffer.from('The business plan, in full. '.repeat(10_000));
const plan = { id: 'F0PLAN', name: 'plan.pdf', size: bytes.length, mode: 'hosted', is_external: false };

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let slack: Server;
let elsewhere: Server;
let file: Record<string, unknown>;
let download: Answer;
let asked: { path: string; token: string | undefined }[];
let problems: unknown[];

beforeEach(async () => {
  asked = [];
  problems = [];
  download = (_, response) => response.end(bytes);
  slack = await listening((request, response) => {
    asked.push({ path: request.url ?? '', token: request.headers.authorization });
    if (request.url !== '/api/files.info') return download(request, response);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify('error' in file ? { ok: false, ...file } : { ok: true, file }));
  });
  elsewhere = await listening((request, response) => {
    asked.push({ path: `elsewhere ${request.url}`, token: request.headers.authorization });
    response.end(bytes);
  });
  file = { ...plan, url_private_download: `${addressOf(slack)}/files-pri/T0KENT-F0PLAN/download/plan.pdf` };
});
afterEach(() => {
  for (const server of [slack, elsewhere]) {
    server.closeAllConnections();
    server.close();
  }
});

async function listening(answer: Answer): Promise<Server> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function addressOf(server: Server): string {
  // A server that listens on a port has an address of this shape.
  const { port }: Pick<AddressInfo, 'port'> = Object(server.address());
  return `http://127.0.0.1:${port}`;
}

function readAll(ids: readonly string[], { patience, receivedAt = new Date() }: { patience?: number | undefined; receivedAt?: Date } = {}) {
  const silent = { setLevel: () => undefined, setName: () => undefined, getLevel: () => LogLevel.ERROR };
  const logger = { ...silent, debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const client = createWebClient(`${addressOf(slack)}/api/`, 'xoxb-a-token', logger);
  const readFiles = createReadFiles({ onProblem: (error) => problems.push(error), ...(patience === undefined ? {} : { patience }) });
  return readFiles(client, ids, receivedAt);
}

async function read(patience?: number) {
  const [only] = await readAll(['F0PLAN'], { patience });
  return only;
}

function refused(problem: string, name: string | null = 'plan.pdf') {
  return { refused: true, refusal: { code: 'file_not_read', name, problem } };
}

test('a file is known by what Slack calls it, its size and the hash of its bytes', async () => {
  expect(await read()).toEqual({
    refused: false,
    value: {
      slackFileId: 'F0PLAN',
      name: 'plan.pdf',
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      permalink: null,
    },
  });
  expect(asked.map(({ token }) => token)).toEqual(['Bearer xoxb-a-token', 'Bearer xoxb-a-token']);
  expect(problems).toEqual([]);
});

test('the link by which people open it is kept where it is one of Slack or secure', async () => {
  const kept = async (permalink: string) => {
    file = { ...file, permalink };
    const one = await read();
    return one?.refused === false ? one.value.permalink : one;
  };
  expect(await kept('https://kent.slack.com/files/U1/F0PLAN/plan.pdf')).toBe('https://kent.slack.com/files/U1/F0PLAN/plan.pdf');
  expect(await kept(`${addressOf(slack)}/files/U1/F0PLAN/plan.pdf`)).toBe(`${addressOf(slack)}/files/U1/F0PLAN/plan.pdf`);
  for (const other of ['http://example.org/plan.pdf', 'javascript:alert(1)', 'https://slack.com@example.org/', 'plan'])
    expect(await kept(other)).toBeNull();
});

test('files that are too much together are all refused, and no byte of them is read', async () => {
  file = { ...file, size: 30 * 1024 ** 2 };
  expect(await readAll(['F0PLAN', 'F0COSTS'])).toEqual([refused('too_large_together'), refused('too_large_together')]);
  expect(asked.map(({ path }) => path)).toEqual(['/api/files.info', '/api/files.info']);
});

test('the time there is counts from when the form came in, for all of them', async () => {
  const receivedAt = new Date(Date.now() - 60_000);
  download = () => undefined;
  expect(await readAll(['F0PLAN', 'F0COSTS'], { receivedAt })).toMatchObject([
    { refusal: { problem: 'too_slow' } },
    { refusal: { problem: 'too_slow' } },
  ]);
});

describe('our token goes nowhere but to Slack', () => {
  test('where the file is kept elsewhere', async () => {
    file = { ...file, url_private_download: `${addressOf(elsewhere)}/plan.pdf` };
    expect(await read()).toEqual(refused('elsewhere'));
    file = { ...file, is_external: true };
    expect(await read()).toEqual(refused('elsewhere'));
  });

  test('where Slack sends it on, as it does to its page to sign in on', async () => {
    download = (_, response) => response.writeHead(302, { location: `${addressOf(elsewhere)}/sign-in` }).end();
    expect(await read()).toEqual(refused('unreadable'));
    expect(problems).toHaveLength(1);
  });

  afterEach(() => {
    expect(asked.filter(({ path }) => path.startsWith('elsewhere'))).toEqual([]);
  });
});

describe('is not read, and nothing is taken for its content', () => {
  test('what is larger than can be read while somebody waits: not a byte of it is asked for', async () => {
    file = { ...file, size: 50 * 1024 ** 2 + 1 };
    expect(await read()).toEqual(refused('too_large'));
    expect(asked.map(({ path }) => path)).toEqual(['/api/files.info']);
  });

  test.each([
    ['fewer', bytes.subarray(1)],
    ['more', Buffer.concat([bytes, bytes])],
  ])('what has %s bytes than Slack said', async (_, given) => {
    download = (_request, response) => response.end(given);
    expect(await read()).toEqual(refused('unreadable'));
    expect(problems).toHaveLength(1);
  });

  test('what Slack does not give', async () => {
    download = (_, response) => response.writeHead(403).end('no');
    expect(await read()).toEqual(refused('unreadable'));
  });

  test('what does not come in the time there is', async () => {
    download = (_, response) => response.write(bytes.subarray(0, 10));
    expect(await read(100)).toEqual(refused('too_slow'));
    expect(problems).toEqual([]);
  });

  test('what is gone', async () => {
    file = { error: 'file_not_found' };
    expect(await read()).toEqual(refused('gone', null));
    expect(problems).toEqual([]);
  });

  test('what the app has no leave to read', async () => {
    file = { error: 'missing_scope' };
    expect(await read()).toEqual(refused('unreadable', null));
    expect(problems).toHaveLength(1);
  });
});
