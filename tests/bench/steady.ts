import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { z } from 'zod';
import type { FakeSlack } from './fake-slack.ts';
import { type Measured as Load, steady } from './load.ts';
import { percentile } from './report.ts';
import type { ServerProcess } from './server-process.ts';

type Steadily = { readonly rate: number; readonly minutes: number };
type Measured = { readonly server: ServerProcess; readonly slack: FakeSlack; readonly databaseUrl: string };

const head = [
  '| minute | saved | not saved | not answered | p50 ms | p99 ms | longest ms | longest stop of the answering thread ms | resident MB | server CPU ms a request | messages sent |',
  '|---|---|---|---|---|---|---|---|---|---|---|',
];

/** So many requests a second for so many minutes, a line for each; then what became of all of them, by the database and by Slack. */
export async function measureSteadily(measured: Measured, { rate, minutes }: Steadily, print: (line: string) => void): Promise<void> {
  const { server, slack } = measured;
  const target = { port: server.port, slackUrl: slack.url };
  await steady(target, rate, 3);
  const all: number[] = [];
  const before = await kept(measured);
  for (const line of head) print(line);
  const others = { notSaved: 0, unanswered: 0 };
  for (let minute = 1; minute <= minutes; minute += 1) {
    const [cpu, posts] = [await server.cpu(), slack.posts()];
    const load = Promise.withResolvers<Load>();
    const stop = await server.longestStop(async () => load.resolve(await steady(target, rate, 60)));
    const { times, notSaved, unanswered } = await load.promise;
    all.push(...times);
    others.notSaved += notSaved;
    others.unanswered += unanswered;
    const each = ((await server.cpu()) - cpu) / (rate * 60);
    const cells = [
      minute,
      times.length,
      notSaved,
      unanswered,
      ...spread(times),
      stop.toFixed(0),
      await residentMb(server.pid),
      each.toFixed(2),
      slack.posts() - posts,
    ];
    print(`| ${cells.join(' | ')} |`);
  }
  const after = await settled(measured);
  const stored = after.entries - before.entries;
  const [p50, p99, longest] = spread(all);
  print(`\nAll minutes: p50 ${p50} ms, p99 ${p99} ms, longest ${longest} ms; told that it was not saved: ${others.notSaved}.`);
  print(`Acknowledged as saved: ${all.length}; not answered in 3 s, and stored or not: ${others.unanswered}; stored: ${stored}.`);
  print(`With those before the first minute: cards that Slack has by our rows: ${after.sent}; posted to Slack: ${slack.posts()}.`);
  const holds = all.length <= stored && stored <= all.length + others.unanswered && after.sent === slack.posts();
  print(holds ? 'None lost, none twice.' : 'LOST OR TWICE: the numbers do not agree.');
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
