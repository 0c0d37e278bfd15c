import { type Job, type JobResult, PgBoss } from 'pg-boss';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { QueuedJob } from '#src/use-cases/ports/queued-job.ts';

/** What a transaction must offer so that a job can be stored with it: a statement it will carry out, or fail. */
type JobTransaction = { write(text: string, values: readonly string[]): void };

/** What one attempt came to: the message is settled, or its job is to come again. */
type Attempt = 'settled' | 'again';

/** What carries the jobs out. What fails is tried again. */
type Work = {
  readonly send: (messageId: string) => Promise<Attempt>;
  readonly reconsider: (team: string, signOffId: string) => Promise<void>;
  readonly reviewPosted: (team: string) => Promise<void>;
};

export type QueueOptions = {
  readonly databaseUrl: string;
  /** Called with what goes wrong in the queue's own work */
  readonly onError: (error: Error) => void;
};

export type Queue = {
  start(): Promise<void>;
  /** Stores these jobs; they exist only if the transaction commits. */
  enqueue(tx: JobTransaction, jobs: readonly QueuedJob[]): Promise<void>;
  /** Begins to work: calls `send` with one message's id at a time for each lane, in the order in which they were stored. */
  work(work: Work): Promise<void>;
  /** How many requests are still to be judged again, and how often what was posted to be gone through. */
  toReconsider(): Promise<number>;
  /** Jobs of messages that wait, are being worked on, or have failed for good. */
  counts(): Promise<{ readonly waiting: number; readonly active: number; readonly failed: number }>;
  /** Takes no more to work on, and finishes what it has: until the next `work`. */
  rest(): Promise<void>;
  /** Finishes what is being worked on and lets go of the database. */
  stop(): Promise<void>;
};

const sendMessage = 'send-message';
const reconsiderSignOff = 'reconsider-sign-off';
const reviewPostedMessages = 'review-posted-messages';

// With the defaults a worker takes one job every two seconds.
const sendOptions = {
  batchSize: 10,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 0.5,
  notifyPollingIntervalSeconds: 0.5,
  perJobResults: true,
} as const;
/** Each worker that sends knows its own id: two calls, not two workers of one call. */
const senders = 2;
/** What is told of at once, and done one by one: only what failed waits for the next look. */
const seldomOptions = { ...sendOptions, notifyPollingIntervalSeconds: 2 } as const;

const messageData = z.object({ id: z.string() });
const reviewData = z.object({ team: z.string() });
const reconsiderData = z.object({ team: z.string(), signOffId: z.string() });

const said = z.looseObject({ message: z.string(), stack: z.string().optional(), code: z.string().optional() });

/** pg-boss tells of some errors by a copy that is none, and of which nothing but its fields would be known. */
function asError(problem: unknown): Error {
  if (problem instanceof Error) return problem;
  const { success, data } = said.safeParse(problem);
  if (!success) return new Error(String(problem));
  return Object.assign(new Error(data.message), { ...(data.stack && { stack: data.stack }), ...(data.code && { code: data.code }) });
}

