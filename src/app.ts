import type { WebClient } from '@slack/web-api';
import { commands } from '#commands/index.ts';
import { jobs } from '#jobs/index.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { countMessages } from './database/count-messages.ts';
import type { Database } from './database/prisma.ts';
import { type Foundation, openFoundation } from './foundation.ts';
import type { Log, LogOutput } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { sendInThread } from './sending/in-thread.ts';
import { type Sending, startSending } from './sending/sending.ts';
import { createReadFiles } from './slack/files.ts';
import { createPublishHome } from './slack/home.ts';
import { createHttpServer } from './slack/http/server.ts';
import { createIdentity } from './slack/identity.ts';
import { slackLimits } from './slack/limits.ts';
import { buttons, forms, shortcuts } from './slack/registry.ts';
import { createHandle, createIsExpected } from './slack/requests/handle.ts';
import { createSlackApp, type SlackApp } from './slack/slack-app.ts';
import { createWebClient } from './slack/web-client.ts';
import { slackLogger } from './slack-logger.ts';
import { misnamedZones } from './use-cases/governance/misnamed-zones.ts';
import type { Stores, Transact } from './use-cases/ports/stores.ts';

export type ConclaveOptions = {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  /**
   * Where the log is written. Where it is given, a thread of its own does what is done without being asked for, by the machine's clock, and its log is written
   * there too; else the caller's thread does it, by `clock`.
   */
  readonly output?: LogOutput;
  /** Milliseconds between two messages to one destination: Slack takes about one a second */
  readonly pace?: number;
  /** Milliseconds that Slack waits for the answer to a request. Default: its 3 s */
  readonly acknowledgementLimit?: number;
  /** False where somebody else says when to sweep, as the playground does with its own clock */
  readonly scheduled?: boolean;
  /** What to stand on, instead of what `config` says: it is let go of at the end all the same */
  readonly foundation?: Foundation | undefined;
};

export type Conclave = {
  readonly foundation: Foundation;
  readonly port: number;
  /** Resolves with the cause where nothing is sent any more: the app is to be stopped. */
  readonly failed: Promise<Error>;
  /** Does everything that is due at the organisation's time now. */
  sweep(): Promise<void>;
  /** Resolves when everything that was taken from Slack is finished. */
  idle(): Promise<void>;
  /** Takes nothing new, finishes what was accepted, and lets go of the database. */
  stop(): Promise<void>;
};

