import { chmod, chown, mkdir, mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { canEnter, type ServerUser, serverUser } from './server-user.ts';

/** Where one embedded server lives: all its files but a socket whose path would be too long. */
export type ServerHome = {
  readonly directory: string;
  readonly cluster: string;
  readonly log: string;
  /** The user the server runs as, where it is not ours */
  readonly user: ServerUser | undefined;
};

/** A socket's path may have 107 bytes on Linux and 103 on macOS; the server adds a lock file beside it, which has no such limit. */
const longestSocketPath = 103;

/** Makes the directory, private to the user the server runs as. */
export async function prepareHome(path: string): Promise<ServerHome> {
  const { directory, user } = await makeHome(resolve(path)).catch((error: unknown) => {
    const why = 'It must be a directory that the user who starts Conclave may write to, and that no other user has used before.';
    throw new EmbeddedDatabaseError(`The data directory ${path} can't be used. ${why}`, { cause: error });
  });
  if (!canEnter(user, directory)) await openTheWay(dirname(directory));
  if (!canEnter(user, directory)) {
    throw new EmbeddedDatabaseError(
      `PostgreSQL can't run as root, and the user nobody, as which it runs instead, can't enter ${directory}: set DATA_DIR to a directory outside of private ones, such as /var/lib/conclave, or start Conclave as another user.`,
    );
  }
  return { directory, cluster: join(directory, 'cluster'), log: join(directory, 'server.log'), user };
}

/** The directory around the home is Conclave's own as well: others may pass through it, though not look around. */
async function openTheWay(dataDirectory: string): Promise<void> {
  const { mode } = await stat(dataDirectory);
  await chmod(dataDirectory, (mode & 0o7777) | 0o011);
}

async function makeHome(path: string): Promise<{ directory: string; user: ServerUser | undefined }> {
  await mkdir(path, { recursive: true });
  const directory = await realpath(path);
  const user = await serverUser(directory);
  await makePrivate(directory, user);
  return { directory, user };
}

/** The private directory of the server's socket: in its home, else, where that path is too long, in the system's temporary directory. */
export async function socketDirectory(home: ServerHome): Promise<string> {
  const near = join(home.directory, 'socket');
  if (Buffer.byteLength(join(near, '.s.PGSQL.5432')) <= longestSocketPath) {
    await mkdir(near, { recursive: true });
    await makePrivate(near, home.user);
    return near;
  }
  return (await rememberedDirectory(home)) ?? (await temporaryDirectory(home));
}

const note = (home: ServerHome): string => join(home.directory, 'socket-directory');

async function rememberedDirectory(home: ServerHome): Promise<string | undefined> {
  const remembered = await readFile(note(home), 'utf8').catch(() => undefined);
  const found = remembered === undefined ? undefined : await stat(remembered).catch(() => undefined);
  const owner = home.user?.uid ?? process.getuid?.();
  return found?.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0 ? remembered : undefined;
}

async function temporaryDirectory(home: ServerHome): Promise<string> {
  const parent = [tmpdir(), '/tmp'].find((place) => place.length < 60 && canEnter(home.user, place)) ?? '/tmp';
  const directory = await mkdtemp(join(parent, 'conclave-'));
  await makePrivate(directory, home.user);
  await writeFile(note(home), directory, { mode: 0o600 });
  if (home.user !== undefined) await chown(note(home), home.user.uid, home.user.gid);
  return directory;
}

/** Removes the socket's directory where it is not in the home. */
export async function removeTemporarySocketDirectory(home: ServerHome): Promise<void> {
  const remembered = await rememberedDirectory(home);
  if (remembered === undefined) return;
  await rm(remembered, { recursive: true, force: true });
  await rm(note(home), { force: true });
}

async function makePrivate(directory: string, user: ServerUser | undefined): Promise<void> {
  if (user !== undefined) await chown(directory, user.uid, user.gid);
  await chmod(directory, 0o700);
}
