import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { installed } from '#tests/support/faults/installed.ts';
import { fault, faultySlack } from '#tests/support/faults/slack-faults.ts';

const harm = { NODE_OPTIONS: `--import=${fileURLToPath(new URL('../support/faults/thread-on-signals.ts', import.meta.url))}` };
const dementia = 'C0DEMENTIA';

async function appInKent(environment: Readonly<Record<string, string>> = {}) {
  const world = await installed();
  const app = await world.startApp(undefined, environment);
  world.workspace.setRequestUrl(app.requestUrl);
  const lead = world.workspace.as('U0DEMENTIA');
  return { ...world, app, log: (text: string) => lead.command(dementia, '/pathway', `log green ${text}`) };
}

test('what is on its way to Slack when the app is told to stop gets there, once, and is known to stand there', async () => {
  const { app, log, prisma, workspace } = await appInKent();
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  faultySlack(workspace).on('chat.postMessage', fault.hangsUntil(released));
  await log('Referral form agreed');
  await expect.poll(() => prisma.outgoingMessage.count({ where: { state: 'sending' } }), { timeout: 10_000 }).toBe(1);
  app.signal('SIGTERM');
  await app.says(/Conclave is stopping/);
  release();
  expect(await app.ended).toBe(0);
  expect(app.output()).toMatch(/Conclave has stopped/);
  expect(workspace.as('U0DOCTOR').sees(dementia)).toHaveLength(1);
  expect(await prisma.outgoingMessage.findMany({ select: { state: true } })).toEqual([{ state: 'sent' }]);
  expect(await prisma.$queryRaw`SELECT 1 FROM pgboss.job WHERE name = 'send-message' AND state = 'active'`).toEqual([]);
});

test('a thread that dies takes the app with it, in order: what was accepted is answered, and the log says why', async () => {
  const { app, log, prisma } = await appInKent(harm);
  const logged = log('Referral form agreed');
  app.signal('SIGUSR2');
  expect((await logged).shown?.text).toMatch(/^Saved/);
  expect(await app.ended).toBe(1);
  const lines = app.output().split('\n').filter(Boolean);
  const { level, err } = JSON.parse(lines.find((line) => line.includes('the thread that sends has ended')) ?? '{}');
  expect([level, err.message]).toEqual([60, 'the thread has come to harm']);
  expect(app.output()).not.toMatch(/did not stop cleanly/);
  expect(await prisma.entry.count()).toBe(1);
});

test('a thread that does not answer makes the app not ready, by name; it goes on answering', async () => {
  const { app, log } = await appInKent(harm);
  app.signal('SIGHUP');
  const readiness = () => fetch(`${app.url}/readyz`).then(async (response) => [response.status, await response.json()]);
  await expect
    .poll(readiness, { timeout: 20_000 })
    .toEqual([503, { status: 'not ready', checks: { database: true, slack: true, queue: true, sending: false } }]);
  expect((await log('Referral form agreed')).shown?.text).toMatch(/^Saved/);
  const page = await fetch(`${app.url}/metrics`).then((response) => response.text());
  expect(page).toContain('conclave_database_up 1');
  expect(page).toContain('conclave_messages{state="waiting"} 1');
  expect(page).toMatch(/^conclave_database_connections{state="total"} [1-9]/m);
  // To stop it takes as long as a hung thread is waited for: see tests/sending/in-thread.test.ts.
  await app.kill();
});
