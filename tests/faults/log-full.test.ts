import { execFile } from 'node:child_process';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { startWorkspace } from '#src/playground/workspace/workspace.ts';
import { startProgram } from '#tests/support/node-process.ts';
import { temporaryDirectory } from '#tests/support/temporary-directory.ts';
import { createTestDatabase } from '#tests/support/test-database.ts';

const signingSecret = 'a-signing-secret-for-a-full-log';

test.each([
  ['on a full disk', fullDisk],
  ['to a reader who does not read', unreadPipe],
])('a log %s: the app goes on serving, counts what is lost, and ends when it is told to', async (_, output) => {
  const workspace = await startWorkspace({ signingSecret, botToken: 'xoxb-a-token', team: 'T0KENT' });
  onTestFinished(() => workspace.close());
  const database = await createTestDatabase();
  onTestFinished(database.drop);
  const port = await freePort();
  const environment = {
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: 'xoxb-a-token',
    SLACK_API_URL: workspace.url,
    DATABASE_URL: database.url,
    PORT: String(port),
  };
  const app = startProgram('src/main.ts', [], environment, await output());
  const url = `http://127.0.0.1:${port}`;
  await expect.poll(() => fetch(`${url}/readyz`).then(({ status }) => status, String), { timeout: 30_000 }).toBe(200);
  // Each is told of in the log.
  for (let batch = 0; batch < 100; batch += 1)
    await Promise.all(Array.from({ length: 25 }, () => fetch(`${url}/slack/events`, { method: 'POST', body: 'forged' })));
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  const [, lost] = /^conclave_log_lines_lost_total (\d+)$/m.exec(await (await fetch(`${url}/metrics`)).text()) ?? [];
  expect(Number(lost)).toBeGreaterThan(0);
  app.signal('SIGTERM');
  expect(await app.ended).toBe(0);
});

async function fullDisk(): Promise<number> {
  const file = await open('/dev/full', 'w');
  onTestFinished(() => file.close());
  return file.fd;
}

/** A pipe that somebody holds open, and nobody reads. */
async function unreadPipe(): Promise<number> {
  const pipe = join(await temporaryDirectory(), 'pipe');
  await promisify(execFile)('mkfifo', [pipe]);
  const held = await open(pipe, 'r+');
  onTestFinished(() => held.close());
  return held.fd;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}
