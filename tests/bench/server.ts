import { monitorEventLoopDelay } from 'node:perf_hooks';
import { App, HTTPReceiver } from '@slack/bolt';
import { z } from 'zod';
import { startConclave } from '#src/app.ts';
import { systemClock } from '#src/clock.ts';
import { readConfig } from '#src/config.ts';
import { createPrisma } from '#src/database/prisma.ts';
import { openFoundation } from '#src/foundation.ts';
import { createLog, logOutput } from '#src/log.ts';
import { govern } from './govern.ts';
import { benchGovernance } from './governance.ts';
import { type Profile, startProfile } from './profile.ts';
import { signingSecret } from './requests.ts';
import { variants } from './server-process.ts';
import { noteStatements } from './statements.ts';

/** One measured server in a process of its own, told over its channel what to do. */
const options = z
  .object({
    variant: z.enum(variants),
    databaseUrl: z.string(),
    slackUrl: z.string(),
    pace: z.number(),
    governed: z.boolean(),
    oneThread: z.boolean().default(false),
  })
  .parse(JSON.parse(process.argv[2] ?? '{}'));

const command = z.enum(['cpu', 'profile', 'profiled', 'note', 'noted', 'watch', 'watched', 'stop']);
const botToken = 'xoxb-bench';
const output = logOutput();
const log = createLog('info', output);

async function start(): Promise<{ port: number; stop(): Promise<void> }> {
  if (options.variant === 'conclave') return startOurs();
  const receiver = new HTTPReceiver({ signingSecret, port: 0 });
  const app = new App({ receiver, authorize: async () => ({ botToken }) });
  const stopWork = options.variant === 'ack' ? acknowledge(app) : await readAndInsert(app);
  const server = await receiver.start(0);
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    async stop() {
      await receiver.stop();
      await stopWork();
    },
  };
}

function acknowledge(app: App): () => Promise<void> {
  app.command('/pathway', async ({ ack }) => ack());
  return async () => undefined;
}

/** The least that is durable: one row read, one row inserted, then the answer. */
async function readAndInsert(app: App): Promise<() => Promise<void>> {
  await governed();
  const { prisma, close } = createPrisma(options.databaseUrl, { poolSize: 10 });
  app.command('/pathway', async ({ ack, payload }) => {
    const body = await prisma.body.findFirstOrThrow({ where: { channelId: payload.channel_id } });
    await prisma.receipt.create({
      data: { team: payload.team_id, key: payload.trigger_id, at: new Date(), answer: { body: body.name, text: payload.text } },
    });
    await ack();
  });
  return close;
}

async function startOurs() {
  if (!options.governed) await governed();
  const read = readConfig({
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    SLACK_API_URL: options.slackUrl,
    DATABASE_URL: options.databaseUrl,
    PORT: '0',
  });
  if (!read.ok) throw new Error(read.problems.join('; '));
  return startConclave({ config: read.config, clock: systemClock, log, ...(!options.oneThread && { output }), pace: options.pace });
}

async function governed(): Promise<void> {
  const foundation = await openFoundation({ databaseUrl: options.databaseUrl, dataDir: 'unused', logLevel: 'info' }, 'command line', log);
  await govern(foundation.transact, benchGovernance());
  await foundation.close();
}

const server = await start();
let profile: { stop(): Promise<Profile> } | null = null;
let statements: ReturnType<typeof noteStatements> | null = null;
const loop = monitorEventLoopDelay({ resolution: 1 });

async function obey(asked: z.infer<typeof command>): Promise<unknown> {
  switch (asked) {
    case 'cpu':
      return null;
    case 'profile':
      profile = await startProfile();
      return null;
    case 'profiled':
      return profile?.stop();
    case 'note':
      statements ??= noteStatements();
      statements.take();
      return null;
    case 'noted':
      return statements?.take();
    case 'watch':
      loop.enable();
      loop.reset();
      return null;
    case 'watched':
      loop.disable();
      // A loop that is free comes by every millisecond.
      return loop.max / 1e6 - 1;
    case 'stop':
      await server.stop();
      return null;
  }
}

process.on('message', (asked) => {
  void obey(command.parse(asked)).then((done) => {
    process.send?.({ done: done ?? null, cpu: process.cpuUsage() });
    if (asked === 'stop') process.disconnect();
  });
});
// It does not outlive whoever measures.
process.once('disconnect', () => process.exit());
process.send?.({ port: server.port });
