import { describe, expect, it } from 'vitest';
import { isJson, type Json } from '#src/playground/workspace/model.ts';
import type { Workspace } from '#src/playground/workspace/workspace.ts';
import { appToken, aWebClient, aWorkspace, botToken, call } from '../support.ts';

async function announced(workspace: Workspace, length: number): Promise<{ id: string; url: string }> {
  const { file_id: id, upload_url: url } = await call(workspace, 'files.getUploadURLExternal', { filename: 'paper.pdf', length });
  return { id: String(id), url: String(url) };
}

async function uploaded(workspace: Workspace, bytes: string): Promise<string> {
  const { id, url } = await announced(workspace, Buffer.byteLength(bytes));
  expect((await fetch(url, { method: 'POST', body: bytes })).status).toBe(200);
  return id;
}

describe('a file', () => {
  it('goes up in three calls', async () => {
    const { workspace } = await aWorkspace();
    const alt_txt = 'The first page of the paper';
    const first = await call(workspace, 'files.getUploadURLExternal', { filename: 'paper.pdf', length: 5, alt_txt });
    const sent = await fetch(String(first['upload_url']), { method: 'POST', body: 'bytes' });
    expect([sent.status, await sent.text()]).toEqual([200, 'OK - 5']);
    const id = String(first['file_id']);
    expect(await call(workspace, 'files.info', { file: id })).toMatchObject({ error: 'file_not_found' });
    const done = await call(workspace, 'files.completeUploadExternal', {
      files: [{ id, title: 'Board paper' }],
      channel_id: 'C0GROUP',
      initial_comment: 'For Wednesday',
    });
    expect(done).toMatchObject({ ok: true, files: [{ id, title: 'Board paper' }] });
    const [message] = workspace.as('U0BEN').sees('C0GROUP');
    expect(message).toMatchObject({ text: 'For Wednesday', files: [id], user: workspace.bot.userId });
    expect(await call(workspace, 'files.info', { file: id })).toMatchObject({
      file: {
        id,
        name: 'paper.pdf',
        title: 'Board paper',
        size: 5,
        alt_txt,
        channels: ['C0GROUP'],
        shares: { public: { C0GROUP: [{ ts: message?.ts }] } },
      },
    });
    expect(workspace.files().map(({ bytes }) => bytes?.toString())).toEqual(['bytes']);
  });

  it('is listed where it stands, and gone once the app has deleted it', async () => {
    const { workspace } = await aWorkspace();
    const id = await uploaded(workspace, 'bytes');
    await call(workspace, 'files.completeUploadExternal', { files: [{ id }], channel_id: 'C0GROUP' });
    const others = workspace.as('U0BEN').upload('own.pdf', Buffer.from('own')).id;
    const user = workspace.bot.userId;
    expect(await call(workspace, 'files.list', { channel: 'C0GROUP', user })).toMatchObject({ files: [{ id }], paging: { pages: 1 } });
    expect(await call(workspace, 'files.list', { channel: 'C0GROUP', count: 1, page: 2 })).toMatchObject({
      files: [],
      paging: { total: 1 },
    });
    expect(await call(workspace, 'files.list', { channel: 'G0BOARD' })).toMatchObject({ files: [] });
    expect(await call(workspace, 'files.delete', { file: others })).toMatchObject({ error: 'cant_delete_file' });
    expect(await call(workspace, 'files.delete', { file: id })).toMatchObject({ ok: true });
    expect(await call(workspace, 'files.delete', { file: id })).toMatchObject({ error: 'file_not_found' });
    expect(await call(workspace, 'files.list', { channel: 'C0GROUP' })).toMatchObject({ files: [] });
    expect(workspace.as('U0BEN').sees('C0GROUP')).toHaveLength(1);
  });

  it('goes up through Slack’s own client, byte by byte, into a thread', async () => {
    const { workspace } = await aWorkspace();
    const client = aWebClient(workspace);
    const { ts } = await client.chat.postMessage({ channel: 'G0BOARD', text: 'The papers' });
    if (!ts) throw new Error('no parent');
    const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 256));
    const { files } = await client.filesUploadV2({
      channel_id: 'G0BOARD',
      thread_ts: ts,
      initial_comment: 'Appendix',
      file_uploads: [
        { file: bytes, filename: 'chart.png', title: 'Chart' },
        { content: 'a,b\n1,2', filename: 'table.csv' },
      ],
    });
    expect(files).toMatchObject([{ ok: true, files: [{ title: 'Chart' }, { title: 'table.csv' }] }]);
    expect(workspace.files().map((file) => file.bytes)).toEqual([bytes, Buffer.from('a,b\n1,2')]);
    const [parent] = workspace.as('U0AMINA').sees('G0BOARD');
    if (!parent) throw new Error('nothing is seen');
    expect(workspace.as('U0AMINA').thread(parent)).toMatchObject([{ text: 'The papers' }, { text: 'Appendix', files: [{}, {}] }]);
    const replies = await client.conversations.replies({ channel: 'G0BOARD', ts });
    expect(replies.messages?.[1]?.files).toMatchObject([
      { name: 'chart.png', size: 70_000 },
      { name: 'table.csv', filetype: 'csv' },
    ]);
  });

  it('is open to whose it is, and to others once the app has posted its link where they read', async () => {
    const { workspace } = await aWorkspace();
    const [amina, ben] = [workspace.as('U0AMINA'), workspace.as('U0BEN')];
    const { id } = amina.upload('Board paper.pdf', Buffer.from('bytes'));
    const { file } = await call(workspace, 'files.info', { file: id });
    const permalink = isJson(file) ? String(file['permalink']) : '';
    const opened = () => [amina, ben].map((person) => person.opens(permalink)?.toString() ?? null);
    expect(opened()).toEqual(['bytes', null]);
    const text = `<${permalink}|Board paper.pdf>`;
    const posted = await call(workspace, 'chat.postMessage', { channel: 'U0BEN', text: 'Nothing yet' });
    await call(workspace, 'chat.update', { channel: posted['channel'], ts: posted['ts'], text });
    await call(workspace, 'chat.postMessage', { channel: 'U0AMINA', text });
    expect(opened()).toEqual(['bytes', null]);
    await call(workspace, 'chat.postMessage', { channel: 'U0BEN', text });
    expect(opened()).toEqual(['bytes', 'bytes']);
    expect(ben.directMessages().at(-1)).toMatchObject({ files: [id] });
  });

  it('stays with the app where no channel is named, and goes to several where they are', async () => {
    const { workspace } = await aWorkspace();
    const kept = await uploaded(workspace, 'private');
    expect(await call(workspace, 'files.completeUploadExternal', { files: [{ id: kept }] })).toMatchObject({
      files: [{ title: 'paper.pdf', is_public: false, channels: [] }],
    });
    const shared = await uploaded(workspace, 'for all');
    const done = await call(workspace, 'files.completeUploadExternal', { files: [{ id: shared }], channels: 'C0GROUP,G0BOARD' });
    expect(done).toMatchObject({ files: [{ channels: ['C0GROUP'], groups: ['G0BOARD'] }] });
    expect(workspace.as('U0AMINA').sees('G0BOARD')).toMatchObject([{ files: [shared] }]);
  });
});

