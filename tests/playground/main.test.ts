import { access, chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type NodeProcess, startProgram } from '#tests/support/node-process.ts';

/** The playground, with a folder for everything temporary that it has to itself. */
async function startPlayground(): Promise<NodeProcess & { readonly temporary: string }> {
  const temporary = await mkdtemp(join(tmpdir(), 'conclave-test-'));
  onTestFinished(() => rm(temporary, { recursive: true, force: true, maxRetries: 5 }));
  // Where tests run as root, PostgreSQL runs as another user, who has to pass through.
  await chmod(temporary, 0o711);
  return { ...startProgram('src/playground/main.ts', [], { TMPDIR: temporary }), temporary };
}

test('the playground says where its page is and serves it, stays up, and leaves nothing behind', async () => {
  const playground = await startPlayground();
  await playground.says(/^Conclave and a local Slack workspace are starting/);
  const [, url = ''] = await playground.says(/Open (http:\/\/127\.0\.0\.1:\d+)\/ in a browser/);
  const [, log = ''] = await playground.says(/log +(\S+conclave\.log)\n/);
  const [, api = ''] = await playground.says(/Started: Kent, November 2011\n.*Web API[^\n]*(http:\S+\/api\/)\n/);
  const [, readyz = ''] = await playground.says(/(http:\S+\/readyz)\n/);

  const page = await (await fetch(`${url}/`)).text();
  const [, script = ''] = /<script type="module"[^>]* src="([^"]+)"/.exec(page) ?? [];
  expect(await fetch(`${url}${script}`)).toMatchObject({ status: 200 });
  expect(await (await fetch(`${api}auth.test`, { method: 'POST' })).json()).toEqual({ ok: false, error: 'not_authed' });
  const ready = await fetch(readyz);
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { status: 'ready', checks: { database: true, slack: true, queue: true, sending: true } },
  ]);
  await access(log);

  const body = JSON.stringify({ as: null, act: { kind: 'start_case', key: 'kent' } });
  const started = await fetch(`${url}/acts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  expect(await started.json()).toEqual({ errors: {}, notice: null });
  await playground.says(/Started: Kent[\s\S]*Started: Kent/);
  await expect(fetch(readyz)).rejects.toThrow('fetch failed');

  playground.signal('SIGTERM');
  expect(await playground.ended).toBe(0);
  expect(playground.output()).toMatch(/The playground has stopped\. Its data is removed\.\n$/);
  expect(playground.errors()).toBe('');
  expect(await readdir(playground.temporary)).toEqual([]);
});

test('a playground that is stopped before it has started leaves nothing behind either', async () => {
  const playground = await startPlayground();
  await playground.says(/are starting/);
  playground.signal('SIGINT');
  playground.signal('SIGINT');
  expect(await playground.ended).toBe(0);
  expect(playground.output()).not.toContain('Open http');
  expect(playground.output()).toMatch(/The playground has stopped\. Its data is removed\.\n$/);
  expect(playground.errors()).toBe('');
  expect(await readdir(playground.temporary)).toEqual([]);
});
