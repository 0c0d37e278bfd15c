import { verifySlackRequest } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { aBoltApp, anAnsweringApp, aWorkspace, call, section, signingSecret } from '../support.ts';

const real = { now: Date.now };

describe('what is sent to the app', () => {
  it('is signed so that Bolt accepts it, and refused with another secret', async () => {
    const { workspace } = await aWorkspace();
    const requests = await anAnsweringApp(workspace, {});
    await workspace.as('U0AMINA').command('C0GROUP', '/pathway', 'log amber Größe & Ähnliches');
    await workspace.event({ type: 'app_mention', text: 'hello' });
    for (const { headers, body } of requests) {
      const signed = {
        'x-slack-signature': String(headers['x-slack-signature']),
        'x-slack-request-timestamp': Number(headers['x-slack-request-timestamp']),
      };
      const options = { body, headers: signed, nowMilliseconds: Date.parse('2026-03-02T09:00:00Z') };
      expect(() => verifySlackRequest({ signingSecret, ...options })).not.toThrow();
      expect(() => verifySlackRequest({ signingSecret: 'another', ...options })).toThrow('signature mismatch');
    }
    expect(requests).toHaveLength(2);
  });

  it('carries every field of a command', async () => {
    const { workspace } = await aWorkspace();
    const requests = await anAnsweringApp(workspace, {});
    await workspace.as('U0AMINA').command('G0BOARD', '/board', 'next');
    expect(Object.fromEntries(new URLSearchParams(requests[0]?.body))).toEqual({
      token: expect.any(String),
      team_id: 'T0CONCLAVE',
      team_domain: 'kent-and-medway',
      channel_id: 'G0BOARD',
      channel_name: 'privategroup',
      user_id: 'U0AMINA',
      user_name: 'amina.khan',
      command: '/board',
      text: 'next',
      api_app_id: 'A0CONCLAVE',
      is_enterprise_install: 'false',
      response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/response\/\w+$/),
      trigger_id: expect.any(String),
    });
  });

  it('marks an event that is sent again', async () => {
    const { workspace } = await aWorkspace();
    const requests = await anAnsweringApp(workspace, { status: 500 });
    const first = await workspace.event({ type: 'app_home_opened', user: 'U0AMINA' });
    expect(first).toMatchObject({ status: 500, error: 'dispatch_failed' });
    await workspace.sendAgain(first, 1);
    await workspace.sendAgain(first, 2, 'http_error');
    expect(requests.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']])).toEqual([
      [undefined, undefined],
      ['1', 'http_timeout'],
      ['2', 'http_error'],
    ]);
    expect(new Set(requests.map(({ body }) => body)).size).toBe(1);
    expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({
      type: 'event_callback',
      event_id: expect.stringMatching(/^Ev/),
      authorizations: [{ team_id: 'T0CONCLAVE', user_id: 'U0CONCLAVE', is_bot: true }],
    });
  });

  it('tells the app what people write where the bot is, with the history scopes', async () => {
    const { workspace } = await aWorkspace();
    const requests = await anAnsweringApp(workspace, {});
    const amina = workspace.as('U0AMINA');
    amina.says('C0OTHER', 'Nobody listens');
    const { ts } = amina.says('C0GROUP', 'In the channel');
    amina.says('C0GROUP', 'In its thread', ts);
    amina.says('G0BOARD', 'In the private one');
    await amina.openHome();
    amina.says('D0AMINA', 'To the bot');
    await workspace.until(() => requests.length === 5);
    const events = requests.map(({ body }) => JSON.parse(body)['event']).filter(({ type }) => type === 'message');
    expect(new Map(events.map(({ text, channel, channel_type }) => [text, `${channel} ${channel_type}`]))).toEqual(
      new Map([
        ['In the channel', 'C0GROUP channel'],
        ['In its thread', 'C0GROUP channel'],
        ['In the private one', 'G0BOARD group'],
        ['To the bot', 'D0AMINA im'],
      ]),
    );
    expect(events.find(({ text }) => text === 'In its thread')).toMatchObject({
      user: 'U0AMINA',
      thread_ts: ts,
      parent_user_id: 'U0AMINA',
    });
  });

  it('tells it nothing of that without the scopes', async () => {
    const { workspace } = await aWorkspace({ historyScopes: false });
    const requests = await anAnsweringApp(workspace, {});
    workspace.as('U0AMINA').says('C0GROUP', 'In the channel');
    await workspace.as('U0AMINA').openHome();
    expect(requests.map(({ body }) => JSON.parse(body)['event']['type'])).toEqual(['app_home_opened']);
  });

  it('can be one payload many times, with one signature or with many', async () => {
    const { workspace } = await aWorkspace();
    const requests = await anAnsweringApp(workspace, {});
    const payload = workspace.as('U0AMINA').commandPayload('C0GROUP', '/pathway', 'log green All well');
    expect(await workspace.deliver('command', payload, { times: 30, concurrency: 10 })).toHaveLength(30);
    const signatures = () => new Set(requests.map(({ headers }) => headers['x-slack-signature'])).size;
    expect([requests.length, signatures(), new Set(requests.map(({ body }) => body)).size]).toEqual([30, 30, 1]);
    requests.length = 0;
    const replayed = await workspace.deliver('command', payload, { times: 5, sameSignature: true });
    expect(replayed.every((delivery) => delivery.status === 200)).toBe(true);
    expect(signatures()).toBe(1);
    expect(workspace.deliveries()).toHaveLength(35);
  });
});

