import { describe, expect, it } from 'vitest';
import { isJson, type Json, objectsOf } from '#src/playground/workspace/model.ts';
import type { Workspace } from '#src/playground/workspace/workspace.ts';
import { aWebClient, aWorkspace, call } from '../support.ts';

const texts = (answer: Json) => objectsOf(answer['messages']).map((message) => message['text']);
const nextCursor = (answer: Json) => objectsOf([answer['response_metadata']])[0]?.['next_cursor'];

async function posted(workspace: Workspace, count: number): Promise<string[]> {
  const stamps: string[] = [];
  for (let number = 1; number <= count; number++) {
    const metadata = { event_type: 'card', event_payload: { number } };
    stamps.push(String((await call(workspace, 'chat.postMessage', { channel: 'C0GROUP', text: `${number}`, metadata }))['ts']));
  }
  return stamps;
}

describe('conversations.open', () => {
  it('gives the same direct conversation each time', async () => {
    const { workspace } = await aWorkspace();
    expect(await call(workspace, 'conversations.open', { users: 'U0BEN' })).toMatchObject({ ok: true, channel: { id: 'D0BEN' } });
    expect(await call(workspace, 'conversations.open', { channel: 'D0BEN' })).toMatchObject({ ok: true, channel: { id: 'D0BEN' } });
    await call(workspace, 'chat.postMessage', { channel: 'D0BEN', text: 'T' });
    expect(await call(workspace, 'conversations.open', { users: 'U0BEN' })).toMatchObject({ already_open: true });
  });

  it('refuses nobody, several people and the bot itself', async () => {
    const { workspace } = await aWorkspace();
    const error = async (users?: string) => (await call(workspace, 'conversations.open', users ? { users } : {}))['error'];
    expect(await error('U0NOBODY')).toBe('user_not_found');
    expect(await error('U0CONCLAVE')).toBe('user_not_found');
    expect(await error('U0BEN,U0AMINA')).toBe('invalid_arguments');
    expect(await error()).toBe('invalid_arguments');
  });
});

describe('what the bot knows of channels', () => {
  it('conversations.info and members of what it can see', async () => {
    const { workspace } = await aWorkspace();
    const info = async (channel: string) => call(workspace, 'conversations.info', { channel });
    expect(await info('C0OTHER')).toMatchObject({ channel: { name: 'other', is_member: false, is_private: false, is_archived: false } });
    expect(await info('G0BOARD')).toMatchObject({ channel: { is_member: true, is_private: true } });
    await call(workspace, 'conversations.open', { users: 'U0BEN' });
    expect(await info('D0BEN')).toMatchObject({ channel: { is_im: true, user: 'U0BEN' } });
    const members = await call(workspace, 'conversations.members', { channel: 'C0GROUP', limit: 2 });
    expect(members).toMatchObject({ members: ['U0AMINA', 'U0BEN'] });
    const rest = await call(workspace, 'conversations.members', { channel: 'C0GROUP', cursor: nextCursor(members) });
    expect(rest).toMatchObject({ members: ['U0CONCLAVE'], response_metadata: { next_cursor: '' } });
  });

  it('no private channel it is not in', async () => {
    const { workspace } = await aWorkspace();
    workspace.remove('G0BOARD');
    for (const method of ['conversations.info', 'conversations.members']) {
      expect(await call(workspace, method, { channel: 'G0BOARD' })).toMatchObject({ error: 'channel_not_found' });
      expect(await call(workspace, method, { channel: 'C0NOWHERE' })).toMatchObject({ error: 'channel_not_found' });
    }
  });

  it('conversations.list by types, page by page', async () => {
    const { workspace } = await aWorkspace();
    const ids = async (args: Json) => {
      const answer = await call(workspace, 'conversations.list', args);
      return objectsOf(answer['channels']).map((channel) => channel['id']);
    };
    expect(await ids({})).toEqual(['C0GROUP', 'C0OTHER']);
    expect(await ids({ types: 'public_channel,private_channel' })).toEqual(['C0GROUP', 'C0OTHER', 'G0BOARD']);
    workspace.archive('C0OTHER');
    expect(await ids({ exclude_archived: true })).toEqual(['C0GROUP']);
    const first = await call(workspace, 'conversations.list', { limit: 1 });
    expect(await ids({ cursor: nextCursor(first) })).toEqual(['C0OTHER']);
    expect(await call(workspace, 'conversations.list', { cursor: 'nonsense' })).toMatchObject({ error: 'invalid_cursor' });
    workspace.remove('G0BOARD');
    expect(await ids({ types: 'private_channel' })).toEqual([]);
  });
});

