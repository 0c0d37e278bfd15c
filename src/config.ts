import { z } from 'zod';
import type { Entrance } from './slack/slack-app.ts';

/** A variable that is set to nothing counts as not set. */
const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const slackToken = z.string().regex(/^xoxb-\S+$/, 'a bot token that begins with xoxb-, from "OAuth & Permissions" of the Slack app');
const signingSecret = z.string().min(16, 'the signing secret from "Basic Information" of the Slack app');
const appToken = z
  .string()
  .regex(
    /^xapp-\S+$/,
    'an app-level token that begins with xapp-, with the scope connections:write, from "Basic Information" of the Slack app',
  );
const url = (protocols: RegExp, expected: string) => z.url({ protocol: protocols, error: expected });

const variables = z.object({
  SLACK_SIGNING_SECRET: z.preprocess((value) => value ?? '', signingSecret),
  SLACK_BOT_TOKEN: z.preprocess((value) => value ?? '', slackToken),
  SLACK_API_URL: optional(url(/^https?$/, 'the address of a Slack Web API, e.g. https://slack.com/api/')),
  DATABASE_URL: optional(url(/^postgres(ql)?$/, 'the address of a PostgreSQL database, e.g. postgresql://user:password@host/database')),
  DATA_DIR: optional(z.string()),
  HOST: optional(z.string()),
  PORT: optional(
    z.coerce
      .number('a port number from 0 to 65535')
      .int('a port number from 0 to 65535')
      .min(0, 'a port number from 0 to 65535')
      .max(65535, 'a port number from 0 to 65535'),
  ),
  LOG_LEVEL: optional(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], 'one of trace, debug, info, warn, error, silent')),
});

/** With an app-level token Slack is reached over a socket, and signs nothing. */
const socketVariables = variables.omit({ SLACK_SIGNING_SECRET: true }).extend({ SLACK_APP_TOKEN: appToken });

/** Every variable that is read. */
export const variableNames: readonly string[] = [...Object.keys(variables.shape), 'SLACK_APP_TOKEN'];

const databaseVariables = variables.pick({ DATABASE_URL: true, DATA_DIR: true, LOG_LEVEL: true });

export type DatabaseConfig = { readonly databaseUrl: string | null; readonly dataDir: string; readonly logLevel: string };
export type Config = DatabaseConfig & {
  readonly entrance: Entrance;
  readonly botToken: string;
  readonly slackApiUrl: string;
  readonly host: string;
  readonly port: number;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** The variables of this process. */
export const ownEnvironment: Environment = process.env;

export type ConfigResult<T> = { readonly ok: true; readonly config: T } | { readonly ok: false; readonly problems: readonly string[] };

/** What the server needs, from the environment: every missing or wrong variable at once, each with what was expected. */
export function readConfig(environment: Environment = ownEnvironment): ConfigResult<Config> {
  const read = (environment['SLACK_APP_TOKEN'] ? socketVariables : variables).safeParse(environment);
  if (!read.success) return { ok: false, problems: problemsOf(read.error, environment) };
  const { data } = read;
  return {
    ok: true,
    config: {
      ...toDatabaseConfig(data),
      entrance:
        'SLACK_APP_TOKEN' in data
          ? { kind: 'socket', appToken: data.SLACK_APP_TOKEN }
          : { kind: 'http', signingSecret: data.SLACK_SIGNING_SECRET },
      botToken: data.SLACK_BOT_TOKEN,
      slackApiUrl: data.SLACK_API_URL ?? 'https://slack.com/api/',
      host: data.HOST ?? '127.0.0.1',
      port: data.PORT ?? 3000,
    },
  };
}

/** What the command line needs: the database alone. */
export function readDatabaseConfig(environment: Environment): ConfigResult<DatabaseConfig> {
  const read = databaseVariables.safeParse(environment);
  return read.success ? { ok: true, config: toDatabaseConfig(read.data) } : { ok: false, problems: problemsOf(read.error, environment) };
}

function toDatabaseConfig(data: z.infer<typeof databaseVariables>): DatabaseConfig {
  return { databaseUrl: data.DATABASE_URL ?? null, dataDir: data.DATA_DIR ?? '.data', logLevel: data.LOG_LEVEL ?? 'info' };
}

/** A line for each variable. What a variable holds is never repeated: it may be a secret. */
function problemsOf(error: z.ZodError, environment: Environment): string[] {
  return error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    return `${name} ${environment[name] ? 'is wrong' : 'is missing'}: expected ${message}`;
  });
}
