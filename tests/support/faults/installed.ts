import { setTimeout as sleep } from 'node:timers/promises';
import { DateTime } from 'luxon';
import { onTestFinished } from 'vitest';
import { startConclave } from '#src/app.ts';
import { systemClock } from '#src/clock.ts';
import { createPrisma, type Database } from '#src/database/prisma.ts';
import { createTransact } from '#src/database/transact.ts';
import { readGovernanceFile } from '#src/governance/read-governance-file.ts';
import { createLog } from '#src/log.ts';
import { startWorkspace, type Workspace } from '#src/playground/workspace/workspace.ts';
import { populate } from '#src/playground/world.ts';
import { applyGovernance } from '#src/use-cases/governance/apply-governance.ts';
import type { Transact } from '#src/use-cases/ports/stores.ts';
import { type NodeProcess, startProgram } from '../node-process.ts';
import { only } from '../seeing.ts';
import { createTestDatabase } from '../test-database.ts';
import { manyGroups } from './many-groups.ts';

const signingSecret = 'a-signing-secret-for-faults';
const botToken = 'xoxb-a-token-for-faults';
const team = 'T0KENT';

/** The real program in a process of its own. */
export type App = NodeProcess & { readonly url: string; readonly requestUrl: string; kill(): Promise<void> };

type AppHere = { readonly url: string; readonly requestUrl: string; stop(): Promise<void> };

export type Installed = {
  readonly workspace: Workspace;
  readonly databaseUrl: string;
  readonly prisma: Database['prisma'];
  readonly transact: Transact;
  /** Starts the app on the machine's clock; on the database by another address where one is given, and with more in its environment. */
  startApp(databaseUrl?: string, environment?: Readonly<Record<string, string>>): Promise<App>;
  /** The same app within the tests' own process, at once and without Slack's pace: for what is not killed. It stops after the test, or before. */
  startHere(databaseUrl?: string): Promise<AppHere>;
  /** Resolves when nothing is on its way to Slack any more. */
  settled(): Promise<void>;
};

export type InstalledOptions = {
  readonly historyScopes?: boolean;
  /** Review groups beside the Kent example's */
  readonly groups?: number;
  /** A database with all migrations. Default one of its own, dropped after the test */
  readonly databaseUrl?: string;
};

/** A workspace in which the app is installed, on a database to which the Kent example was applied; the board meets in 20 days. */
export async function installed({ historyScopes = true, groups = 0, databaseUrl }: InstalledOptions = {}): Promise<Installed> {
  const url = databaseUrl ?? (await ownDatabase());
  const workspace = await startWorkspace({ signingSecret, botToken, team, historyScopes });
  onTestFinished(() => workspace.close());
  const database = createPrisma(url, { poolSize: 4 });
  onTestFinished(() => database.close());
  const transact = createTransact(database.prisma, async () => undefined);
  await govern(transact, workspace, groups);
  return {
    workspace,
    databaseUrl: url,
    prisma: database.prisma,
    transact,
    startApp: (through = url, environment = {}) => startApp(workspace, through, environment),
    startHere: (through = url) => startHere(workspace, through),
    settled: () => settled(database),
  };
}

async function ownDatabase(): Promise<string> {
  const { url, drop } = await createTestDatabase();
  onTestFinished(drop);
  return url;
}

async function govern(transact: Transact, workspace: Workspace, groups: number): Promise<void> {
  const now = DateTime.utc();
  const source = await manyGroups({ groups, meetingAt: now.plus({ days: 20 }) });
  const reading = readGovernanceFile(source);
  if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join('\n'));
  const applied = await applyGovernance(transact, { ...reading.file, appliedBy: 'the test', now: () => now, takeFile: false });
  if (applied.result === 'refused') throw new Error(applied.problems.join('\n'));
  populate(workspace, only(await transact(({ directories }) => directories.ofTeam(team)), 'no directory'), now);
}

async function startApp(workspace: Workspace, databaseUrl: string, environment: Readonly<Record<string, string>>): Promise<App> {
  const app = startProgram('src/main.ts', [], {
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    SLACK_API_URL: workspace.url,
    DATABASE_URL: databaseUrl,
    PORT: '0',
    ...environment,
  });
  const [, port] = await app.says(/"port":(\d+),[^\n]*Conclave is listening/);
  const url = `http://127.0.0.1:${port}`;
  return {
    ...app,
    url,
    requestUrl: `${url}/slack/events`,
    async kill() {
      app.signal('SIGKILL');
      await app.ended;
    },
  };
}

async function startHere(workspace: Workspace, databaseUrl: string): Promise<AppHere> {
  const log = createLog('silent');
  const conclave = await startConclave({
    config: {
      databaseUrl,
      dataDir: 'unused',
      logLevel: log.level,
      entrance: { kind: 'http', signingSecret },
      botToken,
      slackApiUrl: workspace.url,
      host: '127.0.0.1',
      port: 0,
    },
    clock: systemClock,
    log,
    pace: 5,
  });
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopped ??= conclave.stop();
    return stopped;
  };
  onTestFinished(stop);
  const url = `http://127.0.0.1:${conclave.port}`;
  return { url, requestUrl: `${url}/slack/events`, stop };
}

async function settled({ prisma }: Database): Promise<void> {
  while ((await prisma.outgoingMessage.count({ where: { state: { in: ['waiting', 'sending'] } } })) > 0) await sleep(50);
}
