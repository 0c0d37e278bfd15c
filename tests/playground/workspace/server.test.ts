import { describe, expect, it } from 'vitest';
import { aWorkspace, botToken, call, post, section } from '../support.ts';

describe('the Web API', () => {
  it('knows the bot by its token', async () => {
    const { workspace } = await aWorkspace();
    expect(await call(workspace, 'auth.test')).toMatchObject({ ok: true, user_id: 'U0CONCLAVE', team_id: 'T0CONCLAVE' });
  });

  it('refuses a missing and a wrong token', async () => {
    const { workspace } = await aWorkspace();
    expect(await post(`${workspace.url}auth.test`, {})).toMatchObject({ status: 200, ok: false, error: 'not_authed' });
    expect(await post(`${workspace.url}auth.test`, {}, { authorization: 'Bearer xoxb-other' })).toMatchObject({ error: 'invalid_auth' });
  });

  it('answers a method it does not have with unknown_method', async () => {
    const { workspace } = await aWorkspace();
    expect(await call(workspace, 'chat.shout')).toMatchObject({ ok: false, error: 'unknown_method' });
    expect(await post(workspace.url.replace('/api/', '/other/'), {})).toMatchObject({ status: 404 });
  });

  it('reads forms with lists as JSON, and refuses unreadable bodies', async () => {
    const { workspace } = await aWorkspace();
    const form = new URLSearchParams({ token: botToken, channel: 'C0GROUP', text: 'T', blocks: JSON.stringify([section('From a form')]) });
    const answer = await fetch(`${workspace.url}chat.postMessage`, { method: 'POST', body: form });
    expect(await answer.json()).toMatchObject({ ok: true, message: { blocks: [{ type: 'section' }] } });
    const send = async (body: string) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${botToken}` };
      return (await fetch(`${workspace.url}auth.test`, { method: 'POST', headers, body })).json();
    };
    expect(await send('{')).toMatchObject({ ok: false, error: 'invalid_json' });
    expect(await send('[]')).toMatchObject({ ok: false, error: 'json_not_object' });
    expect(await call(workspace, 'chat.postMessage', { text: 'T' })).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] missing required field: channel'] },
    });
  });

  it('keeps every call without the token, and tells listeners', async () => {
    const { workspace } = await aWorkspace();
    const heard: string[] = [];
    workspace.onChange((change) => heard.push(change.kind));
    await call(workspace, 'chat.postMessage', { channel: 'C0GROUP', text: 'Hello' });
    expect(workspace.calls('chat.postMessage')).toMatchObject([
      { method: 'chat.postMessage', args: { channel: 'C0GROUP', text: 'Hello' }, status: 200, answer: { ok: true } },
    ]);
    expect(heard).toEqual(['message', 'call']);
    expect(JSON.stringify(workspace.calls())).not.toContain(botToken);
  });
});

describe('what a test may answer instead', () => {
  it('is an answer, such as a rate limit', async () => {
    const { workspace } = await aWorkspace();
    workspace.setIntercept((method) =>
      method === 'auth.test'
        ? { kind: 'answer', status: 429, headers: { 'retry-after': '7' }, body: { ok: false, error: 'ratelimited' } }
        : undefined,
    );
    const limited = await fetch(`${workspace.url}auth.test`, { method: 'POST' });
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
    expect(await call(workspace, 'users.list')).toMatchObject({ ok: true });
  });

  it('is a broken connection, before or after the effect', async () => {
    const { workspace } = await aWorkspace();
    workspace.setIntercept(() => ({ kind: 'drop' }));
    await expect(call(workspace, 'chat.postMessage', { channel: 'C0GROUP', text: 'Never' })).rejects.toThrow();
    workspace.setIntercept(() => ({ kind: 'lose_answer' }));
    await expect(call(workspace, 'chat.postMessage', { channel: 'C0GROUP', text: 'There' })).rejects.toThrow();
    expect(
      workspace
        .as('U0BEN')
        .sees('C0GROUP')
        .map((message) => message.text),
    ).toEqual(['There']);
  });
});
