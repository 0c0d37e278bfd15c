import { constants, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Logger, pino } from 'pino';

export type Log = Logger;

/** Where the log is written to. */
export type LogOutput = {
  write(line: string): void;
  /** Lines that could not be written, and are not kept */
  lost(): number;
  /** Writes what waits, where that is possible at once. */
  close(): Promise<void>;
};

/** Characters that wait to be written: enough for an outage of some minutes, little enough to be held. */
const mostWaiting = 100_000;
/** Milliseconds that whoever ends waits for the last lines */
const patience = 1000;

/**
 * Standard output. A full disk, or a reader who does not read, holds nothing up and ends nothing: lines wait for a while, and are then counted in place
 * of being kept.
 */
export function logOutput(): LogOutput {
  const stream = pino.destination({ dest: standardOutput(), sync: false, maxLength: mostWaiting });
  let lost = 0;
  stream.on('drop', () => {
    lost += 1;
  });
  // What could not be written is tried again with the next line.
  stream.on('error', () => undefined);
  return {
    write: (line) => void stream.write(line),
    lost: () => lost,
    async close() {
      const written = Promise.withResolvers<void>();
      stream.flush(() => written.resolve());
      await Promise.race([written.promise, sleep(patience, undefined, { ref: false })]);
      // Else the rest is written as the process ends, however long that takes.
      stream.destroy();
    },
  };
}

// Secrets may sit in a Slack payload (token, response_url, trigger_id) or in an error of the Web API client (headers).
const secrets = [
  'token',
  'authorization',
  'headers',
  'response_url',
  'trigger_id',
  'signingSecret',
  'botToken',
  'appToken',
  'databaseUrl',
  'password',
];

/** Standard output, opened anew where that can be, so that a reader who does not read is no reason to wait: not even for the end of the process. */
function standardOutput(): number {
  try {
    return openSync('/proc/self/fd/1', constants.O_WRONLY | constants.O_APPEND | constants.O_NONBLOCK);
  } catch {
    return 1;
  }
}

/** Structured logs: ids and outcomes, no content of people's, no secrets. */
export function createLog(level: string, destination?: { write(line: string): void }): Log {
  const paths = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]);
  const options = { level, base: null, redact: { paths, censor: '[redacted]' }, serializers: { err: named } };
  return destination ? pino(options, destination) : pino(options);
}

/** Of an error what names it and where it happened. What else libraries hang on one can be the row that was to be written, or a whole connection. */
function named(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  return {
    type: error.name,
    ...wordsOf(error),
    ...('code' in error && { code: error.code }),
    ...(error.cause !== undefined && { cause: named(error.cause) }),
    ...(error instanceof AggregateError && { errors: error.errors.map(named) }),
  };
}

/** Prisma repeats all of a query that it finds fault with, values and all, before it says what the fault is. */
function wordsOf({ name, message, stack = '' }: Error): { readonly message: string; readonly stack: string } {
  if (name !== 'PrismaClientValidationError') return { message, stack };
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return { message: message.split('\n').at(-1) ?? name, stack: frames.join('\n') };
}
