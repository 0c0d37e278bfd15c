import type { Client } from 'pg';
import { z } from 'zod';

/** The process a server is kept running for. */
export type Holder = 'app' | 'command line';

/**
 * Session locks of the maintenance database. A session ends with its process, however that ends: a lock that is held
 * proves that its holder lives.
 */
const lockClass = 0x434f4e43;
const holderLocks = { app: 1, 'command line': 2 } as const;
/** Shared by all who use a server another process holds; taken whole by that process before it stops the server. */
const guestLock = 3;

const oneFlag = z.tuple([z.object({ taken: z.boolean() })]);
const lockIds = z.array(z.object({ id: z.number() }));

/** Who holds the server. */
export async function holderOf(session: Client): Promise<Holder | 'nobody'> {
  const held = `SELECT l.objid::int AS id FROM pg_locks l JOIN pg_database d ON d.oid = l.database
    WHERE l.locktype = 'advisory' AND l.classid = ${lockClass} AND l.granted AND d.datname = current_database()`;
  const ids = lockIds.parse((await session.query(held)).rows).map((row) => row.id);
  if (ids.includes(holderLocks.app)) return 'app';
  return ids.includes(holderLocks['command line']) ? 'command line' : 'nobody';
}

/** Marks the server as held by this session's process. False where another one of its kind holds it. */
export async function takeHold(session: Client, holder: Holder): Promise<boolean> {
  return taken(session, `SELECT pg_try_advisory_lock(${lockClass}, ${holderLocks[holder]}) AS taken`);
}

/** Makes this session's process a guest, for which the holder waits. False where the holder is about to stop the server. */
export async function becomeGuest(session: Client): Promise<boolean> {
  return taken(session, `SELECT pg_try_advisory_lock_shared(${lockClass}, ${guestLock}) AS taken`);
}

/** Waits until no guest is left, and lets none in. Rejects after `patienceMs`. */
export async function waitForGuests(session: Client, patienceMs: number): Promise<void> {
  await session.query(`SET lock_timeout = ${patienceMs}`);
  await session.query(`SELECT pg_advisory_lock(${lockClass}, ${guestLock})`);
}

async function taken(session: Client, query: string): Promise<boolean> {
  const [row] = oneFlag.parse((await session.query(query)).rows);
  return row.taken;
}