describe('url_private', () => {
  it('gives the bytes of a file to the bot by its token, and to nobody else', async () => {
    const { workspace } = await aWorkspace();
    const { id } = workspace.as('U0BEN').upload('Board paper.pdf', Buffer.from('bytes'));
    const { file } = await call(workspace, 'files.info', { file: id });
    expect(file).toMatchObject({ id, user: 'U0BEN', mimetype: 'application/pdf', size: 5 });
    if (!isJson(file)) throw new Error('no file');
    const get = async (address: unknown, headers: Record<string, string> = {}) => fetch(String(address), { headers, redirect: 'manual' });
    const bot = { authorization: `Bearer ${botToken}` };
    for (const address of [file['url_private'], file['url_private_download']]) {
      const given = await get(address, bot);
      expect([given.status, given.headers.get('content-type'), await given.text()]).toEqual([200, 'application/pdf', 'bytes']);
      const others = [await get(address), await get(address, { authorization: `Bearer ${appToken}` })];
      expect(others.map(({ status, headers }) => [status, headers.has('location')])).toEqual([
        [302, true],
        [302, true],
      ]);
    }
    expect((await get(String(file['url_private']).replace(id, 'F0NOWHERE'), bot)).status).toBe(404);
    const unfinished = await announced(workspace, 5);
    expect((await get(String(file['url_private']).replace(id, unfinished.id), bot)).status).toBe(404);
    expect(workspace.calls('url_private')[0]).toMatchObject({ args: { file: id }, status: 200, answer: '5 bytes' });
  });
});

