import { describe, expect, it } from 'vitest';
import { isJson, type Json } from '#src/playground/workspace/model.ts';
import { aWorkspace, call, plain, section } from '../support.ts';

const tooLong = { text: 'x'.repeat(40_001) };
const tooManyCharacters = { blocks: Array.from({ length: 5 }, () => section('x'.repeat(3000))) };
const wrongBlock = { blocks: [{ type: 'header', text: plain('x'.repeat(151)) }] };

/** What each posting method refuses of a message, whatever its place. */
const refusedContent: [string, Json, string][] = [
  ['nothing', {}, 'no_text'],
  ['too much text', tooLong, 'msg_too_long'],
  ['a block over its limit', wrongBlock, 'invalid_blocks'],
  ['too many characters in blocks', tooManyCharacters, 'msg_blocks_too_long'],
];

describe('chat.postMessage', () => {
  it('stands in the channel for all its people, with ever later time stamps', async () => {
    const { workspace } = await aWorkspace();
    const first = await call(workspace, 'chat.postMessage', { channel: 'C0GROUP', text: 'One', blocks: [section('*One*')] });
    const second = await call(workspace, 'chat.postMessage', { channel: 'C0GROUP', text: 'Two' });
    expect(first).toMatchObject({ ok: true, channel: 'C0GROUP', message: { user: 'U0CONCLAVE', bot_id: 'B0CONCLAVE', text: 'One' } });
    expect(String(second['ts']) > String(first['ts'])).toBe(true);
    const seen = workspace.as('U0BEN').sees('C0GROUP');
    expect(seen.map((message) => message.text)).toEqual(['One', 'Two']);
    expect(seen[0]?.blocks[0]).toMatchObject({ type: 'section', block_id: expect.stringMatching(/./) });
  });

  it('reaches a person by their id', async () => {
    const { workspace } = await aWorkspace();
    expect(await call(workspace, 'chat.postMessage', { channel: 'U0BEN', text: 'For you' })).toMatchObject({ ok: true, channel: 'D0BEN' });
    expect(workspace.as('U0BEN').directMessages()).toMatchObject([{ text: 'For you' }]);
    expect(workspace.as('U0AMINA').directMessages()).toEqual([]);
    expect(() => workspace.as('U0AMINA').sees('D0BEN')).toThrow('is not in D0BEN');
  });

  it('stands in a thread, and with reply_broadcast in the channel too', async () => {
    const { workspace } = await aWorkspace();
    const { ts } = await call(workspace, 'chat.postMessage', { channel: 'C0GROUP', text: 'Parent' });
    const reply = await call(workspace, 'chat.postMessage', { channel: 'C0GROUP', text: 'Reply', thread_ts: ts });
    await call(workspace, 'chat.postMessage', { channel: 'C0GROUP', text: 'To all', thread_ts: reply['ts'], reply_broadcast: true });
    const ben = workspace.as('U0BEN');
    const [parent, ...rest] = ben.sees('C0GROUP');
    expect(rest.map((message) => message.text)).toEqual(['To all']);
    expect(parent && ben.thread(parent).map((message) => message.text)).toEqual(['Parent', 'Reply', 'To all']);
    const lost = await call(workspace, 'chat.postMessage', { channel: 'C0GROUP', text: 'Reply', thread_ts: '1.000001' });
    expect(lost).toMatchObject({ ok: false, error: 'thread_not_found' });
  });

  it('shares the files it links to, but with unfurl_media false', async () => {
    const { workspace } = await aWorkspace();
    const { id } = workspace.as('U0AMINA').upload('paper.pdf', Buffer.from('bytes'));
    const { file } = await call(workspace, 'files.info', { file: id });
    const link = isJson(file) ? String(file['permalink']) : '';
    await call(workspace, 'chat.postMessage', { channel: 'C0GROUP', text: `<${link}|paper>`, unfurl_media: false });
    await call(workspace, 'chat.postMessage', { channel: 'C0GROUP', text: `<${link}|paper>`, unfurl_media: true });
    const seen = workspace.as('U0BEN').sees('C0GROUP');
    expect(seen.map(({ files }) => files)).toEqual([[], [id]]);
  });

  it('keeps metadata, and refuses what is none', async () => {
    const { workspace } = await aWorkspace();
    const metadata = { event_type: 'card', event_payload: { id: '7' } };
    const posted = await call(workspace, 'chat.postMessage', { channel: 'C0GROUP', text: 'T', metadata });
    expect(posted).toMatchObject({ ok: true, message: { metadata } });
    for (const wrong of ['{', { event_type: 'card' }, { event_type: '', event_payload: {} }, { ...metadata, more: 1 }]) {
      const refused = await call(workspace, 'chat.postMessage', { channel: 'C0GROUP', text: 'T', metadata: wrong });
      expect(refused).toMatchObject({ ok: false, error: 'invalid_metadata_format' });
    }
  });

  it('needs the bot in a channel that is open', async () => {
    const { workspace } = await aWorkspace();
    const error = async (channel: string) => (await call(workspace, 'chat.postMessage', { channel, text: 'T' }))['error'];
    expect(await error('C0OTHER')).toBe('not_in_channel');
    expect(await error('C0NOWHERE')).toBe('channel_not_found');
    workspace.remove('G0BOARD');
    expect(await error('G0BOARD')).toBe('channel_not_found');
    workspace.invite('C0OTHER');
    expect(await error('C0OTHER')).toBe(undefined);
    workspace.archive('C0OTHER');
    expect(await error('C0OTHER')).toBe('is_archived');
  });

  it.each(refusedContent)('refuses %s', async (_what, content, error) => {
    const { workspace } = await aWorkspace();
    expect(await call(workspace, 'chat.postMessage', { channel: 'C0GROUP', ...content })).toMatchObject({ ok: false, error });
    expect(workspace.as('U0BEN').sees('C0GROUP')).toEqual([]);
  });

  it('says where a block is wrong', async () => {
    const { workspace } = await aWorkspace();
    const refused = await call(workspace, 'chat.postMessage', { channel: 'C0GROUP', text: 'T', ...wrongBlock });
    expect(refused['response_metadata']).toEqual({ messages: [expect.stringContaining('150')] });
    expect(JSON.stringify(refused)).toContain('[json-pointer:/blocks/0/text/text]');
    const unreadable = await call(workspace, 'chat.postMessage', { channel: 'C0GROUP', text: 'T', blocks: '[' });
    expect(unreadable).toMatchObject({ error: 'invalid_blocks_format' });
    expect(await call(workspace, 'chat.postMessage', { text: 'T' })).toMatchObject({ error: 'invalid_arguments' });
  });
});

