import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Client } from 'pg';
import type { Logger } from 'pino';
import { z } from 'zod';
import { EmbeddedDatabaseError } from '../embedded-database-error.ts';
import { openEmbedded } from '../open-embedded.ts';
import { prepareHome } from '../server-home.ts';
import { type BackupManifest, clusterFolder, writeManifest } from './backup-manifest.ts';
import { copyCluster, copyLog } from './copy-cluster.ts';

const started = z.tuple([z.object({ segment: z.string() })]);
const stopped = z.tuple([z.object({ segment: z.string(), label: z.string(), tablespaces: z.string() })]);

/**
 * Copies the embedded database, whether the app is running on it or not, into a folder that must not exist yet. It is made aside and
 * renamed when it is complete: a folder of that name is a whole backup. Throws `EmbeddedDatabaseError`.
 */
export async function backUp(directory: string, target: string, log: Pick<Logger, 'warn'>): Promise<BackupManifest> {
  const folder = resolve(target);
  if (await exists(folder)) {
    throw new EmbeddedDatabaseError(`${folder} exists already. Give the backup a folder of its own, one that does not exist yet.`);
  }
  if (!(await exists(directory))) throw new EmbeddedDatabaseError(`There is no database in ${directory}. Is DATA_DIR what the app has?`);
  const home = await prepareHome(directory);
  const server = await openEmbedded(directory, 'command line', log);
  const aside = join(dirname(folder), `.${basename(folder)}.${process.pid}`);
  try {
    await mkdir(aside, { recursive: true, mode: 0o700 });
    await copyWhileRunning(server.url, home.cluster, join(aside, clusterFolder));
    const manifest = await writeManifest(aside, new Date());
    await rename(aside, folder);
    return manifest;
  } finally {
    await rm(aside, { recursive: true, force: true });
    await server.close();
  }
}

/** PostgreSQL's low-level backup: between start and stop files may change while they are copied, and the log makes them whole again. */
async function copyWhileRunning(url: string, from: string, to: string): Promise<void> {
  const session = new Client({ connectionString: url });
  session.on('error', () => undefined);
  await session.connect();
  try {
    // Keeps the log until this session ends, however that ends.
    await session.query(`SELECT pg_create_physical_replication_slot('conclave_backup_' || pg_backend_pid(), true, true)`);
    const start = await session.query(`SELECT pg_walfile_name(pg_backup_start('Conclave', fast => true)) AS segment`);
    const [{ segment: first }] = started.parse(start.rows);
    await copyCluster(from, to);
    const stop = await session.query(
      'SELECT pg_walfile_name(lsn) AS segment, labelfile AS label, spcmapfile AS tablespaces FROM pg_backup_stop(wait_for_archive => false)',
    );
    const [{ segment: last, label, tablespaces }] = stopped.parse(stop.rows);
    if (tablespaces !== '') throw new EmbeddedDatabaseError('The embedded database has tablespaces of its own, which are not backed up.');
    await copyLog(from, to, first, last);
    await writeFile(join(to, 'backup_label'), label, { mode: 0o600 });
  } finally {
    await session.end();
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
