import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startWorkspace } from '#src/playground/workspace/workspace.ts';
import { query } from '#tests/support/database-processes.ts';
import { createGovernedCopy, kent } from '#tests/support/governance.ts';
import { london } from '#tests/support/kent.ts';
import { lastSeen, only } from '#tests/support/seeing.ts';
import { temporaryDirectory } from '#tests/support/temporary-directory.ts';
import { runProgram, startProgram } from './support/node-process.ts';

const signingSecret = 'a-signing-secret-for-processes';
const botToken = 'xoxb-a-token-for-processes';
const appToken = 'xapp-a-token-for-processes';

describe('started without what it needs', () => {
  test('it names every missing variable at once, points at the playground, and ends with status 1', async () => {
    const { status, output, errors } = await runProgram('src/main.ts');
    expect(status).toBe(1);
    expect(output).toBe('');
    expect(errors).toBe(
      [
        'Conclave cannot start:',
        '- SLACK_SIGNING_SECRET is missing: expected the signing secret from "Basic Information" of the Slack app',
        '- SLACK_BOT_TOKEN is missing: expected a bot token that begins with xoxb-, from "OAuth & Permissions" of the Slack app',
        '',
        'To see Conclave without Slack, run: npm run playground',
        '',
      ].join('\n'),
    );
  });

  test('on a data directory that another one uses, it says so and leaves that one alone', async () => {
    const environment = { ...(await aSlack()).environment, DATA_DIR: await temporaryDirectory() };
    const first = await startApp(environment);
    const { status, errors } = await runProgram('src/main.ts', [], environment);
    expect(status).toBe(1);
    expect(errors).toMatch(/^Conclave cannot start: .*(already|another)/i);
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
    first.signal('SIGTERM');
    expect(await first.ended).toBe(0);
  });
});

describe('alive and ready', () => {
  test('with database, Slack and queue at work; not ready, by name, while Slack cannot be reached', async () => {
    const { environment, workspace } = await aGovernedSlack();
    const { url } = await startApp(environment);
    expect(await answerOf(`${url}/healthz`)).toEqual([200, { status: 'alive' }]);
    expect(await answerOf(`${url}/readyz`)).toEqual([
      200,
      { status: 'ready', checks: { database: true, slack: true, queue: true, sending: true } },
    ]);
    expect((await fetch(`${url}/elsewhere`)).status).toBe(404);
    await workspace.close();
    expect(await answerOf(`${url}/readyz`)).toEqual([
      503,
      { status: 'not ready', checks: { database: true, slack: false, queue: true, sending: true } },
    ]);
    expect(await answerOf(`${url}/healthz`)).toEqual([200, { status: 'alive' }]);
  });

  test('not ready, by name, where nothing can be saved, though all can be read', async () => {
    const { environment, database } = await aGovernedSlack();
    const { url } = await startApp(environment);
    await query(database.url, 'ALTER TABLE receipt ADD CONSTRAINT full_disk CHECK (false) NOT VALID');
    expect(await answerOf(`${url}/readyz`)).toEqual([
      503,
      { status: 'not ready', checks: { database: false, slack: true, queue: true, sending: true } },
    ]);
    await query(database.url, 'ALTER TABLE receipt DROP CONSTRAINT full_disk');
    expect((await answerOf(`${url}/readyz`))[0]).toBe(200);
  });

  test('not ready, by name, while the database is gone; and it still stops when told to', async () => {
    const { environment, database } = await aGovernedSlack();
    const app = await startApp(environment);
    await database.drop();
    expect(await answerOf(`${app.url}/readyz`)).toEqual([
      503,
      { status: 'not ready', checks: { database: false, slack: true, queue: false, sending: true } },
    ]);
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    app.signal('SIGTERM');
    await app.ended;
  });
});

test('with an app-level token it is reached over a socket: ready once that is open, no signing secret, no way in over HTTP', async () => {
  const { environment, workspace } = await aGovernedSlack();
  const { SLACK_SIGNING_SECRET: _none, ...others } = environment;
  const app = await startApp({ ...others, SLACK_APP_TOKEN: appToken, LOG_LEVEL: 'trace' });
  await workspace.until(() => workspace.sockets.open === 1, 20_000);
  const ready = { status: 'ready', checks: { database: true, slack: true, queue: true, sending: true, socket: true } };
  await expect.poll(() => answerOf(`${app.url}/readyz`)).toEqual([200, ready]);
  expect((await fetch(`${app.url}/slack/events`, { method: 'POST', body: 'payload={}' })).status).toBe(404);
  const { shown } = await workspace.as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', 'log green Kestrel ward open');
  expect(shown?.text).toMatch(/^Saved: Dementia, Green/);
  app.signal('SIGTERM');
  expect(await app.ended).toBe(0);
  expect(workspace.sockets.open).toBe(0);
  for (const secret of [appToken, botToken, 'ticket=', 'Kestrel']) expect(app.output() + app.errors()).not.toContain(secret);
});

