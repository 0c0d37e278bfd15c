import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { applyMigrations } from '#src/database/migrations/apply-migrations.ts';
import { createQueue } from '#src/queue/queue.ts';
import { onDatabase, startTemporaryServer } from './temporary-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server of this run, its maintenance database */
    databaseServer: string;
  }
}

/** The database with all migrations and the queue's own tables, of which each test file gets a copy. */
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
    const template = onDatabase(url, templateDatabase);
    await applyMigrations(template);
    await makeQueue(template);
    // A template that is in use can't be copied: nobody may connect to it by mistake.
    await client.query(`ALTER DATABASE ${templateDatabase} WITH ALLOW_CONNECTIONS false IS_TEMPLATE true`);
  } finally {
    await client.end();
  }
}

async function makeQueue(databaseUrl: string): Promise<void> {
  const problems: Error[] = [];
  const queue = createQueue({ databaseUrl, works: false, onError: (problem) => problems.push(problem) });
  await queue.start();
  await queue.stop();
  if (problems.length > 0) throw new AggregateError(problems, 'The queue could not be made');
}
