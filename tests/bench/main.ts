import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { pino } from 'pino';
import { openDatabase } from '#src/database/open-database.ts';
import { measureApplying } from './apply.ts';
import { type FakeSlack, startFakeSlack } from './fake-slack.ts';
import { largest } from './governance.ts';
import { flatOut, steady } from './load.ts';
import { machine, pinSelf } from './machine.ts';
import type { Place } from './place.ts';
import { names, profileTable, type Round, roundsTable, statementList } from './report.ts';
import { type ServerProcess, startServerProcess, type Variant, variants } from './server-process.ts';
import { inLargeWorkspace } from './size/measure.ts';
import { measureSteadily } from './steady.ts';

const usage = `npm run bench                      every server in turn, in rounds
npm run bench -- size              what is asked of a large workspace, one after the other
npm run bench -- --profile         where the time of one of them goes
npm run bench -- steady            one rate for some minutes: is all that was acknowledged stored, does the memory stay
  --minutes N, --rate N  (10, 50 a second)
npm run bench -- apply             applying governance files, the first and with few and many changes
  --pathways N, --people N, --bodies N  how large (300, 5000, 500)
  --rounds N       how often each is measured (3)
  --seconds N      how long each time (10)
  --connections N  how many ask at once (16)
  --pace MS        between two messages to one channel (1000, as in production)
  --only NAME      ${variants.join(', ')}
of size:
  --times N        how often each is asked (5)
  --open LIST      how many requests are open (500,2000)
  --only TEXT      only what has this in its name
  --profile        where the time of each goes
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '10' },
    rate: { type: 'string', default: '50' },
    pathways: { type: 'string', default: String(largest.pathways) },
    people: { type: 'string', default: String(largest.people) },
    bodies: { type: 'string', default: String(largest.bodies) },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '10' },
    connections: { type: 'string', default: '16' },
    pace: { type: 'string', default: '1000' },
    only: { type: 'string' },
    times: { type: 'string', default: '5' },
    open: { type: 'string', default: '500,2000' },
    profile: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const size = { pathways: Number(values.pathways), people: Number(values.people), bodies: Number(values.bodies) };
const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const connections = Number(values.connections);
const measured = variants.filter((variant) => values.only === undefined || values.only === variant);
const warmUpSeconds = 3;
const steadyRate = 50;

const print = (text: string): void => void process.stdout.write(`${text}\n`);

const measurements: Readonly<Record<string, () => Promise<void>>> = {
  '': () =>
    besideSlack(async (place) => {
      if (values.profile) for (const variant of measured) await profileOne(place, variant);
      else await inRounds(place);
    }),
  steady: () =>
    besideSlack((place) =>
      onServer(place, 'conclave', (server, databaseUrl) =>
        measureSteadily({ server, slack: place.slack, databaseUrl }, { rate: Number(values.rate), minutes: Number(values.minutes) }, print),
      ),
    ),
  size: () =>
    besideSlack((place) =>
      onNewDatabase(place.database, (database) =>
        inLargeWorkspace(
          { ...place, database },
          { ...values, times: Number(values.times), open: values.open.split(',').map(Number) },
          print,
        ),
      ),
    ),
  apply: () =>
    onOwnServer(async (url) => print(`${await machine(url, false)}\n\n${await onNewDatabase(url, (own) => measureApplying(own, size))}`)),
};
const measurement = measurements[positionals.join(' ')];

if (values.help || !measurement) print(usage);
else await measurement();

async function besideSlack(work: (place: Place) => Promise<void>): Promise<void> {
  const pinned = await pinSelf();
  await onOwnServer(async (database) => {
    const slack = await startFakeSlack();
    try {
      print(`${await machine(database, pinned)}\n`);
      await work({ database, slack, pinned });
    } finally {
      await slack.close();
    }
  });
}

/** On an embedded database server of its own, which is thrown away. */
async function onOwnServer(work: (url: string) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'conclave-bench-'));
  const database = await openDatabase({ dataDir, role: 'app', log: pino({ level: 'silent' }) });
  try {
    await work(database.url);
  } finally {
    await database.close();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function inRounds(place: Place): Promise<void> {
  const done: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const variant of measured) {
      done.push(await onServer(place, variant, (server) => oneRound(place.slack, server, variant)));
      process.stderr.write('.');
    }
  }
  print(`\n${roundsTable(done, steadyRate)}`);
}

async function oneRound(slack: FakeSlack, server: ServerProcess, variant: Variant): Promise<Round> {
  const target = { port: server.port, slackUrl: slack.url };
  await steady(target, steadyRate, warmUpSeconds);
  // First, while what there is to send goes out as it comes: as fast as it goes, far more is stored than may be sent.
  const even = await steady(target, steadyRate, seconds);
  await flatOut(target, connections, warmUpSeconds);
  const [before, posts] = [await server.cpu(), slack.posts()];
  const flat = await flatOut(target, connections, seconds);
  const [after, posted] = [await server.cpu(), slack.posts()];
  return { variant, flat, even, cpuMs: (after - before) / flat.times.length, postsASecond: (posted - posts) / flat.seconds };
}

async function profileOne(place: Place, variant: Variant): Promise<void> {
  await onServer(place, variant, async (server) => {
    const target = { port: server.port, slackUrl: place.slack.url };
    await steady(target, 1, 3);
    await server.ask('note');
    const { lastAnswer } = await steady(target, 1, 1);
    const statements = await server.ask('noted');
    await flatOut(target, connections, warmUpSeconds);
    await server.ask('profile');
    const { times } = await flatOut(target, connections, seconds);
    print(profileTable(names[variant], await server.ask('profiled'), times.length));
    print(statementList(statements));
    print(`Answered: ${lastAnswer.slice(0, 120)}\n`);
  });
}

/** Each time on a new database and in a new process: nothing is left over from the one before. */
async function onServer<T>(
  { database, slack, pinned }: Place,
  variant: Variant,
  work: (server: ServerProcess, databaseUrl: string) => Promise<T>,
): Promise<T> {
  return onNewDatabase(database, async (databaseUrl) => {
    const server = await startServerProcess(
      { variant, databaseUrl, slackUrl: slack.url, pace: Number(values.pace), governed: false },
      pinned,
    );
    try {
      return await work(server, databaseUrl);
    } finally {
      await server.stop();
    }
  });
}

async function onNewDatabase<T>(server: string, work: (url: string) => Promise<T>): Promise<T> {
  const name = `bench_${Date.now()}`;
  await onDatabase(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  try {
    return await work(url.href);
  } finally {
    await onDatabase(server, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

async function onDatabase(connectionString: string, statement: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query(statement);
  await client.end();
}