describe('chat.postEphemeral', () => {
  it('is seen by one person only, and not by history', async () => {
    const { workspace } = await aWorkspace();
    const { ts } = await call(workspace, 'chat.postMessage', { channel: 'C0GROUP', text: 'Parent' });
    const args = { channel: 'C0GROUP', user: 'U0AMINA', text: 'Psst', blocks: [section('Psst')], thread_ts: ts };
    expect(await call(workspace, 'chat.postEphemeral', args)).toMatchObject({ ok: true, message_ts: expect.any(String) });
    await call(workspace, 'chat.postEphemeral', { channel: 'C0GROUP', user: 'U0AMINA', text: 'Private' });
    expect(workspace.as('U0AMINA').sees('C0GROUP')).toMatchObject([{ text: 'Parent' }, { text: 'Private', ephemeral: 'U0AMINA' }]);
    expect(workspace.as('U0BEN').sees('C0GROUP')).toMatchObject([{ text: 'Parent' }]);
    expect(await call(workspace, 'conversations.history', { channel: 'C0GROUP' })).toMatchObject({ messages: [{ text: 'Parent' }] });
  });

  it('needs the person in the channel', async () => {
    const { workspace } = await aWorkspace();
    const error = async (channel: string, user: string) =>
      (await call(workspace, 'chat.postEphemeral', { channel, user, text: 'T' }))['error'];
    expect(await error('G0BOARD', 'U0BEN')).toBe('user_not_in_channel');
    expect(await error('C0OTHER', 'U0BEN')).toBe('not_in_channel');
    expect(await error('C0NOWHERE', 'U0BEN')).toBe('channel_not_found');
    workspace.archive('C0GROUP');
    expect(await error('C0GROUP', 'U0BEN')).toBe('is_archived');
  });

  it.each(refusedContent)('refuses %s', async (_what, content, error) => {
    const { workspace } = await aWorkspace();
    expect(await call(workspace, 'chat.postEphemeral', { channel: 'C0GROUP', user: 'U0BEN', ...content })).toMatchObject({ error });
  });
});