test('told to stop, it takes nothing new and finishes what it has accepted', async () => {
  const { environment, workspace, database } = await aGovernedSlack();
  const app = await startApp(environment);
  workspace.setRequestUrl(`${app.url}/slack/events`);
  const lead = workspace.as('U0DEMENTIA');
  const lock = await lockEntries(database.url);
  const logged = lead.command('C0DEMENTIA', '/pathway', 'log green Referral form agreed');
  await lock.waitedFor();
  app.signal('SIGTERM');
  await app.says(/Conclave is stopping/);
  const refused = expect(fetch(`${app.url}/healthz`)).rejects.toThrow('fetch failed');
  await lock.release();
  await refused;
  expect((await logged).shown?.text).toMatch(/^Saved: Dementia, Green/);
  expect(await app.ended).toBe(0);
  expect(app.output()).toContain('Conclave has stopped');
  expect(await query(database.url, 'SELECT status FROM entry')).toEqual([{ status: 'green' }]);
});

test('nothing that was typed and no secret gets into the log, even at its most talkative', async () => {
  const { environment, workspace, database } = await aGovernedSlack();
  const app = await startApp({ ...environment, LOG_LEVEL: 'trace' });
  workspace.setRequestUrl(`${app.url}/slack/events`);
  const lead = workspace.as('U0DEMENTIA');
  await lead.command('C0DEMENTIA', '/pathway', 'log red Kestrel ward closed. Path to green: a second site');
  await lead.press(lastSeen(lead, 'C0DEMENTIA'), 'Complete');
  await lead.submit({ Ask: 'Kestrel needs a decision' });
  workspace.remove('C0DEMENTIA');
  await lead.command('C0DEMENTIA', '/pathway', 'log green Kestrel ward open again');
  workspace.setIntercept((method) => (method === 'response_url' ? { kind: 'answer', status: 500, body: {} } : undefined));
  await workspace.as('U0STRANGER').press(only(lead.sees('C0DEMENTIA')[0], 'nothing is seen'), 'Complete');
  await workspace.until(() => workspace.calls('response_url').length > 0);
  workspace.setIntercept(null);
  await query(database.url, 'ALTER TABLE entry ADD CHECK (false) NOT VALID');
  const broken = await lead.command('C0DEMENTIA', '/pathway', 'log green Kestrel ward once more');
  expect(broken.shown?.text).toContain('Kestrel ward once more');
  await fetch(`${app.url}/slack/events`, { method: 'POST', body: 'forged Kestrel' });
  app.signal('SIGTERM');
  await app.ended;
  for (const happened of ['a message was not sent', 'a private reply was not delivered', 'a request failed', 'a request was turned away'])
    expect(app.output()).toContain(happened);
  expect(app.output()).not.toMatch(/kestrel/i);
  for (const secret of [signingSecret, botToken, '/response/', new URL(database.url).password])
    expect(app.output() + app.errors()).not.toContain(secret);
});

async function startApp(environment: Readonly<Record<string, string>>) {
  const app = startProgram('src/main.ts', [], environment);
  const [, port] = await app.says(/"port":(\d+),[^\n]*Conclave is listening/);
  return { ...app, url: `http://127.0.0.1:${port}` };
}

/** A workspace, and the environment in which the app is installed there. */
async function aSlack() {
  const workspace = await startWorkspace({ signingSecret, botToken, appToken, team: 'T0KENT' });
  onTestFinished(() => workspace.close().catch(() => undefined));
  const environment = { SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: botToken, SLACK_API_URL: workspace.url, PORT: '0' };
  return { workspace, environment };
}

/** A workspace with the dementia group's lead in its channel, and a database to which the Kent example was applied. */
async function aGovernedSlack() {
  const { workspace, environment } = await aSlack();
  const database = await createGovernedCopy(kent, london('2011-11-09T09:00'));
  onTestFinished(() => database.drop());
  workspace.addUser({ id: 'U0DEMENTIA', name: 'Dementia pathway lead' });
  workspace.addUser({ id: 'U0STRANGER', name: 'Somebody else' });
  workspace.addChannel({ id: 'C0DEMENTIA', name: 'dementia-group', members: ['U0DEMENTIA', 'U0STRANGER'] });
  workspace.invite('C0DEMENTIA');
  return { workspace, environment: { ...environment, DATABASE_URL: database.url }, database };
}

async function answerOf(url: string): Promise<[number, unknown]> {
  const response = await fetch(url);
  return [response.status, await response.json()];
}

/** Holds the table of entries, so that who wants to write one has to wait. */
async function lockEntries(url: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('BEGIN; LOCK TABLE entry IN SHARE MODE');
  return {
    async waitedFor() {
      const waiting = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
      while ((await query(url, waiting)).length === 0) await sleep(5);
    },
    async release() {
      await client.query('COMMIT');
      await client.end();
    },
  };
}
