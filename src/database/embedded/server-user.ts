import { spawnSync } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';

export type ServerUser = { readonly uid: number; readonly gid: number };

/**
 * The user the server has to run as where that is not our own. PostgreSQL refuses to run as root: there it is the user
 * the home belongs to already, else nobody.
 */
export async function serverUser(home: string): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const { uid: owner, gid: group } = await stat(home);
  if (owner !== 0) return { uid: owner, gid: group };
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const [, , uid = '65534', gid = '65534'] = users.find(([name]) => name === 'nobody') ?? [];
  // macOS writes nobody as -2.
  return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
}

/** Whether the server's user can enter a directory: as root we can always, it may not. */
export function canEnter(user: ServerUser | undefined, directory: string): boolean {
  if (user === undefined) return true;
  return spawnSync('test', ['-x', directory], { cwd: '/', uid: user.uid, gid: user.gid }).status === 0;
}

/** What the server and its tools are started with: not our own environment, which holds Slack's tokens. Windows needs its own. */
export const serverEnvironment =
  process.platform === 'win32' ? {} : { env: { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C' } };
