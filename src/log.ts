import { type Logger, pino } from 'pino';

export type Log = Logger;

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

/** Structured logs to standard output: ids and outcomes, no content of people's, no secrets. */
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
