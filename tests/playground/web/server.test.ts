import { expect, onTestFinished, test } from 'vitest';
import { createLog } from '#src/log.ts';
import { readManifest } from '#src/playground/web/manifest.ts';
import { startWebServer } from '#src/playground/web/server.ts';
import { aBuiltPage, aPlayground, raw } from './support.ts';

test('serves the page, with a policy that keeps everything else out', async () => {
  const { url } = await aPlayground();
  const page = await raw(`${url}/`);
  expect([page.status, page.body]).toEqual([200, '<!doctype html><title>A page</title>']);
  expect(page.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  expect(page.headers).not.toHaveProperty('access-control-allow-origin');
  const script = await raw(`${url}/script.js`, { method: 'HEAD' });
  expect([script.status, script.headers['content-type'], script.body]).toEqual([200, 'text/javascript; charset=utf-8', '']);
});

test('serves nothing else of the disk', async () => {
  const { url } = await aPlayground();
  for (const path of [
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '//etc/passwd',
    '/index.html/',
    '/files/../script.js',
  ])
    expect([path, (await raw(`${url}${path}`)).body]).not.toEqual([path, expect.stringMatching(/"name"|root:/)]);
  expect((await raw(`${url}/package.json`)).status).toBe(404);
});

test('says in words what it does not take', async () => {
  const { url } = await aPlayground();
  const type = { 'content-type': 'application/json' };
  const post = (body: string | Buffer, headers = {}) => raw(`${url}/acts`, { method: 'POST', headers: { ...type, ...headers }, body });
  expect(await raw(`${url}/nowhere`)).toMatchObject({ status: 404, body: 'There is nothing at /nowhere.\n' });
  expect(await raw(`${url}/acts`)).toMatchObject({ status: 405, headers: { allow: 'POST' }, body: '/acts takes POST only.\n' });
  expect(await raw(`${url}/live`, { method: 'POST' })).toMatchObject({ status: 405, headers: { allow: 'GET' } });
  expect(await post('{}', { 'content-type': 'text/plain' })).toMatchObject({ status: 415, body: 'An act comes as JSON.\n' });
  expect(await post('{')).toMatchObject({ status: 400, body: expect.stringContaining('This is no act of the playground') });
  expect(await post(JSON.stringify({ as: 'U0DEMENTIA', act: { kind: 'fly' } }))).toMatchObject({ status: 400 });
  expect(await post(JSON.stringify({ as: null, act: { kind: 'open_home' } }))).toMatchObject({ status: 400 });
  expect(await post(JSON.stringify({ as: 'U0DEMENTIA', act: { kind: 'go_to_next' } }))).toMatchObject({ status: 400 });
  expect(await post(Buffer.alloc(8 * 1024 * 1024 + 1, ' '))).toMatchObject({ status: 413 });
});

test('listens on this machine only, and elsewhere than at a port that is taken', async () => {
  const { url, worlds } = await aPlayground();
  expect(new URL(url).hostname).toBe('127.0.0.1');
  const options = { worlds, manifest: await readManifest(), page: await aBuiltPage(), log: createLog('silent') };
  const second = await startWebServer({ ...options, port: Number(new URL(url).port) });
  onTestFinished(() => second.close());
  expect(second.url).not.toBe(url);
  expect((await raw(`${second.url}/`)).status).toBe(200);
  await expect(startWebServer({ ...options, page: import.meta.dirname, port: 0 })).rejects.toThrow('There is no page in');
});
