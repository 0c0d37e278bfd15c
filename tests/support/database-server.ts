import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { applyMigrations } from '#src/database/migrations/apply-migrations.ts';
import { onDatabase, startTemporaryServer } from './temporary-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server of this run, its maintenance database */
    databaseServer: string;
  }
}

/** The database with all migrations of which each test file gets a copy. */
export const templateDatabase = 'template_conclave';

/** One server for the whole run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTemporaryServer();
  try {
    await makeTemplate(server.url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide('databaseServer', server.url);
  return () => server.stop();
}

async function makeTemplate(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${templateDatabase}`);
    await applyMigrations(onDatabase(url, templateDatabase));
    // A template that is in use can't be copied: nobody may connect to it by mistake.
    await client.query(`ALTER DATABASE ${templateDatabase} WITH ALLOW_CONNECTIONS false IS_TEMPLATE true`);
  } finally {
    await client.end();
  }
}
