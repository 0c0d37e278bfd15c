import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { z } from 'zod';
import type { FakeSlack } from './fake-slack.ts';
import { steady } from './load.ts';
import { percentile } from './report.ts';
import type { ServerProcess } from './server-process.ts';

type Steadily = { readonly rate: number; readonly minutes: number };
type Measured = { readonly server: ServerProcess; readonly slack: FakeSlack; readonly databaseUrl: string };

const head = [
  '| minute | saved | not saved | p50 ms | p99 ms | longest ms | longest stop of the answering thread ms | resident MB | server CPU ms a request | messages sent |',
  '|---|---|---|---|---|---|---|---|---|---|',
];

/** So many requests a second for so many minutes, a line for each; then what became of all of them, by the database and by Slack. */
export async function measureSteadily(measured: Measured, { rate, minutes }: Steadily, print: (line: string) => void): Promise<void> {
  const { server, slack } = measured;
  const target = { port: server.port, slackUrl: slack.url };
  await steady(target, rate, 3);
  const all: number[] = [];
  const before = await kept(measured);
  for (const line of head) print(line);
  let notSaved = 0;
  for (let minute = 1; minute <= minutes; minute += 1) {
    const [cpu, posts] = [await server.cpu(), slack.posts()];
    let times: readonly number[] = [];
    let refused = 0;
    const stop = await server.longestStop(async () => {
      const done = await steady(target, rate, 60);
      times = done.times;
      refused = done.notSaved;
    });
    all.push(...times);
    notSaved += refused;
    const each = ((await server.cpu()) - cpu) / (times.length + refused);
    const cells = [
      minute,
      times.length,
      refused,
      ...spread(times),
      stop.toFixed(0),
      await residentMb(server.pid),
      each.toFixed(2),
      slack.posts() - posts,
    ];
    print(`| ${cells.join(' | ')} |`);
  }
  const after = await settled(measured);
  print(
    `\nAll minutes: p50 ${spread(all)[0]} ms, p99 ${spread(all)[1]} ms, longest ${spread(all)[2]} ms; not saved, and told so: ${notSaved}.`,
  );
  print(`Acknowledged as saved: ${all.length}; stored: ${after.entries - before.entries}.`);
  print(`With those before the first minute: cards that Slack has by our rows: ${after.sent}; posted to Slack: ${slack.posts()}.`);
  print(all.length === after.entries - before.entries ? 'None lost, none twice.' : 'LOST OR TWICE: the first two numbers differ.');
}

const counted = z.object({ entries: z.int(), sent: z.int(), left: z.int() });

async function kept({ databaseUrl }: Measured): Promise<z.infer<typeof counted>> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query(`
    SELECT (SELECT count(*)::int FROM entry) AS entries, (SELECT count(*)::int FROM outgoing_message WHERE state = 'sent') AS sent,
      (SELECT count(*)::int FROM outgoing_message WHERE state IN ('waiting', 'sending')) AS left`);
  await client.end();
  return counted.parse(rows[0]);
}

/** What is kept once nothing is on its way to Slack any more. */
async function settled(measured: Measured): Promise<z.infer<typeof counted>> {
  for (;;) {
    const now = await kept(measured);
    if (now.left === 0) return now;
    await sleep(500);
  }
}

function spread(times: readonly number[]): readonly [string, string, string] {
  return [percentile(times, 50).toFixed(1), percentile(times, 99).toFixed(1), percentile(times, 100).toFixed(0)];
}

async function residentMb(pid: number): Promise<string> {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kilobytes) / 1024).toFixed(0);
}
