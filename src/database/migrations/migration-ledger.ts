import type { Client } from 'pg';
import { z } from 'zod';
import { MigrationError } from './migration-error.ts';

/** The table as Prisma's engine makes it. */
const table = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`;

const rowsOfLedger = z.array(z.object({ name: z.string(), checksum: z.string(), finished: z.boolean() }));

export async function ensureLedger(client: Client): Promise<void> {
  const { rows } = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there");
  if (rows[0]?.there !== true) await client.query(table);
}

/** The checksum of each applied migration, by its name. Throws where one is recorded as begun and not finished. */
export async function readLedger(client: Client): Promise<ReadonlyMap<string, string>> {
  const query = `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL`;
  const rows = rowsOfLedger.parse((await client.query(query)).rows);
  const failed = rows.filter((row) => !row.finished).map((row) => row.name);
  if (failed.length > 0) {
    throw new MigrationError(
      `The migration ${failed.join(', ')} is recorded as begun and never finished. Look at what it left, then mark it as rolled back or applied.`,
    );
  }
  return new Map(rows.map((row) => [row.name, row.checksum]));
}
