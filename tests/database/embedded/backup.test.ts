import { appendFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { commandLine } from '#src/command-line.ts';
import { backUp } from '#src/database/embedded/backup/back-up.ts';
import { restore } from '#src/database/embedded/backup/restore.ts';
import { openEmbedded } from '#src/database/embedded/open-embedded.ts';
import { startWorkspace } from '#src/playground/workspace/workspace.ts';
import { databaseProcesses, query } from '#tests/support/database-processes.ts';
import { startProgram } from '#tests/support/node-process.ts';
import { lastSeen } from '#tests/support/seeing.ts';
import { temporaryDirectory } from '#tests/support/temporary-directory.ts';

/** A process for each command, on a machine that may be busy. */
const patience = 300_000;
const silent = pino({ level: 'silent' });
const signingSecret = 'a-signing-secret-of-a-test';
const botToken = 'xoxb-a-token';

describe('a backup of the embedded database', () => {
  test('made while the app runs, restored into a new directory: everything up to it is there, and the app goes on from it', {
    timeout: patience,
  }, async () => {
    const { workspace, environment } = await aSlack();
    const [dataDir, elsewhere] = [await temporaryDirectory(), await temporaryDirectory()];
    const app = await start({ ...environment, DATA_DIR: dataDir });
    expect(await commandLine(['governance', 'apply', 'docs/examples/kent.yaml'], { DATA_DIR: dataDir })).toMatchObject({ status: 0 });
    workspace.setRequestUrl(`${app.url}/slack/events`);
    const lead = workspace.as('U0DEMENTIA');
    const log = (text: string) => lead.command('C0DEMENTIA', '/pathway', `log green ${text}`);
    expect((await log('Referral form agreed')).shown?.text).toMatch(/^Saved/);
    const folder = join(elsewhere, 'backup');
    const backedUp = await commandLine(['backup', folder], { DATA_DIR: dataDir });
    expect(backedUp).toMatchObject({ status: 0, errors: '', output: expect.stringContaining('is a whole backup of') });
    expect((await log('Written after the backup')).shown?.text).toMatch(/^Saved/);
    app.signal('SIGTERM');
    expect(await app.ended).toBe(0);

    const restored = { DATA_DIR: await temporaryDirectory() };
    const result = await commandLine(['restore', folder], restored);
    expect(result).toMatchObject({ status: 0, errors: '' });
    expect(result.output).toMatch(
      /T0KENT: the chronicle holds, 2 links, ending with [0-9a-f]{64}\.\nT0KENT: every row that it speaks of is as recorded\.\n$/,
    );
    const again = await start({ ...environment, ...restored });
    workspace.setRequestUrl(`${again.url}/slack/events`);
    expect((await log('Written after the restore')).shown?.text).toMatch(/^Saved/);
    await workspace.until(() => lastSeen(lead, 'C0DEMENTIA').text.includes('Written after the restore'));
    again.signal('SIGTERM');
    expect(await again.ended).toBe(0);
    expect(await textsIn(restored.DATA_DIR)).toEqual(['Referral form agreed', 'Written after the restore']);
  });

  test('made while rows are being written: the copy holds all that was committed before it, and nothing by halves', {
    timeout: patience,
  }, async () => {
    const processes = databaseProcesses();
    onTestFinished(() => processes.clean());
    const [dataDir, elsewhere] = [await processes.newDataDir(), await temporaryDirectory()];
    const app = await processes.open('app', dataDir);
    await query(app.url, 'CREATE TABLE pair (id int PRIMARY KEY, filler text NOT NULL); CREATE TABLE twin (id int PRIMARY KEY)');
    const writing = { goOn: true, last: 0 };
    const writer = (async () => {
      for (let id = 1; writing.goOn; id += 1) {
        await query(app.url, `BEGIN; INSERT INTO pair VALUES (${id}, repeat('x', 5000)); INSERT INTO twin VALUES (${id}); COMMIT`);
        writing.last = id;
      }
    })();
    const before = writing.last;
    const folder = join(elsewhere, 'backup');
    expect(await commandLine(['backup', folder], { DATA_DIR: dataDir })).toMatchObject({ status: 0, errors: '' });
    writing.goOn = false;
    await writer;
    await app.close();
    const restored = await temporaryDirectory();
    expect(await commandLine(['restore', folder], { DATA_DIR: restored })).toMatchObject({ status: 0, errors: '' });
    const copy = await processes.open('app', restored);
    const [pairs] = await query(copy.url, 'SELECT count(*)::int AS count, max(id) AS last FROM pair');
    const [lonely] = await query(
      copy.url,
      'SELECT count(*)::int AS count FROM pair FULL JOIN twin USING (id) WHERE pair.id IS NULL OR twin.id IS NULL',
    );
    expect(pairs?.['count']).toBe(pairs?.['last']);
    expect(Number(pairs?.['last'])).toBeGreaterThanOrEqual(before);
    expect(lonely?.['count']).toBe(0);
  });

  test('made while nothing runs; nothing is left over, and nobody else can read it', async () => {
    const [directory, elsewhere] = [await aDatabase(), await temporaryDirectory()];
    const folder = join(elsewhere, 'backup');
    await backUp(directory, folder, silent);
    expect(await readdir(elsewhere)).toEqual(['backup']);
    expect((await stat(folder)).mode & 0o077).toBe(0);
    const restored = join(await temporaryDirectory(), 'postgres');
    await restore(restored, folder);
    const { url, close } = await openEmbedded(restored, 'app', silent);
    expect(await query(url, 'SELECT word FROM kept')).toEqual([{ word: 'everything' }]);
    await close();
  });

  test('is never written over another, nor made of a directory without a database', async () => {
    const [directory, elsewhere] = [await aDatabase(), await temporaryDirectory()];
    await expect(backUp(directory, elsewhere, silent)).rejects.toThrow('exists already');
    await expect(backUp(join(elsewhere, 'nothing'), join(elsewhere, 'backup'), silent)).rejects.toThrow('There is no database in');
    expect(await readdir(elsewhere)).toEqual([]);
  });

  test('is not restored over a database that is there, nor where it is damaged', async () => {
    const [directory, elsewhere] = [await aDatabase(), await temporaryDirectory()];
    const folder = join(elsewhere, 'backup');
    await backUp(directory, folder, silent);
    await expect(restore(directory, folder)).rejects.toThrow('holds a database already');
    const fresh = join(await temporaryDirectory(), 'postgres');
    await appendFile(join(folder, 'cluster', 'PG_VERSION'), '\n');
    await expect(restore(fresh, folder)).rejects.toThrow('is damaged: PG_VERSION is missing or not as it was written');
    await rm(join(folder, 'cluster', 'PG_VERSION'));
    await expect(restore(fresh, folder)).rejects.toThrow('is damaged: PG_VERSION is missing');
    await expect(restore(fresh, elsewhere)).rejects.toThrow('is not a whole backup');
  });

  test('is for the embedded database only', async () => {
    for (const verb of ['backup', 'restore'])
      expect(await commandLine([verb, 'anywhere'], { DATABASE_URL: 'postgresql://nobody@127.0.0.1/nothing' })).toMatchObject({
        status: 1,
        errors: expect.stringContaining('pg_dump'),
      });
  });
});

async function start(environment: Readonly<Record<string, string>>) {
  const app = startProgram('src/main.ts', [], environment);
  const [, port] = await app.says(/"port":(\d+),[^\n]*Conclave is listening/);
  return { ...app, url: `http://127.0.0.1:${port}` };
}

/** What was done, of every report that a data directory holds. */
async function textsIn(dataDir: string): Promise<unknown[]> {
  const processes = databaseProcesses();
  const { url, close } = await processes.open('app', dataDir);
  const rows = await query(url, 'SELECT done FROM entry ORDER BY at');
  await close();
  return rows.map((row) => row['done']);
}

/** An embedded database that nobody uses, with one row in it. */
async function aDatabase(): Promise<string> {
  const directory = join(await temporaryDirectory(), 'postgres');
  const { url, close } = await openEmbedded(directory, 'app', silent);
  await query(url, "CREATE TABLE kept AS SELECT 'everything' AS word");
  await close();
  return directory;
}

async function aSlack() {
  const workspace = await startWorkspace({ signingSecret, botToken, team: 'T0KENT' });
  onTestFinished(() => workspace.close());
  workspace.addUser({ id: 'U0DEMENTIA', name: 'Dementia pathway lead' });
  workspace.addChannel({ id: 'C0DEMENTIA', name: 'dementia-group', members: ['U0DEMENTIA'] });
  workspace.invite('C0DEMENTIA');
  const environment = { SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: botToken, SLACK_API_URL: workspace.url, PORT: '0' };
  return { workspace, environment };
}
