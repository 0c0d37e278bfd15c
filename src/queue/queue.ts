import { type Job, type JobInsert, type JobResult, PgBoss } from 'pg-boss';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { QueuedJob } from '#src/use-cases/ports/queued-job.ts';
import { type Attempt, takeTurns } from './turns.ts';

/** What a transaction must offer so that a job can be stored with it: a statement it will carry out, or fail. */
type JobTransaction = { write(text: string, values: readonly string[]): void };

/** What carries the jobs out. What fails is tried again. */
type Work = {
  readonly send: (messageId: string) => Promise<Attempt>;
  /** Milliseconds for which a lane rests after each message. Default: none */
  readonly pace?: number;
  readonly reconsider: (team: string, signOffId: string) => Promise<void>;
  readonly reviewPosted: (team: string) => Promise<void>;
};

export type QueueOptions = {
  readonly databaseUrl: string;
  /** Whether jobs are carried out here, and the queue is looked after. Else they are stored and counted */
  readonly works: boolean;
  /** Called with what goes wrong in the queue's own work */
  readonly onError: (error: Error) => void;
};

export type Queue = {
  start(): Promise<void>;
  /** Stores these jobs; they exist only if the transaction commits. */
  enqueue(tx: JobTransaction, jobs: readonly QueuedJob[]): Promise<void>;
  /** Begins to work: calls `send` with one message's id at a time for each lane, in the order in which they were stored, the workspaces in turn. */
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

/** Many calls of Slack's for one message, as where a long history is gone through. Whoever dies is known by the missing signs of life. */
const expireInSeconds = 3600;

/** What is told of at once, and done one by one: only what failed waits for the next look. */
const seldomOptions = { batchSize: 10, burstWhenBatchFull: true, pollingIntervalSeconds: 2, perJobResults: true } as const;
/** PostgreSQL's channel on which those who work are told, with the queue's name, that there is something new. */
const channel = 'conclave_jobs';

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
export function createQueue({ databaseUrl, works, onError }: QueueOptions): Queue {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    supervise: works,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    schedule: false,
    max: works ? 2 : 1,
  });
  const tellOf = (problem: unknown) => onError(asError(problem));
  boss.on('error', tellOf);
  let stopSending = async (): Promise<void> => undefined;
  const rest = async (): Promise<void> => {
    await Promise.all([stopSending(), boss.offWork(reconsiderSignOff), boss.offWork(reviewPostedMessages)]);
  };
  return {
    async start() {
      await boss.start();
      await boss.createQueue(sendMessage, {
        policy: 'key_strict_fifo',
        // A message is never given up: what cannot be sent is held or parked in its row, and its job then ends.
        retryLimit: 1_000_000,
        retryDelay: 1,
        retentionSeconds: 365 * 24 * 3600,
        deleteAfterSeconds: 24 * 3600,
        expireInSeconds,
        heartbeatSeconds: 10,
      });
      // What an earlier version created keeps what it was created with.
      await boss.updateQueue(sendMessage, { expireInSeconds });
      // What fails more often than that is found by the sweep over all open requests.
      // Nothing else looks at what was posted once: it is not given up.
      await boss.createQueue(reviewPostedMessages, {
        retryLimit: 1_000_000,
        retryDelay: 5,
        retentionSeconds: 365 * 24 * 3600,
        expireInSeconds: 3600,
        heartbeatSeconds: 10,
      });
      await boss.createQueue(reconsiderSignOff, { retryLimit: 5, retryDelay: 1, retryBackoff: true, expireInSeconds: 120 });
    },
    async enqueue(tx, jobs) {
      const db = {
        async executeSql(text: string, values: unknown[] = []) {
          tx.write(text, values.map(String));
          return { rows: [] };
        },
      };
      const insert = async (name: string, entries: readonly JobInsert[]) => {
        if (entries.length === 0) return;
        await boss.insert(name, [...entries], { db });
        tx.write('SELECT pg_notify($1, $2)::text', [channel, name]);
      };
      // Jobs stored in one transaction have the same time: the order of their ids decides, and these rise.
      const messages = jobs.flatMap((job) =>
        job.kind === 'send' ? [{ id: uuid(), data: { id: job.id }, singletonKey: job.lane, group: { id: job.workspaceId } }] : [],
      );
      await insert(sendMessage, messages);
      const requests = jobs.flatMap((job) => (job.kind === 'reconsider' ? [{ data: { team: job.team, signOffId: job.signOffId } }] : []));
      await insert(reconsiderSignOff, requests);
      await insert(
        reviewPostedMessages,
        jobs.flatMap((job) => (job.kind === 'review_posted' ? [{ data: { team: job.team } }] : [])),
      );
    },
    async work({ send, pace = 0, reconsider, reviewPosted }) {
      const attempt = (carryOut: () => Promise<Attempt>): Promise<Attempt> =>
        carryOut().catch((error: unknown) => {
          // What was told to end goes on at the next start: nothing is wrong.
          if (!(error instanceof Error && error.name === 'AbortError')) tellOf(error);
          return 'again';
        });
      const sending = takeTurns({
        boss,
        queue: sendMessage,
        carryOut: (data) => attempt(async () => send(messageData.parse(data).id)),
        pace,
        onError: tellOf,
      });
      const oneByOne = (carryOut: (data: unknown) => Promise<void>) => async (jobs: Job[]) => {
        const results: JobResult[] = [];
        for (const job of jobs) {
          const came = await attempt(async () => {
            await carryOut(job.data);
            return 'settled';
          });
          results.push({ id: job.id, status: came === 'settled' ? 'completed' : 'failed' });
        }
        return results;
      };
      const judgeAgain = (data: unknown) => {
        const { team, signOffId } = reconsiderData.parse(data);
        return reconsider(team, signOffId);
      };
      const judging = await boss.work(reconsiderSignOff, seldomOptions, oneByOne(judgeAgain));
      const reviewing = await boss.work(
        reviewPostedMessages,
        seldomOptions,
        oneByOne((data) => reviewPosted(reviewData.parse(data).team)),
      );
      const wakes = new Map([
        [sendMessage, () => sending.ring()],
        [reconsiderSignOff, () => boss.notifyWorker(judging)],
        [reviewPostedMessages, () => boss.notifyWorker(reviewing)],
      ]);
      const wakeAll = () => {
        for (const wake of wakes.values()) wake();
      };
      // Where nobody can be told, all look by themselves every now and then.
      const listening = await boss
        .getDb()
        .listen?.(channel, (name) => wakes.get(name)?.(), wakeAll)
        .catch(tellOf);
      stopSending = async () => {
        stopSending = async () => undefined;
        await listening?.close().catch(tellOf);
        await sending.stop();
      };
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
    rest,
    async stop() {
      try {
        await rest();
      } finally {
        await boss.stop({ graceful: true, timeout: 5000 });
      }
    },
  };
}