/** Durable jobs on PostgreSQL. A job carries only the id of the message to send, whose row is the record, or of the request to judge again. */
export function createQueue({ databaseUrl, onError }: QueueOptions): Queue {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    useListenNotify: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    schedule: false,
    max: 2,
  });
  boss.on('error', (problem: unknown) => onError(asError(problem)));
  return {
    async start() {
      await boss.start();
      await boss.createQueue(sendMessage, {
        policy: 'key_strict_fifo',
        notify: true,
        // A message is never given up: what cannot be sent is held or parked in its row, and its job then ends.
        retryLimit: 1_000_000,
        retryDelay: 1,
        retentionSeconds: 365 * 24 * 3600,
        deleteAfterSeconds: 24 * 3600,
        expireInSeconds: 60,
        heartbeatSeconds: 10,
      });
      // What fails more often than that is found by the sweep over all open requests.
      // Nothing else looks at what was posted once: it is not given up.
      await boss.createQueue(reviewPostedMessages, {
        notify: true,
        retryLimit: 1_000_000,
        retryDelay: 5,
        retentionSeconds: 365 * 24 * 3600,
        expireInSeconds: 3600,
        heartbeatSeconds: 10,
      });
      await boss.createQueue(reconsiderSignOff, { notify: true, retryLimit: 5, retryDelay: 1, retryBackoff: true, expireInSeconds: 120 });
    },
    async enqueue(tx, jobs) {
      const db = {
        async executeSql(text: string, values: unknown[] = []) {
          tx.write(text, values.map(String));
          return { rows: [] };
        },
      };
      // Jobs stored in one transaction have the same time: the order of their ids decides, and these rise.
      const messages = jobs.flatMap((job) => (job.kind === 'send' ? [{ id: uuid(), data: { id: job.id }, singletonKey: job.lane }] : []));
      if (messages.length > 0) await boss.insert(sendMessage, messages, { db });
      const requests = jobs.flatMap((job) => (job.kind === 'reconsider' ? [{ data: { team: job.team, signOffId: job.signOffId } }] : []));
      if (requests.length > 0) await boss.insert(reconsiderSignOff, requests, { db });
      const reviews = jobs.flatMap((job) => (job.kind === 'review_posted' ? [{ data: { team: job.team } }] : []));
      if (reviews.length > 0) await boss.insert(reviewPostedMessages, reviews, { db });
    },
    async work({ send, reconsider, reviewPosted }) {
      // A batch that rejects is tried again whole, while others of it may still be on their way to Slack.
      const attempt = async (job: Job, carryOut: () => Promise<Attempt>): Promise<JobResult> => {
        try {
          return { id: job.id, status: (await carryOut()) === 'settled' ? 'completed' : 'failed' };
        } catch (error) {
          onError(asError(error));
          return { id: job.id, status: 'failed' };
        }
      };
      for (let worker = 0; worker < senders; worker += 1) {
        let id = '';
        id = await boss.work(sendMessage, sendOptions, async (jobs: Job[]) => {
          const results = await Promise.all(jobs.map((job) => attempt(job, async () => send(messageData.parse(job.data).id))));
          // The next of a lane can be had once these are stored as done, and nothing else tells of that before the next poll.
          boss.notifyWorker(id);
          return results;
        });
      }
      const oneByOne = (carryOut: (data: unknown) => Promise<void>) => async (jobs: Job[]) => {
        const results: JobResult[] = [];
        for (const job of jobs) {
          const carriedOut = await attempt(job, async () => {
            await carryOut(job.data);
            return 'settled';
          });
          results.push(carriedOut);
        }
        return results;
      };
      const judgeAgain = (data: unknown) => {
        const { team, signOffId } = reconsiderData.parse(data);
        return reconsider(team, signOffId);
      };
      await boss.work(reconsiderSignOff, seldomOptions, oneByOne(judgeAgain));
      await boss.work(
        reviewPostedMessages,
        seldomOptions,
        oneByOne((data) => reviewPosted(reviewData.parse(data).team)),
      );
    },
    async toReconsider() {
      const unfinished = `SELECT count(*)::int AS unfinished FROM pgboss.job WHERE name IN ($1, $2) AND state < 'completed'`;
      const { rows } = await boss.getDb().executeSql(unfinished, [reconsiderSignOff, reviewPostedMessages]);
      return z.tuple([z.object({ unfinished: z.int() })]).parse(rows)[0].unfinished;
    },
    async counts() {
      const queue = await boss.getQueue(sendMessage);
      return { waiting: queue?.queuedCount ?? 0, active: queue?.activeCount ?? 0, failed: queue?.failedCount ?? 0 };
    },
    async rest() {
      await Promise.all([sendMessage, reconsiderSignOff, reviewPostedMessages].map((name) => boss.offWork(name)));
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 15_000 });
    },
  };
}