describe('a command', () => {
  const answers: [string, { body?: string }, object | null][] = [
    ['nothing', { body: '' }, null],
    ['words', { body: 'Stored' }, { text: 'Stored', ephemeral: 'U0AMINA' }],
    ['a private message', { body: JSON.stringify({ text: 'T', blocks: [section('B')] }) }, { text: 'T', ephemeral: 'U0AMINA' }],
    ['a message to all', { body: JSON.stringify({ text: 'T', response_type: 'in_channel' }) }, { text: 'T', ephemeral: null }],
  ];

  it.each(answers)('acknowledged with %s', async (_what, answer, shown) => {
    const { workspace } = await aWorkspace();
    await anAnsweringApp(workspace, answer);
    const amina = workspace.as('U0AMINA');
    const result = await amina.command('C0GROUP', '/pathway');
    expect(result.error).toBe(null);
    expect(amina.sees('C0GROUP')).toMatchObject(shown === null ? [] : [shown]);
  });

  it.each<[string, { status?: number; body?: string; silent?: boolean }, string]>([
    ['no answer in time', { silent: true }, 'operation_timeout'],
    ['an error', { status: 500 }, 'dispatch_failed'],
    ['a redirect', { status: 302 }, 'dispatch_failed'],
    ['a message over the limits', { body: JSON.stringify({ text: 'x'.repeat(40_001) }) }, 'invalid_response'],
  ])('with %s ends in an error for the person alone', async (_what, answer, error) => {
    const { workspace } = await aWorkspace(answer.silent ? { acknowledgementLimit: 100 } : {});
    await anAnsweringApp(workspace, answer);
    expect(await workspace.as('U0AMINA').command('C0GROUP', '/pathway')).toMatchObject({ error });
    const text = `/pathway failed with the error "${error}"`;
    expect(workspace.as('U0AMINA').sees('C0GROUP')).toMatchObject([{ text, ephemeral: 'U0AMINA', user: 'USLACKBOT' }]);
    expect(workspace.as('U0BEN').sees('C0GROUP')).toEqual([]);
  });

  it('can only be typed by a person of the channel, with the app there', async () => {
    const { workspace } = await aWorkspace();
    await expect(workspace.as('U0BEN').command('G0BOARD', '/board')).rejects.toThrow('U0BEN is not in G0BOARD');
    await expect(workspace.as('U0BEN').command('C0GROUP', '/board')).rejects.toThrow('no request URL');
    workspace.setRequestUrl('http://127.0.0.1:1/slack/events');
    expect(await workspace.as('U0BEN').command('C0GROUP', '/board')).toMatchObject({ error: 'dispatch_failed' });
  });
});

