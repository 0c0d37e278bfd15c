import type { WebClient } from '@slack/web-api';
import { jobs } from '#jobs/index.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/prisma.ts';
import type { Foundation } from '../foundation.ts';
import type { Log } from '../log.ts';
import { startSchedule } from '../schedule.ts';
import { createChannels } from '../slack/channels.ts';
import { createMembers } from '../slack/members.ts';
import { createMessenger } from '../slack/messenger/messenger.ts';
import type { Job } from '../use-cases/job.ts';
import { reviewPosted, reviewWhatStoodBefore } from '../use-cases/messages/review-posted.ts';
import type { Transact } from '../use-cases/ports/stores.ts';
import { reconsider } from '../use-cases/sign-off/decide/reconsider-sign-offs.ts';

export type Connections = ReturnType<Database['connections']>;

/** Everything that is done without being asked for: stored messages are sent, requests judged again, and what falls due is swept. */
export type Sending = {
  /** Does everything that is due now. */
  sweep(): Promise<void>;
  /** Connections to the database beside the app's own. Rejects where whoever sends does not answer. */
  connections(): Promise<Connections>;
  /** Begins nothing more, and finishes what is being sent. A sweep under way ends after the transaction it is in: the rest is due at the next start. */
  stop(): Promise<void>;
  /** Resolves with the cause where it has ended without having been stopped. */
  readonly failed: Promise<Error>;
};

export type SendingNeed = {
  readonly foundation: Pick<Foundation, 'transact' | 'queue'>;
  readonly client: WebClient;
  readonly clock: Clock;
  readonly log: Log;
  /** Milliseconds between two messages to one destination */
  readonly pace: number;
  /** False where somebody else says when to sweep */
  readonly scheduled: boolean;
  readonly swept: (job: string, result: 'success' | 'failure') => void;
};

/** Starts it in the thread of whoever calls, on that one's database. */
export async function startSending({ foundation, client, clock, log, pace, scheduled, swept }: SendingNeed): Promise<Sending> {
  const { transact, queue } = foundation;
  const now = () => clock.now();
  const clientFor = async () => client;
  const ending = new AbortController();
  const whileGoing = until(ending.signal, transact);
  const messenger = createMessenger({
    transact,
    clientFor,
    now,
    pace,
    onProblem: ({ id }, failure, error) => log.warn({ message: id, failure, err: error }, 'a message was not sent'),
  });
  await queue.work({
    send: (messageId) => messenger.send(messageId),
    pace,
    reconsider: (team, signOffId) => transact((stores) => reconsider(stores, team, signOffId, now())),
    reviewPosted: (team) => reviewPosted(whileGoing, team, now()),
  });
  await reviewWhatStoodBefore(transact);
  const need = {
    transact: whileGoing,
    members: createMembers(clientFor, ending.signal),
    channels: createChannels(clientFor, ending.signal),
  };
  const sweepOne = async (job: Job): Promise<void> => {
    try {
      await job.sweep(need, now());
      swept(job.name, 'success');
    } catch (error) {
      if (ending.signal.aborted) return log.info({ job: job.name }, 'a sweep was ended before it was through');
      log.error({ job: job.name, err: error }, 'a sweep failed');
      swept(job.name, 'failure');
    }
  };
  const schedule = scheduled ? startSchedule(jobs, sweepOne) : null;
  return {
    async sweep() {
      for (const job of jobs) await sweepOne(job);
    },
    connections: async () => ({ total: 0, idle: 0, waiting: 0 }),
    async stop() {
      ending.abort();
      await Promise.all([queue.rest(), schedule?.stop()]);
    },
    // It ends with the thread it is in.
    failed: new Promise(() => undefined),
  };
}

/** Begins no transaction any more once it is told to end. */
function until(ending: AbortSignal, transact: Transact): Transact {
  return async (work, options) => {
    ending.throwIfAborted();
    return transact(work, options);
  };
}
