import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { access, chown, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { removeLeftovers, withFolderAside } from './aside.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import type { ServerHome } from './server-home.ts';
import { serverEnvironment } from './server-user.ts';

/** The role that initialises the cluster and that Conclave connects as. */
export const superuser = 'conclave';

const passwordFile = 'conclave.password';

/** The password of a cluster that has been made, else undefined. */
export async function clusterPassword(home: ServerHome): Promise<string | undefined> {
  return readFile(join(home.cluster, passwordFile), 'utf8').catch(() => undefined);
}

/**
 * Makes the cluster where there is none. It is made aside and renamed when it is complete: whoever is killed half way
 * leaves nothing that looks like a cluster, and of two that race one wins.
 */
export async function ensureCluster(home: ServerHome, program: string, options: readonly string[] = []): Promise<void> {
  await removeLeftovers(home.directory);
  if ((await clusterPassword(home)) !== undefined) return;
  const taken = await access(home.cluster).then(
    () => true,
    () => false,
  );
  if (taken) throw new EmbeddedDatabaseError(`${home.cluster} was not made by Conclave, or its file ${passwordFile} can't be read.`);
  await withFolderAside(home.directory, (aside) => makeCluster(home, program, aside, options));
}

async function makeCluster(home: ServerHome, program: string, aside: string, options: readonly string[]): Promise<void> {
  const password = join(aside, passwordFile);
  const cluster = join(aside, 'cluster');
  await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (home.user !== undefined) for (const path of [aside, password]) await chown(path, home.user.uid, home.user.gid);
  const access = ['--auth=scram-sha-256', `--pwfile=${password}`, `--username=${superuser}`];
  // The built-in provider sorts and folds alike on every machine, whatever its locales.
  const text = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const how = { ...home.user, ...serverEnvironment, cwd: aside, windowsHide: true };
  await promisify(execFile)(join(program, 'initdb'), [`--pgdata=${cluster}`, ...access, ...text, ...options], how).catch(
    (error: unknown) => {
      const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : 'see the cause';
      throw new EmbeddedDatabaseError(`The embedded PostgreSQL could not be set up: ${said}`, { cause: error });
    },
  );
  await rename(password, join(cluster, passwordFile));
  await rename(cluster, home.cluster).catch(async (error: unknown) => {
    if ((await clusterPassword(home)) === undefined) throw error;
  });
}
