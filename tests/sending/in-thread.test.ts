import { expect, onTestFinished, test } from 'vitest';
import { startConclave } from '#src/app.ts';
import { systemClock } from '#src/clock.ts';
import { foundationAt } from '#src/foundation.ts';
import { createLog } from '#src/log.ts';
import { sendInThread } from '#src/sending/in-thread.ts';
import { type Installed, installed } from '#tests/support/faults/installed.ts';
import { fault, faultySlack } from '#tests/support/faults/slack-faults.ts';
import { only } from '#tests/support/seeing.ts';

const botToken = 'xoxb-a-token-for-faults';

/** The app with its thread, and the lines of its log. */
async function startWithThread({ workspace, databaseUrl }: Installed) {
  const lines: string[] = [];
  const output = { write: (line: string) => void lines.push(line), lost: () => 7, close: async () => undefined };
  const conclave = await startConclave({
    config: {
      databaseUrl,
      dataDir: 'unused',
      logLevel: 'info',
      entrance: { kind: 'http', signingSecret: 'a-signing-secret-for-faults' },
      botToken,
      slackApiUrl: workspace.url,
      host: '127.0.0.1',
      port: 0,
    },
    clock: systemClock,
    log: createLog('info', output),
    output,
    pace: 5,
  });
  const url = `http://127.0.0.1:${conclave.port}`;
  workspace.setRequestUrl(`${url}/slack/events`);
  return { conclave, lines, url };
}

test('beside the app a thread sends and sweeps; its log, its sweeps and its connections are told of as the app’s own', async () => {
  const world = await installed();
  const { workspace, databaseUrl } = world;
  const { conclave, lines, url } = await startWithThread(world);
  onTestFinished(() => conclave.stop());
  faultySlack(workspace).on('chat.postMessage', fault.refuses('fatal_error'));
  const lead = workspace.as('U0DEMENTIA');
  await lead.command('C0DEMENTIA', '/pathway', 'log green Referral form agreed');
  await lead.command('C0DEMENTIA', '/pathway', 'log green Ward open');
  await world.settled();
  const cards = workspace.as('U0DOCTOR').sees('C0DEMENTIA');
  expect(cards.map(({ text }) => text)).toEqual([expect.stringContaining('Referral form agreed'), expect.stringContaining('Ward open')]);
  expect(lines.map((line) => JSON.parse(line).msg)).toContain('a message was not sent');
  for (const secret of [botToken, databaseUrl, 'Ward open']) expect(lines.join('')).not.toContain(secret);
  await conclave.sweep();
  const page = await fetch(`${url}/metrics`).then((response) => response.text());
  expect(page).toContain('conclave_sweeps_total{job="send due digests"} 1');
  expect(page).toContain('conclave_log_lines_lost_total 7');
  const [, total] = /^conclave_database_connections{state="total"} (\d+)$/m.exec(page) ?? [];
  expect(Number(total)).toBeGreaterThan(conclave.foundation.database.connections().total);
});

test('a thread that cannot begin says why', async () => {
  const setup = {
    databaseUrl: 'postgresql://nobody:nothing@127.0.0.1:9/none',
    slackApiUrl: 'http://127.0.0.1:9/',
    botToken,
    pace: 5,
    logLevel: 'info',
  };
  const starting = sendInThread({ setup, output: { write: () => undefined }, swept: () => undefined });
  await expect(starting).rejects.toThrow('ECONNREFUSED');
});

const emailed = (prisma: Installed['prisma'], slackUserId: string) =>
  prisma.person.updateMany({ where: { slackUserId }, data: { slackUserId: null, email: `${slackUserId}@example.org` } });

test('told to stop while a sweep waits for Slack, it does so in order: what is being sent is finished, and the sweep is left to the next start', async () => {
  const world = await installed();
  const { workspace, prisma } = world;
  const { conclave, lines } = await startWithThread(world);
  await emailed(prisma, 'U0DOCTOR');
  await emailed(prisma, 'U0CABINET');
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const slack = faultySlack(workspace);
  slack.on('chat.postMessage', fault.hangsUntil(released));
  slack.on('users.lookupByEmail', fault.limitsRate(600), { times: 2 });
  await workspace.as('U0DEMENTIA').command('C0DEMENTIA', '/pathway', 'log green Referral form agreed');
  await expect.poll(() => prisma.outgoingMessage.count({ where: { state: 'sending' } }), { timeout: 10_000 }).toBe(1);
  const sweeping = conclave.sweep();
  await expect.poll(slack.left, { timeout: 10_000 }).toBe(1);
  const stopping = conclave.stop();
  await sweeping;
  release();
  await stopping;
  expect(await prisma.outgoingMessage.findMany({ select: { state: true } })).toEqual([{ state: 'sent' }]);
  expect(slack.left()).toBe(1);
  const said = lines.map((line) => JSON.parse(line)).filter(({ level }) => level > 30);
  expect(said).toEqual([]);
});

test('a thread that does not stop in time is ended', async () => {
  const { workspace, databaseUrl, prisma } = await installed();
  const foundation = await foundationAt(databaseUrl, { poolSize: 2, works: false, log: createLog('silent') });
  onTestFinished(() => foundation.close());
  const setup = { databaseUrl, slackApiUrl: workspace.url, botToken, pace: 5, logLevel: 'info' };
  faultySlack(workspace).on('chat.postMessage', fault.hangsUntil(new Promise(() => undefined)));
  const sending = await sendInThread({ setup, output: { write: () => undefined }, swept: () => undefined, stopWithin: 100 });
  await foundation.transact(async ({ directories, outbox }) => {
    const { id: workspaceId } = only(await directories.ofTeam('T0KENT'), 'no directory').workspace;
    const content = { kind: 'note', about: 'cannot_post', channelId: 'C0DEMENTIA', problem: 'is_archived' } as const;
    await outbox.post({ workspaceId, to: { channelId: 'C0DEMENTIA' }, content });
  });
  await expect.poll(() => prisma.outgoingMessage.count({ where: { state: 'sending' } }), { timeout: 10_000 }).toBe(1);
  await expect(sending.stop()).rejects.toThrow('has not answered within 100 ms when told "stop"');
  await expect(sending.connections()).rejects.toThrow('has ended');
});
