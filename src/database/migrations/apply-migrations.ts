import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { MigrationError } from './migration-error.ts';
import { type Migration, readMigrations } from './migration-files.ts';
import { ensureLedger, readLedger } from './migration-ledger.ts';

/** The lock Prisma's own engine takes: never both at once. */
const lockKey = 72_707_369;
const longestWaitForOthers = '120s';

/**
 * Applies the migrations the database does not have yet, each in one transaction with its row in Prisma's ledger, and
 * returns their names. Processes that start at once wait for each other. Throws `MigrationError` where the ledger
 * and the folder disagree, or a script fails; then nothing of that script is left.
 */
export async function applyMigrations(url: string, folder?: string): Promise<readonly string[]> {
  const migrations = await readMigrations(folder);
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(`SET lock_timeout = '${longestWaitForOthers}'`);
    await client.query(`SELECT pg_advisory_lock(${lockKey})`);
    await client.query('RESET lock_timeout');
    await ensureLedger(client);
    const pending = pendingMigrations(migrations, await readLedger(client));
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

function pendingMigrations(migrations: readonly Migration[], ledger: ReadonlyMap<string, string>): readonly Migration[] {
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = [...ledger.keys()].filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new MigrationError(
      `This database was used by a newer Conclave, or by another program: it has ${unknown.join(', ')}, which this version does not know.`,
    );
  }
  const edited = migrations.filter(({ name, checksum }) => ledger.has(name) && ledger.get(name) !== checksum);
  if (edited.length > 0) {
    throw new MigrationError(
      `The migration ${edited.map(({ name }) => name).join(', ')} was changed after it was applied to this database. Restore its file, or start on a new database.`,
    );
  }
  return migrations.filter(({ name }) => !ledger.has(name));
}

async function apply(client: Client, { name, script, checksum }: Migration): Promise<void> {
  const insert = `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`;
  try {
    await client.query('BEGIN');
    await client.query(script);
    await client.query(insert, [randomUUID(), checksum, name]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw new MigrationError(
      `The migration ${name} failed, and nothing of it was kept: ${error instanceof Error ? error.message : 'unknown'}`,
      {
        cause: error,
      },
    );
  }
}