describe('with Bolt', () => {
  it('a command, a view, a button, a shortcut and the Home come round', async () => {
    const { workspace } = await aWorkspace(real);
    const app = await aBoltApp(workspace);
    app.command('/pathway', async ({ ack, client, body, respond }) => {
      await ack('Opening');
      const view = { type: 'modal' as const, callback_id: 'log', title: text('Log'), submit: text('Send'), blocks: [titleInput] };
      await client.views.open({ trigger_id: body.trigger_id, view });
      await respond('Opened');
    });
    app.view('log', async ({ ack, view, client }) => {
      const title = view.state.values['title']?.['it']?.value ?? '';
      await ack();
      const elements = [{ type: 'button' as const, action_id: 'approve', text: text('Approve'), value: '7', confirm: sure }];
      await client.chat.postMessage({ channel: 'C0GROUP', text: title, blocks: [{ type: 'actions', elements }] });
    });
    app.action('approve', async ({ ack, respond, body }) => {
      await ack();
      await respond({ text: `Approved by ${body.user.id}`, replace_original: true });
    });
    app.shortcut('log_this', async ({ ack, shortcut, client }) => {
      await ack();
      if (shortcut.type === 'message_action')
        await client.chat.postMessage({ channel: shortcut.user.id, text: `Kept: ${shortcut.message.text}` });
    });
    app.shortcut('log_any', async ({ ack, shortcut, client }) => {
      await ack();
      await client.chat.postMessage({ channel: shortcut.user.id, text: 'Which pathway?' });
    });
    app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [{ type: 'section', text: text('Welcome') }] } });
    });

    const amina = workspace.as('U0AMINA');
    expect(await amina.command('C0GROUP', '/pathway', 'log')).toMatchObject({ error: null, shown: { text: 'Opening' } });
    await workspace.until(() => amina.sees('C0GROUP').some((message) => message.text === 'Opened'));
    expect(amina.view()?.title).toBe('Log');
    expect(await amina.submit({ Title: 'Referral form' })).toMatchObject({ errors: {}, error: null, open: null });
    const card = await workspace.until(() => amina.sees('C0GROUP').find((message) => message.text === 'Referral form'));
    expect(await amina.press(card, 'Approve', { agree: false })).toMatchObject({
      confirm: 'Sure?\nThis decides.\nYes\nNo',
      delivery: null,
    });
    expect(await amina.press(card, 'Approve')).toMatchObject({ error: null, delivery: { payload: { actions: [{ value: '7' }] } } });
    await workspace.until(() => workspace.as('U0BEN').sees('C0GROUP')[0]?.text === 'Approved by U0AMINA');
    await amina.messageShortcut(workspace.as('U0BEN').says('C0GROUP', 'We agreed the form'), 'log_this');
    await amina.globalShortcut('log_any');
    await workspace.until(() => amina.directMessages().length === 2);
    expect(amina.directMessages().map((message) => message.text)).toEqual(
      expect.arrayContaining(['Kept: We agreed the form', 'Which pathway?']),
    );
    await amina.openHome();
    await workspace.until(() => amina.home());
    expect(amina.home()?.blocks).toMatchObject([{ text: { text: 'Welcome' } }]);
  });

  it('is refused where the secret differs', async () => {
    const { workspace } = await aWorkspace(real);
    await aBoltApp(workspace, 'another secret');
    const result = await workspace.as('U0AMINA').command('C0GROUP', '/pathway');
    expect(result).toMatchObject({ error: 'dispatch_failed', delivery: { status: 401 } });
  });

  it('cannot open a view after three seconds', async () => {
    const clock = { now: Date.now() };
    const { workspace } = await aWorkspace({ now: () => clock.now });
    const app = await aBoltApp(workspace);
    app.command('/pathway', async ({ ack, client, body }) => {
      await ack();
      clock.now += 3001;
      const view = { type: 'modal' as const, title: text('Late'), blocks: [] };
      await client.views.open({ trigger_id: body.trigger_id, view }).catch(async (error: unknown) => {
        await client.chat.postMessage({ channel: 'C0GROUP', text: String(error) });
      });
    });
    await workspace.as('U0AMINA').command('C0GROUP', '/pathway');
    const told = await workspace.until(() => workspace.as('U0AMINA').sees('C0GROUP')[0]);
    expect(told.text).toContain('expired_trigger_id');
    expect(workspace.as('U0AMINA').view()).toBe(null);
    expect(await call(workspace, 'auth.test')).toMatchObject({ ok: true });
  });
});

function text(words: string) {
  return { type: 'plain_text' as const, text: words };
}

const sure = { title: text('Sure?'), text: text('This decides.'), confirm: text('Yes'), deny: text('No') };
const titleInput = {
  type: 'input' as const,
  block_id: 'title',
  label: text('Title'),
  element: { type: 'plain_text_input' as const, action_id: 'it' },
};
