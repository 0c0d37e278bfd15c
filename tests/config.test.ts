import { describe, expect, test } from 'vitest';
import { readConfig, readDatabaseConfig } from '#src/config.ts';

const enough = { SLACK_SIGNING_SECRET: 'a-signing-secret-of-some-length', SLACK_BOT_TOKEN: 'xoxb-1-2-3' };

describe('configuration', () => {
  test('names every missing and wrong variable at once, with what was expected', () => {
    const read = readConfig({ SLACK_BOT_TOKEN: 'xoxp-secret', DATABASE_URL: 'mysql://host/db', PORT: '70000', LOG_LEVEL: 'loud' });
    expect(read).toEqual({
      ok: false,
      problems: [
        'SLACK_SIGNING_SECRET is missing: expected the signing secret from "Basic Information" of the Slack app',
        'SLACK_BOT_TOKEN is wrong: expected a bot token that begins with xoxb-, from "OAuth & Permissions" of the Slack app',
        'DATABASE_URL is wrong: expected the address of a PostgreSQL database, e.g. postgresql://user:password@host/database',
        'PORT is wrong: expected a port number from 0 to 65535',
        'LOG_LEVEL is wrong: expected one of trace, debug, info, warn, error, silent',
      ],
    });
  });

  test('never repeats what a wrong variable holds: it may be a secret', () => {
    const read = readConfig({ SLACK_SIGNING_SECRET: 'short', SLACK_BOT_TOKEN: 'xoxp-secret' });
    expect(read.ok ? [] : read.problems.join()).not.toMatch(/short|xoxp-secret/);
  });

  test('has a default for everything but the credentials', () => {
    expect(readConfig(enough)).toEqual({
      ok: true,
      config: {
        entrance: { kind: 'http', signingSecret: 'a-signing-secret-of-some-length' },
        botToken: 'xoxb-1-2-3',
        slackApiUrl: 'https://slack.com/api/',
        databaseUrl: null,
        dataDir: '.data',
        host: '127.0.0.1',
        port: 3000,
        logLevel: 'info',
      },
    });
  });

  test('with an app-level token needs no signing secret: Slack is reached over a socket', () => {
    const entrance = { kind: 'socket', appToken: 'xapp-1-2-3' };
    const token = { SLACK_BOT_TOKEN: 'xoxb-1-2-3', SLACK_APP_TOKEN: 'xapp-1-2-3' };
    expect(readConfig(token)).toMatchObject({ ok: true, config: { entrance } });
    expect(readConfig({ ...token, SLACK_SIGNING_SECRET: enough.SLACK_SIGNING_SECRET })).toMatchObject({ ok: true, config: { entrance } });
    expect(readConfig({ ...enough, SLACK_APP_TOKEN: '' })).toMatchObject({ ok: true, config: { entrance: { kind: 'http' } } });
  });

  test('says what an app-level token is where another stands in its place', () => {
    expect(readConfig({ SLACK_APP_TOKEN: 'xoxb-secret' })).toEqual({
      ok: false,
      problems: [
        'SLACK_BOT_TOKEN is missing: expected a bot token that begins with xoxb-, from "OAuth & Permissions" of the Slack app',
        'SLACK_APP_TOKEN is wrong: expected an app-level token that begins with xapp-, with the scope connections:write, from "Basic Information" of the Slack app',
      ],
    });
  });

  test('takes an empty variable as one that is not set', () => {
    expect(readConfig({ ...enough, PORT: '', DATABASE_URL: '' })).toMatchObject({ ok: true, config: { port: 3000, databaseUrl: null } });
  });

  test('asks nothing about Slack from the command line', () => {
    expect(readDatabaseConfig({ DATA_DIR: 'elsewhere' })).toEqual({
      ok: true,
      config: { databaseUrl: null, dataDir: 'elsewhere', logLevel: 'info' },
    });
  });
});
