import { createServer, type Server } from 'node:http';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import { isJson, type Json } from '#src/playground/workspace/model.ts';
import type { WorkspaceOptions } from '#src/playground/workspace/state.ts';
import { startWorkspace, type Workspace } from '#src/playground/workspace/workspace.ts';

export const signingSecret = 'a-signing-secret';
export const botToken = 'xoxb-a-bot-token';
export const appToken = 'xapp-an-app-token';

/** A workspace with two people, three channels (the bot is in C0GROUP and G0BOARD) and a clock that stands still until it is moved. */
export async function aWorkspace(options: Partial<WorkspaceOptions> = {}) {
  const clock = { now: Date.parse('2026-03-02T09:00:00Z') };
  const workspace = await startWorkspace({ signingSecret, botToken, appToken, now: () => clock.now, ...options });
  onTestFinished(() => workspace.close());
  workspace.addUser({ id: 'U0AMINA', name: 'Amina Khan', email: 'amina@kent.example' });
  workspace.addUser({ id: 'U0BEN', name: 'Ben Hall' });
  workspace.addChannel({ id: 'C0GROUP', name: 'dementia-group', members: ['U0AMINA', 'U0BEN'] });
  workspace.addChannel({ id: 'C0OTHER', name: 'other', members: ['U0AMINA', 'U0BEN'] });
  workspace.addChannel({ id: 'G0BOARD', name: 'board', members: ['U0AMINA'], private: true });
  workspace.invite('C0GROUP');
  workspace.invite('G0BOARD');
  return { workspace, clock };
}

/** Calls the Web API as JSON with the bot's token. */
export async function call(workspace: Workspace, method: string, args: Json = {}): Promise<Json> {
  return post(`${workspace.url}${method}`, args, { authorization: `Bearer ${botToken}` });
}

export async function post(url: string, body: Json, headers: Record<string, string> = {}): Promise<Json> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  return { status: response.status, ...(isJson(answer) ? answer : { answer }) };
}

/** Slack's own client, without retries. */
export function aWebClient(workspace: Workspace, token = botToken): WebClient {
  return new WebClient(token, { slackApiUrl: workspace.url, retryConfig: { retries: 0 }, logger: silent });
}

/** A Bolt app with the real receiver, the real signature check and the real client, in front of the workspace. */
export async function aBoltApp(workspace: Workspace, secret = signingSecret): Promise<App> {
  const receiver = new HTTPReceiver({ signingSecret: secret, logLevel: LogLevel.ERROR, logger: silent });
  const app = new App({
    receiver,
    token: botToken,
    tokenVerificationEnabled: false,
    logger: silent,
    clientOptions: { slackApiUrl: workspace.url, retryConfig: { retries: 0 } },
  });
  receiver.init(app);
  const server = createServer(receiver.requestListener);
  await listenFor(workspace, server);
  return app;
}

export const silent = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

/** An app that answers every request with what it is told to, and keeps what it got. */
export async function anAnsweringApp(workspace: Workspace, answer: { status?: number; body?: string; silent?: boolean }) {
  const requests: { headers: NodeJS.Dict<string | string[]>; body: string }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      if (answer.silent) return;
      response.writeHead(answer.status ?? 200, { 'content-type': 'application/json' });
      response.end(answer.body ?? '');
    });
  });
  await listenFor(workspace, server);
  return requests;
}

export function section(text: string): Json {
  return { type: 'section', text: { type: 'mrkdwn', text } };
}

export function plain(text: string): Json {
  return { type: 'plain_text', text };
}

export function aModal(more: Json = {}): Json {
  return { type: 'modal', title: plain('A modal'), blocks: [section('Hello')], ...more };
}

export function anInput(blockId: string, label: string, element: Json = {}, more: Json = {}): Json {
  const inner = { type: 'plain_text_input', action_id: 'it', ...element };
  return { type: 'input', block_id: blockId, label: plain(label), element: inner, ...more };
}

/** Has a server take the workspace's requests until the test ends. */
async function listenFor(workspace: Workspace, server: Server): Promise<void> {
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  workspace.setRequestUrl(`http://127.0.0.1:${address.port}/slack/events`);
}
