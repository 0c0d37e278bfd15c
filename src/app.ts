import type { WebClient } from '@slack/web-api';
import { commands } from '#commands/index.ts';
import { jobs } from '#jobs/index.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { countMessages } from './database/count-messages.ts';
import type { Database } from './database/prisma.ts';
import { type Foundation, openFoundation } from './foundation.ts';
import type { Log } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { startSchedule } from './schedule.ts';
import { createChannels } from './slack/channels.ts';
import { createReadFiles } from './slack/files.ts';
import { createPublishHome } from './slack/home.ts';
import { createHttpServer } from './slack/http/server.ts';
import { createIdentity } from './slack/identity.ts';
import { slackLimits } from './slack/limits.ts';
import { createMembers } from './slack/members.ts';
import { createMessenger } from './slack/messenger/messenger.ts';
import { buttons, forms, shortcuts } from './slack/registry.ts';
import { createHandle, createIsExpected } from './slack/requests/handle.ts';
import { createSlackApp, type SlackApp } from './slack/slack-app.ts';
import { createWebClient } from './slack/web-client.ts';
import { slackLogger } from './slack-logger.ts';
import type { Job } from './use-cases/job.ts';
import { misnamedZones } from './use-cases/misnamed-zones.ts';
import type { Stores, Transact } from './use-cases/ports/stores.ts';
import { reconsider } from './use-cases/reconsider-sign-offs.ts';
import { reviewPosted, reviewWhatStoodBefore } from './use-cases/review-posted.ts';

export type ConclaveOptions = {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  /** Lines of the log that could not be written. Default: none is known of */
  readonly lostLogLines?: () => number;
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
  /** Does everything that is due at the organisation's time now. */
  sweep(): Promise<void>;
  /** Resolves when everything that was taken from Slack is finished. */
  idle(): Promise<void>;
  /** Takes nothing new, finishes what was accepted, and lets go of the database. */
  stop(): Promise<void>;
};

/** Puts the parts together and starts them: the only place that sees everything. */
export async function startConclave(options: ConclaveOptions): Promise<Conclave> {
  const {
    config,
    clock,
    log,
    pace = 1000,
    acknowledgementLimit = slackLimits.acknowledgement,
    scheduled = true,
    lostLogLines = () => 0,
  } = options;
  const foundation = options.foundation ?? (await openFoundation(config, 'app', log));
  const { transact, queue } = foundation;
  const now = () => clock.now();
  const client = createWebClient(config.slackApiUrl, config.botToken, slackLogger(log));
  const identity = createIdentity(client);
  const clientFor = async () => client;
  const metrics = metricsOf(foundation, lostLogLines);
  for (const zone of await transact((stores) => misnamedZones(stores, now())))
    log.warn(zone, 'times are counted by a zone that is not the one meant: correct it in the governance file and apply it');
  const need = { transact, members: createMembers(clientFor), channels: createChannels(clientFor) };
  const messenger = createMessenger({
    transact,
    clientFor,
    now,
    pace,
    onProblem: ({ id }, failure, error) => log.warn({ message: id, failure, err: error }, 'a message was not sent'),
  });
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
  await queue.work({
    send: (messageId) => messenger.send(messageId),
    reconsider: (team, signOffId) => transact((stores) => reconsider(stores, team, signOffId, now())),
    reviewPosted: (team) => reviewPosted(transact, team, now()),
  });
  await reviewWhatStoodBefore(transact);
  const sweepOne = async (job: Job): Promise<void> => {
    try {
      await job.sweep(need, now());
      metrics.swept(job.name, 'success');
    } catch (error) {
      log.error({ job: job.name, err: error }, 'a sweep failed');
      metrics.swept(job.name, 'failure');
    }
  };
  const schedule = scheduled ? startSchedule(jobs, sweepOne) : null;
  const server = listenOn(slack, foundation, client, metrics, log);
  const port = await server.listen(config.port, config.host);
  await slack.socket?.start();
  log.info({ port, host: config.host }, 'Conclave is listening');
  return {
    foundation,
    port,
    async sweep() {
      for (const job of jobs) await sweepOne(job);
    },
    idle: () => slack.idle(),
    async stop() {
      await schedule?.stop();
      slack.socket?.pause();
      await server.close();
      await slack.idle();
      await slack.socket?.stop();
      await foundation.close();
    },
  };
}

function metricsOf({ database, queue }: Foundation, lostLogLines: () => number): Metrics {
  return createMetrics(
    jobs.map(({ name }) => name),
    {
      database: () => answers(database),
      jobs: () => queue.counts(),
      messages: () => countMessages(database.prisma),
      connections: () => database.connections(),
      lostLogLines,
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

function listenOn({ take, socket }: SlackApp, { transact, queue }: Foundation, client: WebClient, metrics: Metrics, log: Log) {
  return createHttpServer({
    slack: take,
    ready: {
      database: () => saves(transact),
      slack: async () => (await client.auth.test()).ok,
      queue: async () => (await queue.counts()).failed === 0,
      ...(socket && { socket: async () => socket.connected() }),
    },
    metrics: () => metrics.page(),
    onError: (error) => log.error({ err: error }, 'a request failed'),
  });
}