describe('files.getUploadURLExternal', () => {
  it.each<[Json, string]>([
    [{ filename: 'a.txt', length: 0 }, 'missing_argument'],
    [{ filename: 'a.txt', length: 'many' }, 'invalid_arguments'],
    [{ length: 5 }, 'invalid_arguments'],
    [{ filename: 'a.txt', length: 1024 ** 3 + 1 }, 'file_upload_size_restricted'],
    [{ filename: 'a.png', length: 5, alt_txt: 'x'.repeat(1001) }, 'alt_txt_too_large'],
  ])('refuses %j', async (args, error) => {
    const { workspace } = await aWorkspace();
    expect(await call(workspace, 'files.getUploadURLExternal', args)).toMatchObject({ ok: false, error });
    expect(workspace.files()).toEqual([]);
  });

  it('takes what is at the limits', async () => {
    const { workspace } = await aWorkspace();
    const args = { filename: 'a.png', length: 1024 ** 3, alt_txt: 'x'.repeat(1000) };
    expect(await call(workspace, 'files.getUploadURLExternal', args)).toMatchObject({ ok: true });
  });
});

describe('upload_url', () => {
  it('takes what was announced, once, and nothing else', async () => {
    const { workspace } = await aWorkspace();
    const { id, url } = await announced(workspace, 5);
    const send = async (to: string, body: string) => (await fetch(to, { method: 'POST', body })).status;
    expect(await send(url, 'longer than announced')).toBe(400);
    expect(await send(`${url}0`, 'bytes')).toBe(404);
    expect(await send(url, 'bytes')).toBe(200);
    await call(workspace, 'files.completeUploadExternal', { files: [{ id }] });
    expect(await send(url, 'other')).toBe(400);
    expect(workspace.calls('upload_url').map(({ status }) => status)).toEqual([400, 404, 200, 400]);
  });
});

describe('files.completeUploadExternal', () => {
  it('refuses what was not uploaded, or is done already', async () => {
    const { workspace } = await aWorkspace();
    const complete = async (files: unknown) => call(workspace, 'files.completeUploadExternal', { files });
    const { id } = await announced(workspace, 5);
    expect(await complete([{ id }])).toMatchObject({ error: 'file_not_found' });
    expect(await complete([{ id: 'F0NOWHERE' }])).toMatchObject({ error: 'file_not_found' });
    expect(await complete([])).toMatchObject({ error: 'invalid_arguments' });
    expect(await complete('F0NOWHERE')).toMatchObject({ error: 'invalid_arguments' });
    const done = await uploaded(workspace, 'bytes');
    await complete([{ id: done }]);
    expect(await complete([{ id: done }])).toMatchObject({ error: 'file_not_found' });
  });

  it('refuses a place it cannot post in, and leaves the file as it was', async () => {
    const { workspace } = await aWorkspace();
    const id = await uploaded(workspace, 'bytes');
    const error = async (place: Json) => (await call(workspace, 'files.completeUploadExternal', { files: [{ id }], ...place }))['error'];
    expect(await error({ channel_id: 'C0NOWHERE' })).toBe('channel_not_found');
    expect(await error({ channel_id: 'C0OTHER' })).toBe('not_in_channel');
    expect(await error({ channels: 'C0GROUP,C0OTHER' })).toBe('not_in_channel');
    expect(await error({ channel_id: 'C0GROUP', thread_ts: '1.000001' })).toBe('thread_not_found');
    expect(await error({ channels: 'C0GROUP,G0BOARD', thread_ts: '1.000001' })).toBe('invalid_arguments');
    workspace.archive('G0BOARD');
    expect(await error({ channel_id: 'G0BOARD' })).toBe('is_archived');
    expect(workspace.as('U0AMINA').sees('C0GROUP')).toEqual([]);
    expect(await error({ channel_id: 'C0GROUP' })).toBe(undefined);
  });
});
