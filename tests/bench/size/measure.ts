import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { DateTime } from 'luxon';
import { Client } from 'pg';
import { pino } from 'pino';
import { openFoundation } from '#src/foundation.ts';
import { govern } from '../govern.ts';
import { post } from '../load.ts';
import type { Place } from '../place.ts';
import { profileTable } from '../report.ts';
import { type ServerProcess, startServerProcess } from '../server-process.ts';
import { type Act, cuts, questions, sweeps, verdictOn } from './acts.ts';
import { fillReports, fillRequests } from './fill.ts';
import { bodies, pathways, sizeGovernance, touched } from './workspace.ts';

export type SizeOptions = {
  readonly times: number;
  readonly open: readonly number[];
  readonly only?: string | undefined;
  readonly profile: boolean;
};

type Taken = {
  readonly name: string;
  readonly times: readonly number[];
  readonly stop: number;
  /** Of the server, each time */
  readonly cpuMs: number;
  readonly failed: number;
  readonly profile: unknown;
};

const minute = 60_000;

/** Milliseconds that are waited for Slack to be told, and for sweeps. */
const patience = 15_000;

/** What is asked of a workspace of 300 pathways, 5,000 people and 500 bodies, one after the other, with so many requests open. */
export async function inLargeWorkspace(place: Place, options: SizeOptions, print: (text: string) => void): Promise<void> {
  const log = pino({ level: 'silent' });
  const foundation = await openFoundation({ databaseUrl: place.database, dataDir: 'unused', logLevel: 'info' }, 'command line', log);
  try {
    const { transact } = foundation;
    const began = performance.now();
    await govern(transact, sizeGovernance(DateTime.utc()));
    await fillReports(transact);
    print(`${pathways} pathways, 5,000 people, ${bodies} bodies: set up in ${((performance.now() - began) / 1000).toFixed(0)} s.\n`);
    let filled = 0;
    for (const open of options.open) {
      await fillRequests(transact, filled + 1, open);
      filled = open;
      await analyse(place.database);
      await withOpen(place, open, options, print);
    }
  } finally {
    await foundation.close();
  }
}

/** In a new process: the first request of each kind is as after a start. */
async function withOpen(place: Place, open: number, options: SizeOptions, print: (text: string) => void): Promise<void> {
  print(heading(open));
  const again = (act: Act) => Array.from({ length: act.times ?? options.times }, () => act);
  const verdicts = (await undecided(place.database, options.times)).map(verdictOn);
  await inServer(place, [...questions.map(again), verdicts], options, print);
  // Who answers does not sweep: here the thread that is watched does both, and is asked nothing.
  await inServer(place, [again(sweeps)], options, print, true);
  await inServer(place, cuts.map(again), options, print);
  print('');
}

async function inServer(
  place: Place,
  wanted: readonly (readonly Act[])[],
  options: SizeOptions,
  print: (text: string) => void,
  oneThread = false,
): Promise<void> {
  const { database: databaseUrl, slack, pinned } = place;
  if (!wanted.some(([first]) => first?.name.includes(options.only ?? ''))) return;
  const setup = { variant: 'conclave', databaseUrl, slackUrl: slack.url, pace: 1000, governed: true, oneThread } as const;
  const server = await startServerProcess(setup, pinned);
  try {
    for (const repeated of wanted.filter(([first]) => first?.name.includes(options.only ?? ''))) {
      const taken = await take(place, server, repeated, options.profile);
      if (options.profile) print(profileTable(taken.name, taken.profile, repeated.length));
      print(row(taken));
    }
  } finally {
    // What was taken stands, and the next count has a server of its own.
    await server.stop().catch((error: unknown) => print(`The server did not stop as it should: ${String(error)}\n`));
  }
}

/** The same act again and again; the first, which finds nothing kept in the process, is measured with the others. */
async function take(place: Place, server: ServerProcess, repeated: readonly Act[], profiled: boolean): Promise<Taken> {
  const times: number[] = [];
  const stops: number[] = [];
  let failed = 0;
  if (profiled) await server.ask('profile');
  const before = await server.cpu();
  for (const act of repeated) {
    if (act.anew) await touch(place.database);
    const work = async () => {
      const at = performance.now();
      const answer = await done(place, server, act);
      times.push(act.request === null ? Number.NaN : performance.now() - at);
      if (/Not saved|went wrong|not done/.test(answer)) failed += 1;
    };
    stops.push(await server.longestStop(work));
  }
  const cpuMs = ((await server.cpu()) - before) / repeated.length;
  const profile = profiled ? await server.ask('profiled') : null;
  return { name: repeated[0]?.name ?? '', times, stop: Math.max(...stops), cpuMs, failed, profile };
}

/** The answer, once Slack has been told what the act waits for. */
async function done({ slack }: Place, { port }: ServerProcess, act: Act): Promise<string> {
  if (act.request === null) {
    await sleep(minute - (Date.now() % minute) + patience);
    return '';
  }
  const agent = new Agent();
  const told = act.until === null ? null : slack.called(act.until);
  const answer = await post(agent, port, act.request(slack.url));
  agent.destroy();
  return told === null ? answer : Promise.race([told.then(() => answer), sleep(patience, 'not done', { ref: false })]);
}

/** The bodies asked of requests that their leadership group has still to decide on. */
async function undecided(databaseUrl: string, count: number): Promise<string[]> {
  const rows = await onDatabase(databaseUrl, 'SELECT id FROM sign_off_body WHERE step = 1 AND outcome IS NULL ORDER BY id DESC');
  return rows.slice(0, count).map(({ id }) => String(id));
}

async function touch(databaseUrl: string): Promise<void> {
  await onDatabase(databaseUrl, `UPDATE person SET name = name || '.' WHERE key = '${touched}'`);
}

async function analyse(databaseUrl: string): Promise<void> {
  await onDatabase(databaseUrl, 'ANALYZE');
}

async function onDatabase(connectionString: string, statement: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(statement);
  await client.end();
  return rows;
}

const heading = (open: number) =>
  `${open} requests open:\n\n| what | ms | longest ms | longest stop ms | server CPU ms | not saved |\n|---|---|---|---|---|---|`;

function row({ name, times, stop, cpuMs, failed }: Taken): string {
  const middle = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
  const milliseconds = [middle, Math.max(...times), stop, cpuMs].map((one) => (Number.isNaN(one) ? '' : one.toFixed(0)));
  return `| ${[name, ...milliseconds, failed].join(' | ')} |`;
}
