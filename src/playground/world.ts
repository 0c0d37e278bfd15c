import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { jobs } from '#jobs/index.ts';
import { type Conclave, startConclave } from '../app.ts';
import type { DatabaseConfig } from '../config.ts';
import { current, type Directory, heldSeats } from '../domain/directory.ts';
import type { Foundation } from '../foundation.ts';
import { readGovernanceFile } from '../governance/read-governance-file.ts';
import type { Log } from '../log.ts';
import { slackLimits } from '../slack/limits.ts';
import { applyGovernance } from '../use-cases/governance/apply-governance.ts';
import { createSettableClock, type SettableClock } from './settable-clock.ts';
import { startWorkspace, type Workspace } from './workspace/workspace.ts';

export type WorldOptions = {
  readonly database: Omit<DatabaseConfig, 'logLevel'>;
  readonly team: string;
  /** Where the organisation's clock starts */
  readonly at: DateTime;
  readonly log: Log;
  /** Milliseconds between two messages to one destination */
  readonly pace: number;
  readonly historyScopes?: boolean;
  /** How Slack reaches the app. Default: over HTTP */
  readonly transport?: 'http' | 'socket';
  /** Milliseconds that people, and so the app, have for an answer. Default: Slack's 3 s */
  readonly acknowledgementLimit?: number;
  /** Slack's machine time in milliseconds, which its signatures carry. Default Date.now */
  readonly slackNow?: () => number;
  /** What the app stands on. Default: what it opens on `database` */
  readonly foundation?: Foundation | undefined;
};

/** A local Slack workspace with the app running in it, on the organisation's own time. */
export type World = {
  readonly workspace: Workspace;
  readonly conclave: Conclave;
  readonly clock: SettableClock;
  /** Applies a governance file and brings its people and channels into the workspace, the bot in every channel. */
  govern(source: string): Promise<void>;
  /** Moves the clock to this instant and sweeps at each due instant on the way, in order. */
  advanceTo(instant: DateTime): Promise<void>;
  /** Resolves when everything on its way to Slack has got there, or waits for a person. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};

/** Made anew for each world: whoever reads this file knows none of them. */
function secrets() {
  return { signingSecret: randomUUID(), botToken: `xoxb-${randomUUID()}`, appToken: `xapp-${randomUUID()}` };
}

export async function startWorld(options: WorldOptions): Promise<World> {
  const {
    database,
    team,
    at,
    log,
    pace,
    historyScopes = true,
    transport = 'http',
    acknowledgementLimit = slackLimits.acknowledgement,
    slackNow = Date.now,
    foundation,
  } = options;
  const { signingSecret, botToken, appToken } = secrets();
  const workspace = await startWorkspace({ signingSecret, botToken, appToken, team, historyScopes, acknowledgementLimit, now: slackNow });
  const clock = createSettableClock(at);
  const entrance = transport === 'http' ? ({ kind: 'http', signingSecret } as const) : ({ kind: 'socket', appToken } as const);
  const config = { ...database, logLevel: log.level, entrance, botToken, slackApiUrl: workspace.url, host: '127.0.0.1', port: 0 };
  const conclave = await startConclave({ config, clock, log, pace, acknowledgementLimit, scheduled: false, foundation });
  if (transport === 'http') workspace.setRequestUrl(`http://127.0.0.1:${conclave.port}/slack/events`);
  else await workspace.until(() => workspace.sockets.open > 0);
  const { transact, database: db } = conclave.foundation;

  const settled = async (): Promise<void> => {
    while ((await conclave.foundation.queue.toReconsider()) > 0) await pause(20);
    while ((await db.prisma.outgoingMessage.count({ where: { state: { in: ['waiting', 'sending'] } } })) > 0) await pause(20);
  };

  const sweepAt = async (instant: DateTime): Promise<void> => {
    clock.set(instant);
    await conclave.sweep();
    await settled();
  };

  return {
    workspace,
    conclave,
    clock,
    settled,
    async govern(source) {
      const reading = readGovernanceFile(source);
      if (!reading.ok) throw new Error(reading.problems.map(({ line, message }) => `line ${line}: ${message}`).join('\n'));
      const { records } = reading.file;
      const applied = await applyGovernance(transact, {
        records,
        source,
        appliedBy: 'the command line',
        now: () => clock.now(),
        takeFile: false,
      });
      if (applied.result === 'refused') throw new Error(applied.problems.join('\n'));
      const directory = await transact(({ directories }) => directories.ofTeam(team));
      if (!directory) throw new Error(`The governance file is not for the workspace ${team}`);
      populate(workspace, directory, clock.now());
    },
    async advanceTo(instant) {
      for (;;) {
        const due = await Promise.all(jobs.map((job) => job.nextDue(transact, clock.now())));
        const next = DateTime.min(...due.filter((one) => one !== null));
        if (!next || next > instant) break;
        await sweepAt(next);
      }
      await sweepAt(instant);
    },
    async stop() {
      await conclave.stop();
      await workspace.close();
    },
  };
}

/** The people and channels of the governance file: in a body's channel are those who sit in it, and the secretariat. */
export function populate(workspace: Workspace, directory: Directory, now: DateTime): void {
  for (const { slackUserId, name } of current(directory.people, now))
    if (slackUserId !== null) workspace.addUser({ id: slackUserId, name });
  const secretariat = new Set(current(directory.secretaries, now).map(({ personId }) => personId));
  for (const { id, key, channelId } of current(directory.bodies, now)) {
    if (channelId === null) continue;
    const seated = new Set(heldSeats(directory, id, now).map(({ person }) => person.id));
    const members = directory.people.flatMap((person) =>
      seated.has(person.id) || secretariat.has(person.id) ? (person.slackUserId ?? []) : [],
    );
    workspace.addChannel({ id: channelId, name: key, members });
    workspace.invite(channelId);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
