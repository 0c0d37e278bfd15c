import { once } from 'node:events';
import { App, SocketModeReceiver } from '@slack/bolt';
import { describe, expect, it, onTestFinished } from 'vitest';
import WebSocket, { type RawData } from 'ws';
import { isJson, type Json } from '#src/playground/workspace/model.ts';
import type { Workspace } from '#src/playground/workspace/workspace.ts';
import { appToken, aWebClient, aWorkspace, botToken, post, silent } from '../support.ts';

async function address(workspace: Workspace): Promise<string> {
  const { url } = await aWebClient(workspace, appToken).apps.connections.open();
  if (!url) throw new Error('no address');
  return url;
}

function frameIn(data: RawData): Json {
  const frame: unknown = Buffer.isBuffer(data) ? JSON.parse(data.toString()) : null;
  return isJson(frame) ? frame : {};
}

/** A connection that says nothing of its own, and keeps what it got. */
async function aConnection(workspace: Workspace) {
  const socket = new WebSocket(await address(workspace));
  onTestFinished(() => socket.terminate());
  const got: Json[] = [];
  socket.on('message', (data) => {
    got.push(frameIn(data));
  });
  await once(socket, 'message');
  const next = async (): Promise<Json> => {
    for (;;) {
      const envelope = got.find((frame) => 'envelope_id' in frame);
      if (envelope) return envelope;
      await once(socket, 'message');
    }
  };
  return { socket, got, next, acknowledge: (envelope: Json, payload?: Json) => socket.send(JSON.stringify({ ...envelope, payload })) };
}