describe('chat.update', () => {
  it('changes a message in place', async () => {
    const { workspace } = await aWorkspace();
    const metadata = { event_type: 'card', event_payload: { version: 1 } };
    const { ts } = await call(workspace, 'chat.postMessage', { channel: 'C0GROUP', text: 'Old', blocks: [section('Old')], metadata });
    const update = async (args: Json) => call(workspace, 'chat.update', { channel: 'C0GROUP', ts, ...args });
    expect(await update({ text: 'New', blocks: [section('New')] })).toMatchObject({ ok: true, ts, text: 'New', message: { metadata } });
    const ben = workspace.as('U0BEN');
    expect(ben.sees('C0GROUP')).toMatchObject([{ ts, text: 'New', blocks: [{ text: { text: 'New' } }], edited: null }]);
    await update({ text: 'Plain', metadata: { ...metadata, event_payload: { version: 2 } } });
    expect(ben.sees('C0GROUP')).toMatchObject([{ ts, text: 'Plain', blocks: [], metadata: { event_payload: { version: 2 } } }]);
    expect(ben.sees('C0GROUP')[0]?.edited).not.toBe(null);
    expect(await update({ text: 'T', metadata: '{' })).toMatchObject({ error: 'invalid_metadata_format' });
  });

  it('refuses a text that a new message could have', async () => {
    const { workspace } = await aWorkspace();
    const text = 'long '.repeat(1000);
    const { ok, ts } = await call(workspace, 'chat.postMessage', { channel: 'C0GROUP', text });
    expect(ok).toBe(true);
    expect(await call(workspace, 'chat.update', { channel: 'C0GROUP', ts, text })).toMatchObject({ ok: false, error: 'msg_too_long' });
  });

  it('changes only what the bot wrote, where it still can', async () => {
    const { workspace } = await aWorkspace();
    const { ts } = await call(workspace, 'chat.postMessage', { channel: 'C0GROUP', text: 'T' });
    const { message_ts: hidden } = await call(workspace, 'chat.postEphemeral', { channel: 'C0GROUP', user: 'U0BEN', text: 'T' });
    const own = workspace.as('U0BEN').says('C0GROUP', 'Mine');
    const error = async (args: Json) => (await call(workspace, 'chat.update', { channel: 'C0GROUP', text: 'New', ...args }))['error'];
    expect(await error({ ts: own.ts })).toBe('cant_update_message');
    expect(await error({ ts: '1.000001' })).toBe('message_not_found');
    expect(await error({ ts: hidden })).toBe('message_not_found');
    expect(await error({ ts, channel: 'C0NOWHERE' })).toBe('channel_not_found');
    expect(await error({ ts, channel: 'C0OTHER' })).toBe('not_in_channel');
    workspace.archive('C0GROUP');
    expect(await error({ ts })).toBe('is_archived');
  });

  it.each(refusedContent)('refuses %s', async (_what, content, error) => {
    const { workspace } = await aWorkspace();
    const { ts } = await call(workspace, 'chat.postMessage', { channel: 'C0GROUP', text: 'T' });
    expect(await call(workspace, 'chat.update', { channel: 'C0GROUP', ts, ...content })).toMatchObject({ error });
  });
});
