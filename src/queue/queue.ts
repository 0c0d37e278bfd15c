import { type Job, type JobResult, PgBoss } from 'pg-boss';
import { v7 as uuid } from 'uuid';

/** What a transaction must offer so that a job can be stored with it: a statement it will carry out, or fail. */
type JobTransaction = { write(text: string, values: readonly string[]): void };

/** What one attempt came to: the message is settled, or its job is to come again. */
type Attempt = 'settled' | 'again';

export type QueueOptions = {
  readonly databaseUrl: string;
  /** Called with what goes wrong in the queue's own work */
  readonly onError: (error: Error) => void;
};

export type Queue = {
  start(): Promise<void>;
  /** Stores the job that will send this message; it exists only if the transaction commits. */
  enqueue(tx: JobTransaction, message: { readonly id: string; readonly lane: string }): Promise<void>;
  /** Begins to work: calls `send` with one message's id at a time for each lane, in the order in which they were stored. */
  work(send: (messageId: string) => Promise<Attempt>): Promise<void>;
  /** Jobs that wait, are being worked on, or have failed for good. */
  counts(): Promise<{ readonly waiting: number; readonly active: number; readonly failed: number }>;
  /** Finishes what is being worked on and lets go of the database. */
  stop(): Promise<void>;
};

const sendMessage = 'send-message';

// With the defaults a worker takes one job every two seconds.
const workOptions = {
  batchSize: 10,
  burstWhenBatchFull: true,
  localConcurrency: 2,
  pollingIntervalSeconds: 0.5,
  notifyPollingIntervalSeconds: 0.5,
  perJobResults: true,
} as const;

/** Durable jobs on PostgreSQL. A job carries only the id of the message to send; the message's row is the record. */
export function createQueue({ databaseUrl, onError }: QueueOptions): Queue {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    useListenNotify: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    schedule: false,
    max: 4,
  });
  boss.on('error', onError);
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
    },
    async enqueue(tx, { id, lane }) {
      // Jobs stored in one transaction have the same time: the order of their ids decides, and these rise.
      const jobId = uuid();
      const db = {
        async executeSql(text: string, values: unknown[] = []) {
          tx.write(text, values.map(String));
          return { rows: [{ id: jobId }] };
        },
      };
      await boss.send(sendMessage, { id }, { id: jobId, singletonKey: lane, db });
    },
    async work(send) {
      const attempt = async (job: Job<{ id: string }>): Promise<JobResult> => {
        // A batch that rejects is tried again whole, while others of it may still be on their way to Slack.
        const result = await send(job.data.id).catch((error: unknown) => {
          onError(error instanceof Error ? error : new Error(String(error)));
          return 'again' as const;
        });
        return { id: job.id, status: result === 'settled' ? 'completed' : 'failed' };
      };
      await boss.work(sendMessage, workOptions, (jobs: Job<{ id: string }>[]) => Promise.all(jobs.map(attempt)));
    },
    async counts() {
      const queue = await boss.getQueue(sendMessage);
      return { waiting: queue?.queuedCount ?? 0, active: queue?.activeCount ?? 0, failed: queue?.failedCount ?? 0 };
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 15_000 });
    },
  };
}
