import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { onDatabase } from './temporary-server.ts';

export type TestDatabase = { readonly url: string; readonly drop: () => Promise<void> };

/** A database of its own with all migrations applied, for one test file or one test. `drop` also ends what is still connected to it. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return create('TEMPLATE template_conclave STRATEGY FILE_COPY');
}

/** A database without any migration. */
export async function createEmptyTestDatabase(): Promise<TestDatabase> {
  return create('');
}

async function create(how: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name} ${how}`);
  return { url: onDatabase(inject('databaseServer'), name), drop: () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject('databaseServer') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