it('conversations.list goes page by page through Slack’s own client', async () => {
  const { workspace } = await aWorkspace();
  for (let number = 1; number <= 8; number++) workspace.addChannel({ id: `C0MORE${number}`, name: `more-${number}`, members: [] });
  const pages: string[][] = [];
  for await (const page of aWebClient(workspace).paginate('conversations.list', { types: 'public_channel', limit: 3 }))
    pages.push(objectsOf(isJson(page) && page['channels']).map(({ id }) => String(id)));
  expect(pages.map(({ length }) => length)).toEqual([3, 3, 3, 1]);
  expect(pages.flat()).toEqual(['C0GROUP', 'C0OTHER', ...Array.from({ length: 8 }, (_, index) => `C0MORE${index + 1}`)]);
});

describe('conversations.history', () => {
  it('gives the newest first, metadata only where asked for', async () => {
    const { workspace } = await aWorkspace();
    await posted(workspace, 3);
    const bare = await call(workspace, 'conversations.history', { channel: 'C0GROUP' });
    expect(texts(bare)).toEqual(['3', '2', '1']);
    expect(JSON.stringify(bare)).not.toContain('event_payload');
    const full = await call(workspace, 'conversations.history', { channel: 'C0GROUP', include_all_metadata: true });
    expect(objectsOf(full['messages'])[0]).toMatchObject({ metadata: { event_type: 'card', event_payload: { number: 3 } } });
  });

  it('keeps between oldest and latest, inclusive where said', async () => {
    const { workspace } = await aWorkspace();
    const [, second, , fourth] = await posted(workspace, 5);
    const bounds = { channel: 'C0GROUP', oldest: second, latest: fourth };
    expect(texts(await call(workspace, 'conversations.history', bounds))).toEqual(['3']);
    expect(texts(await call(workspace, 'conversations.history', { ...bounds, inclusive: true }))).toEqual(['4', '3', '2']);
  });

  it('goes page by page', async () => {
    const { workspace } = await aWorkspace();
    await posted(workspace, 3);
    const first = await call(workspace, 'conversations.history', { channel: 'C0GROUP', limit: 2 });
    expect([texts(first), first['has_more']]).toEqual([['3', '2'], true]);
    const second = await call(workspace, 'conversations.history', { channel: 'C0GROUP', limit: 2, cursor: nextCursor(first) });
    expect([texts(second), second['has_more'], nextCursor(second)]).toEqual([['1'], false, '']);
  });
});

describe('conversations.replies', () => {
  it('gives the thread, the oldest first', async () => {
    const { workspace } = await aWorkspace();
    const [ts] = await posted(workspace, 2);
    const metadata = { event_type: 'part', event_payload: {} };
    for (const text of ['a', 'b']) await call(workspace, 'chat.postMessage', { channel: 'C0GROUP', text, thread_ts: ts, metadata });
    const replies = async (args: Json) => call(workspace, 'conversations.replies', { channel: 'C0GROUP', ts, ...args });
    const all = await replies({ include_all_metadata: true });
    expect(texts(all)).toEqual(['1', 'a', 'b']);
    expect(objectsOf(all['messages'])[0]).toMatchObject({ thread_ts: ts, reply_count: 2 });
    expect(objectsOf(all['messages'])[1]).toMatchObject({ metadata, thread_ts: ts });
    expect(texts(await replies({ oldest: ts }))).toEqual(['a', 'b']);
    expect(texts(await replies({ latest: ts, inclusive: true }))).toEqual(['1']);
    const first = await replies({ limit: 1 });
    expect(texts(await replies({ cursor: nextCursor(first) }))).toEqual(['a', 'b']);
    expect(await replies({ ts: '1.000001' })).toMatchObject({ error: 'thread_not_found' });
  });
});

describe.each(['conversations.history', 'conversations.replies'])('%s', (method) => {
  it('refuses where the bot cannot read', async () => {
    const { workspace } = await aWorkspace();
    const error = async (args: Json) => (await call(workspace, method, { ts: '1.000001', ...args }))['error'];
    const [ts] = await posted(workspace, 1);
    expect(await error({ channel: 'C0NOWHERE' })).toBe('channel_not_found');
    expect(await error({ channel: 'C0OTHER' })).toBe('not_in_channel');
    expect(await error({ channel: 'C0GROUP', ts, cursor: 'nonsense' })).toBe('invalid_cursor');
    expect(await error({ channel: 'C0GROUP', ts, oldest: 'yesterday' })).toBe('invalid_arguments');
  });

  it('needs the history scopes', async () => {
    const { workspace } = await aWorkspace({ historyScopes: false });
    const refused = await call(workspace, method, { channel: 'G0BOARD', ts: '1.000001' });
    expect(refused).toMatchObject({ error: 'missing_scope', needed: 'groups:history' });
  });
});