describe('apps.connections.open', () => {
  it('opens with the app-level token, and each address once', async () => {
    const { workspace } = await aWorkspace();
    const url = await address(workspace);
    expect(url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=/);
    const first = new WebSocket(url);
    onTestFinished(() => first.terminate());
    const [hello] = await once(first, 'message');
    expect(JSON.parse(String(hello))).toMatchObject({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0CONCLAVE' } });
    for (const used of [url, url.replace('ticket=', 'ticket=0'), url.replace('/link/', '/api/auth.test')]) {
      const [error] = await once(new WebSocket(used), 'error');
      expect(String(error)).toContain('401');
    }
    expect(workspace.sockets.open).toBe(1);
  });

  it('refuses any other token, and other methods this one', async () => {
    const { workspace } = await aWorkspace();
    const error = async (method: string, token?: string) =>
      (await post(`${workspace.url}${method}`, {}, token ? { authorization: `Bearer ${token}` } : {}))['error'];
    expect(await error('apps.connections.open')).toBe('not_authed');
    expect(await error('apps.connections.open', 'xapp-another')).toBe('invalid_auth');
    expect(await error('apps.connections.open', botToken)).toBe('not_allowed_token_type');
    expect(await error('auth.test', appToken)).toBe('not_allowed_token_type');
  });
});

describe('an envelope', () => {
  it('carries what a request would, and shows what comes with the acknowledgement', async () => {
    const { workspace } = await aWorkspace();
    const { next, acknowledge } = await aConnection(workspace);
    const typed = workspace.as('U0AMINA').command('C0GROUP', '/pathway', 'log');
    const envelope = await next();
    expect(envelope).toMatchObject({
      type: 'slash_commands',
      accepts_response_payload: true,
      payload: { command: '/pathway', text: 'log', user_id: 'U0AMINA', trigger_id: expect.any(String) },
    });
    acknowledge({ envelope_id: envelope['envelope_id'] }, { text: 'Saved' });
    expect(await typed).toMatchObject({ error: null, shown: { text: 'Saved', ephemeral: 'U0AMINA' } });
  });

  it('of an event says whether it comes again, and takes no answer', async () => {
    const { workspace } = await aWorkspace();
    const { next, acknowledge } = await aConnection(workspace);
    const sent = workspace.event({ type: 'app_home_opened', user: 'U0AMINA' });
    const envelope = await next();
    expect(envelope).toMatchObject({ type: 'events_api', accepts_response_payload: false, retry_attempt: 0, retry_reason: '' });
    acknowledge({ envelope_id: envelope['envelope_id'] }, { text: 'Ignored' });
    expect(await sent).toMatchObject({ error: null, body: '' });
  });

  it('that is not acknowledged in time, or wrongly, is an error for the person alone', async () => {
    const { workspace } = await aWorkspace({ acknowledgementLimit: 100 });
    const { socket, acknowledge } = await aConnection(workspace);
    const typed = workspace.as('U0AMINA').command('C0GROUP', '/pathway');
    socket.send('nonsense');
    acknowledge({ envelope_id: 'another' });
    expect(await typed).toMatchObject({ error: 'operation_timeout', shown: { ephemeral: 'U0AMINA' } });
  });

  it('goes to one of several connections', async () => {
    const { workspace } = await aWorkspace();
    const connections = await Promise.all([aConnection(workspace), aConnection(workspace)]);
    for (const { socket, acknowledge } of connections)
      socket.on('message', (data) => acknowledge({ envelope_id: frameIn(data)['envelope_id'] }));
    for (let number = 0; number < 6; number++) await workspace.event({ type: 'app_mention' });
    const counts = connections.map(({ got }) => got.filter((frame) => 'envelope_id' in frame).length);
    expect(counts).toEqual([3, 3]);
  });

  it('goes to another connection where the first closes unacknowledged, or waits for one', async () => {
    const { workspace } = await aWorkspace();
    const first = await aConnection(workspace);
    const typed = workspace.as('U0AMINA').command('C0GROUP', '/pathway');
    const envelope = await first.next();
    workspace.sockets.break();
    await workspace.until(() => workspace.sockets.open === 0);
    const second = await aConnection(workspace);
    expect(await second.next()).toEqual(envelope);
    second.acknowledge({ envelope_id: envelope['envelope_id'] });
    expect(await typed).toMatchObject({ error: null });
    expect(workspace.sockets.opened).toBe(2);
  });
});

describe('a connection', () => {
  it('is one of ten at most', async () => {
    const { workspace } = await aWorkspace();
    for (let number = 1; number <= 10; number++) await aConnection(workspace);
    const { socket, got } = await aConnection(workspace);
    expect(got).toMatchObject([{ type: 'disconnect', reason: 'too_many_websockets' }]);
    if (socket.readyState !== WebSocket.CLOSED) await once(socket, 'close');
    expect(workspace.sockets.open).toBe(10);
  });

  it('answers pings, is warned, and is closed', async () => {
    const { workspace } = await aWorkspace();
    const { socket, got } = await aConnection(workspace);
    await workspace.sockets.ping();
    workspace.sockets.warn('refresh_requested')();
    await once(socket, 'close');
    expect(got[1]).toMatchObject({ type: 'disconnect', reason: 'refresh_requested', debug_info: { host: expect.any(String) } });
    await workspace.until(() => workspace.sockets.open === 0);
  });
});

it('serves Bolt: a command, a view and an event come round', async () => {
  const { workspace } = await aWorkspace({ now: Date.now });
  const clientOptions = { slackApiUrl: workspace.url, retryConfig: { retries: 0 } };
  const receiver = new SocketModeReceiver({ appToken, logger: silent, installerOptions: { clientOptions } });
  const app = new App({ receiver, token: botToken, tokenVerificationEnabled: false, logger: silent, clientOptions });
  onTestFinished(() => app.stop().then(() => undefined));
  const heard: string[] = [];
  app.command('/pathway', async ({ ack, client, body }) => {
    const text = (words: string) => ({ type: 'plain_text' as const, text: words });
    const blocks = [
      { type: 'input' as const, block_id: 'title', label: text('Title'), element: { type: 'plain_text_input' as const, action_id: 'it' } },
    ];
    await client.views.open({
      trigger_id: body.trigger_id,
      view: { type: 'modal', callback_id: 'log', title: text('Log'), submit: text('Send'), blocks },
    });
    await ack('Opening');
  });
  app.view('log', ({ ack, view }) => {
    const typed = view.state.values['title']?.['it']?.value ?? '';
    return typed === '' ? ack() : ack({ response_action: 'errors', errors: { title: `${typed} is too vague` } });
  });
  app.event('app_home_opened', async ({ event }) => {
    heard.push(event.user);
  });
  await app.start();
  const amina = workspace.as('U0AMINA');
  expect(await amina.command('C0GROUP', '/pathway')).toMatchObject({ error: null, shown: { text: 'Opening' } });
  expect(await amina.submit({ Title: 'This' })).toMatchObject({ error: null, errors: { title: 'This is too vague' } });
  expect(await amina.openHome()).toMatchObject({ status: 200, error: null });
  expect(heard).toEqual(['U0AMINA']);
});
