import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import { inject } from 'vitest';
import { onDatabase } from './temporary-server.ts';

export type TestDatabase = { readonly name: string; readonly url: string; readonly drop: () => Promise<void> };

/** A database of its own with all migrations applied, for one test file or one test. `drop` also ends what is still connected to it. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return create(copyOf('template_conclave'));
}

const prepared = new Map<string, Promise<string>>();

/** A copy of a database with this content: `prepare` makes it, once in each process, and has let go of it when it resolves. */
export async function createPreparedDatabase(content: string, prepare: (url: string) => Promise<void>): Promise<TestDatabase> {
  const template = prepared.get(content) ?? makeTemplate(prepare);
  prepared.set(content, template);
  return create(copyOf(await template));
}

async function makeTemplate(prepare: (url: string) => Promise<void>): Promise<string> {
  const { name, url } = await createTestDatabase();
  await prepare(url);
  await onServer(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`);
  return name;
}

const copyOf = (template: string): string => `TEMPLATE ${template} STRATEGY FILE_COPY`;

/** A database without any migration. */
export async function createEmptyTestDatabase(): Promise<TestDatabase> {
  return create('');
}

async function create(how: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name} ${how}`);
  const drop = () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  return { name, url: onDatabase(inject('databaseServer'), name), drop };
}

let server: Pool | null = null;

/** Statements on databases as wholes go over one connection of the process. */
async function onServer(statement: string): Promise<void> {
  server ??= newPool();
  await server.query(statement);
}

function newPool(): Pool {
  const pool = new Pool({ connectionString: inject('databaseServer'), max: 1, allowExitOnIdle: true });
  // The server ends first where nothing more is asked of it.
  pool.on('error', () => undefined);
  return pool;
}
