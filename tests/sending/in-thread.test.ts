import { expect, onTestFinished, test } from 'vitest';
import { startConclave } from '#src/app.ts';
import { systemClock } from '#src/clock.ts';
import { createLog } from '#src/log.ts';
import { sendInThread } from '#src/sending/in-thread.ts';
import { installed } from '#tests/support/faults/installed.ts';
import { fault, faultySlack } from '#tests/support/faults/slack-faults.ts';

const botToken = 'xoxb-a-token-for-faults';

test('beside the app a thread sends and sweeps; its log, its sweeps and its connections are told of as the app’s own', async () => {
  const world = await installed();
  const { workspace, databaseUrl } = world;
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
  onTestFinished(() => conclave.stop());
  const url = `http://127.0.0.1:${conclave.port}`;
  workspace.setRequestUrl(`${url}/slack/events`);
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