/** Puts the parts together and starts them: the only place that sees everything. */
export async function startConclave(options: ConclaveOptions): Promise<Conclave> {
  const { config, clock, log, pace = 1000, acknowledgementLimit = slackLimits.acknowledgement, scheduled = true, output } = options;
  const foundation = options.foundation ?? (await openFoundation(config, 'app', log, { works: !output }));
  const { transact } = foundation;
  const now = () => clock.now();
  const client = createWebClient(config.slackApiUrl, config.botToken, slackLogger(log));
  const identity = createIdentity(client);
  for (const zone of await transact((stores) => misnamedZones(stores, now())))
    log.warn(zone, 'times are counted by a zone that is not the one meant: correct it in the governance file and apply it');
  const metrics = metricsOf(foundation, () => sending.connections(), output);
  const swept: Metrics['swept'] = (job, result) => metrics.swept(job, result);
  const { slackApiUrl, botToken, logLevel } = config;
  const sending: Sending = output
    ? await sendInThread({ setup: { databaseUrl: foundation.url, slackApiUrl, botToken, pace, logLevel }, output, swept })
    : await startSending({ foundation, client, clock, log, pace, scheduled, swept });
  const slack = createSlackApp({
    entrance: config.entrance,
    botToken: config.botToken,
    slackApiUrl: config.slackApiUrl,
    logger: slackLogger(log),
    identity,
    transact,
    now,
    commands,
    buttons,
    forms,
    isExpected: createIsExpected({ transact, now }),
    readFiles: createReadFiles({ onProblem: (error) => log.warn({ err: error }, 'a file that was given with a form was not read') }),
    shortcuts,
    publishHome: createPublishHome(transact, now),
    acknowledgementLimit,
    handle: createHandle({
      transact,
      now,
      acknowledgementLimit,
      onIncident: (incident, error, { team, key }) => log.error({ incident, team, key, err: error }, 'a request failed'),
      onNotSaved: (error, { team, key }) => log.warn({ team, key, err: error }, 'a request was not saved'),
    }),
    onUndelivered: (error) => log.warn({ err: error }, 'a private reply was not delivered'),
    onAnswered({ kind, outcome, milliseconds }) {
      metrics.answered(kind, outcome);
      metrics.acknowledged(kind, milliseconds / 1000);
    },
    onRefused(reason) {
      log.warn({ reason }, 'a request was turned away');
      metrics.answered('unknown', 'turned away');
    },
    onUnacknowledged: (error) => log.warn({ err: error }, 'an answer found the socket closed, and is given again when Slack asks again'),
    onUnconnected: (error) => log.warn({ err: error }, 'the socket to Slack could not be opened'),
    onError(error) {
      log.error({ err: error }, 'a Slack request failed');
      metrics.answered('unknown', 'incident');
    },
  });
  const server = listenOn({ slack, foundation, sending, client, metrics, log });
  const port = await server.listen(config.port, config.host);
  await slack.socket?.start();
  log.info({ port, host: config.host }, 'Conclave is listening');
  return {
    foundation,
    port,
    failed: sending.failed,
    sweep: () => sending.sweep(),
    idle: () => slack.idle(),
    async stop() {
      slack.socket?.pause();
      await server.close();
      await slack.idle();
      await slack.socket?.stop();
      try {
        await sending.stop();
      } finally {
        await foundation.close();
      }
    },
  };
}

function metricsOf({ database, queue }: Foundation, beside: Sending['connections'], output: LogOutput | undefined): Metrics {
  return createMetrics(
    jobs.map(({ name }) => name),
    {
      database: () => answers(database),
      jobs: () => queue.counts(),
      messages: () => countMessages(database.prisma),
      async connections() {
        const own = database.connections();
        // Where it does not answer, which /readyz tells of, the app's own are known all the same.
        const more = await beside().catch(() => ({ total: 0, idle: 0, waiting: 0 }));
        return { total: own.total + more.total, idle: own.idle + more.idle, waiting: own.waiting + more.waiting };
      },
      lostLogLines: () => output?.lost() ?? 0,
    },
  );
}

async function answers({ prisma }: Database): Promise<boolean> {
  return (await prisma.$queryRaw<unknown[]>`SELECT 1`).length === 1;
}

/** Milliseconds in which the database has to save something for the app to be ready */
const readyWithin = 2000;

/** Whether what people send could be saved now: something is, as with each request, and taken back. */
async function saves(transact: Transact): Promise<boolean> {
  const key = 'whether anything can be saved';
  const work = async ({ receipts }: Pick<Stores, 'receipts'>) => {
    await receipts.claim('', key);
    await receipts.release('', key);
  };
  await transact(work, { deadline: new Date(Date.now() + readyWithin) });
  return true;
}

type Parts = {
  readonly slack: SlackApp;
  readonly foundation: Foundation;
  readonly sending: Sending;
  readonly client: WebClient;
  readonly metrics: Metrics;
  readonly log: Log;
};

function listenOn({ slack: { take, socket }, foundation: { transact, queue }, sending, client, metrics, log }: Parts) {
  return createHttpServer({
    slack: take,
    ready: {
      database: () => saves(transact),
      slack: async () => (await client.auth.test()).ok,
      queue: async () => (await queue.counts()).failed === 0,
      sending: () => sending.connections().then(() => true),
      ...(socket && { socket: async () => socket.connected() }),
    },
    metrics: () => metrics.page(),
    onError: (error) => log.error({ err: error }, 'a request failed'),
  });
}
