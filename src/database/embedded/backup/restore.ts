import { execFile } from 'node:child_process';
import { access, chmod, chown, cp, readdir, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { withFolderAside } from '../aside.ts';
import { EmbeddedDatabaseError } from '../embedded-database-error.ts';
import { prepareHome, type ServerHome } from '../server-home.ts';
import { serverProgram } from '../server-program.ts';
import { serverEnvironment } from '../server-user.ts';
import { type BackupManifest, checkBackup, clusterFolder } from './backup-manifest.ts';

/**
 * Puts a backup in place of a database that is not there: a directory that holds one already is left alone. The next start replays the
 * log that the backup holds. Throws `EmbeddedDatabaseError`.
 */
export async function restore(directory: string, source: string): Promise<BackupManifest> {
  const folder = resolve(source);
  const manifest = await checkBackup(folder);
  const home = await prepareHome(directory);
  if (await exists(home.cluster)) {
    throw new EmbeddedDatabaseError(
      `${home.directory} holds a database already, which is left as it is. Restore into a new directory: set DATA_DIR to one.`,
    );
  }
  const program = await majorVersion(home);
  if (program !== manifest.postgres) {
    throw new EmbeddedDatabaseError(
      `The backup is of PostgreSQL ${manifest.postgres}, and this Conclave has ${program}: restore it with the version of Conclave that made it.`,
    );
  }
  await withFolderAside(home.directory, async (aside) => {
    const cluster = join(aside, clusterFolder);
    await cp(join(folder, clusterFolder), cluster, { recursive: true });
    await makePrivate(cluster, home);
    if (home.user !== undefined) await chown(aside, home.user.uid, home.user.gid);
    await rename(cluster, home.cluster);
  });
  return manifest;
}

/** The server refuses files that others may read, or that are not its user's. */
async function makePrivate(cluster: string, { user }: ServerHome): Promise<void> {
  const entries = await readdir(cluster, { recursive: true, withFileTypes: true });
  const inside = entries.map((entry) => ({ path: join(entry.parentPath, entry.name), folder: entry.isDirectory() }));
  for (const { path, folder } of [{ path: cluster, folder: true }, ...inside]) {
    await chmod(path, folder ? 0o700 : 0o600);
    if (user !== undefined) await chown(path, user.uid, user.gid);
  }
}

async function majorVersion(home: ServerHome): Promise<string> {
  const program = join(await serverProgram(home), 'postgres');
  const { stdout } = await promisify(execFile)(program, ['--version'], { ...home.user, ...serverEnvironment, windowsHide: true });
  return /\d+/.exec(stdout)?.[0] ?? '';
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
