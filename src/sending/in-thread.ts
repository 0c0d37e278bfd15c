import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { LogOutput } from '../log.ts';
import { type Asked, said, type ThreadSetup } from './said.ts';
import type { Connections, Sending } from './sending.ts';

type InThread = {
  readonly setup: ThreadSetup;
  /** Where the thread's log goes: one place writes the lines of both */
  readonly output: Pick<LogOutput, 'write'>;
  readonly swept: (job: string, result: 'success' | 'failure') => void;
  /** Milliseconds in which the thread stops when it is told to */
  readonly stopWithin?: number;
};

/** Milliseconds: longer than its queue waits for what is under way. */
const stopsWithin = 20_000;

/** Starts the sending in a thread of its own, with connections of its own: answering waits neither for its work nor for its statements. */
export async function sendInThread({ setup, output, swept, stopWithin = stopsWithin }: InThread): Promise<Sending> {
  const within: Readonly<Record<Asked['what'], number>> = { connections: 2000, sweep: 60_000, stop: stopWithin };
  const thread = new Worker(new URL('thread.ts', import.meta.url), { workerData: setup, name: 'sending' });
  const answers = new Map<number, (connections: Connections) => void>();
  const ready = Promise.withResolvers<void>();
  const gone = Promise.withResolvers<never>();
  const failed = Promise.withResolvers<Error>();
  let stopping = false;
  let hasFailed = false;
  let asks = 0;

  thread.on('message', (message) => {
    const words = said.parse(message);
    if (words.kind === 'log') output.write(words.line);
    else if (words.kind === 'swept') swept(words.job, words.result);
    else if (words.kind === 'ready') ready.resolve();
    else answers.get(words.number)?.(words.connections);
  });
  const end = (error: Error): void => {
    gone.reject(error);
    if (stopping) return;
    hasFailed = true;
    failed.resolve(error);
  };
  gone.promise.catch(() => undefined);
  thread.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))));
  thread.on('exit', (status) => end(new Error(`The thread that sends has ended with status ${status}`)));

  async function ask(what: Asked['what']): Promise<Connections> {
    const number = asks;
    asks += 1;
    const answer = Promise.withResolvers<Connections>();
    answers.set(number, answer.resolve);
    thread.postMessage({ number, what } satisfies Asked);
    const limit = new AbortController();
    const silence = async (): Promise<never> => {
      await sleep(within[what], undefined, limit);
      throw new Error(`The thread that sends has not answered within ${within[what]} ms when told "${what}"`);
    };
    try {
      return await Promise.race([answer.promise, gone.promise, silence()]);
    } finally {
      answers.delete(number);
      limit.abort();
    }
  }

  await Promise.race([ready.promise, gone.promise]);
  return {
    async sweep() {
      await ask('sweep');
    },
    connections: () => ask('connections'),
    async stop() {
      stopping = true;
      try {
        // One that has failed is stopped, and why is told already.
        if (!hasFailed) await ask('stop');
      } finally {
        await thread.terminate();
      }
    },
    failed: failed.promise,
  };
}
