import { NotSaved, PerhapsSaved, type Stores, type Transact, type TransactOptions } from '#src/use-cases/ports/stores.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import { type OpenSession, type Session, withSession } from './session.ts';
import { createAudit } from './stores/audit/audit.ts';
import { createChronicle } from './stores/audit/chronicle.ts';
import { createDigests } from './stores/board/digests.ts';
import { createMeetings } from './stores/board/meetings.ts';
import { createGovernanceStore } from './stores/governance/governance-store.ts';
import { createDelegations } from './stores/membership/delegations.ts';
import { createDirectories } from './stores/membership/directories.ts';
import { createDirectoryCache, type DirectoryCache } from './stores/membership/directory-cache.ts';
import { createInterests } from './stores/membership/interests.ts';
import { createFollowUps } from './stores/messages/follow-ups.ts';
import type { Enqueue } from './stores/messages/message-rows.ts';
import { createOutbox } from './stores/messages/outbox.ts';
import { createOutgoing } from './stores/messages/outgoing.ts';
import { createEntries } from './stores/progress/entries.ts';
import { createReceipts } from './stores/receipts.ts';
import { createReminders } from './stores/sign-off/reminders.ts';
import { createSignOffs } from './stores/sign-off/sign-offs.ts';

// Without a deadline (sweeps, the command line): long enough for the largest digest, short enough that a hang is noticed.
const patience = 60_000;

/** Milliseconds by which a statement may outlive the deadline. */
const notWorthAnotherLimit = 20;

/** One transaction for each piece of work; its chronicle is appended last, and nothing is committed after its deadline. */
export function createTransact(prisma: PrismaClient, enqueue: Enqueue): Transact {
  const cache = createDirectoryCache();
  return (work, options = {}) => withSession((opened) => run(opened, work, options));

  async function run<T>(opened: OpenSession, work: (stores: Stores) => Promise<T>, options: TransactOptions): Promise<T> {
    const deadline = options.deadline?.getTime() ?? Date.now() + patience;
    const timeout = deadline - Date.now();
    if (timeout <= 0) throw new NotSaved('There was no time left to begin');
    const progress = { committing: false, abandoned: false };
    const overdue = Promise.withResolvers<never>();
    // A statement that waits for a lock is not waited for: what has not come to its commit by now will not be committed.
    const timer = setTimeout(() => {
      progress.abandoned = !progress.committing;
      if (progress.abandoned) overdue.reject(new NotSaved('The deadline passed before the commit'));
    }, timeout);
    try {
      const committed = prisma.$transaction(
        async (tx) => {
          // The time that was spent waiting for a connection is gone.
          const left = deadline - Date.now();
          if (left <= 0) throw new NotSaved('There was no time left to begin');
          const { session } = opened;
          if (!session) throw new Error('The transaction has no session');
          limitStatements(session, left);
          const chronicle = createChronicle(tx, session);
          const stores = createStores({ tx, session, cache, enqueue }, chronicle);
          const result = await work(stores).catch((error: unknown) => firstFailure(session, error));
          await session.written();
          const leftToCommit = deadline - Date.now();
          if (progress.abandoned || leftToCommit <= 0) throw new NotSaved('The deadline passed before the commit');
          if (left - leftToCommit > notWorthAnotherLimit) limitStatements(session, leftToCommit);
          chronicle.append();
          progress.committing = true;
          return result;
        },
        { timeout, maxWait: timeout, ...(options.atOneInstant && { isolationLevel: 'RepeatableRead' }) },
      );
      committed.catch(() => undefined);
      return await Promise.race([committed, overdue.promise]);
    } catch (error) {
      if (error instanceof NotSaved) throw error;
      if (progress.committing && !opened.refused && !isExpired(error))
        throw new PerhapsSaved('The answer to the commit was lost', { cause: error });
      if (isOutOfTimeOrReach(error)) throw new NotSaved('The transaction was rolled back', { cause: error });
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The server gives up by itself as well: a statement that waits for a lock must not outlive the deadline. */
function limitStatements(session: Session, milliseconds: number): void {
  session.write(`SELECT set_config('statement_timeout', $1, true)`, [String(milliseconds)]);
}

/** What fails after a statement that failed says only that the transaction is aborted. */
async function firstFailure(session: Session, error: unknown): Promise<never> {
  await session.written();
  throw error;
}

type Need = {
  readonly tx: Prisma.TransactionClient;
  readonly session: Session;
  readonly cache: DirectoryCache;
  readonly enqueue: Enqueue;
};

function createStores({ tx, session, cache, enqueue }: Need, chronicle: Stores['chronicle']): Stores {
  return {
    directories: createDirectories(tx, session, cache),
    meetings: createMeetings(tx),
    entries: createEntries(tx, session),
    signOffs: createSignOffs(tx, session),
    interests: createInterests(tx),
    delegations: createDelegations(tx),
    reminders: createReminders(tx),
    digests: createDigests(tx, session),
    outbox: createOutbox(session, enqueue),
    outgoing: createOutgoing(tx, session, enqueue),
    followUps: createFollowUps(session, enqueue),
    chronicle,
    receipts: createReceipts(tx, session),
    governance: createGovernanceStore(tx, session),
    audit: createAudit(tx),
  };
}

// Prisma: unreachable, timed out, closed, no connection from the pool or of the server, transaction expired, in conflict with another.
const unreachable = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034', 'P2037']);
// PostgreSQL: not serializable, deadlock, cancelled by timeout, shutting down, starting up, read-only, connection failures (class 08), and no disk,
// memory or connection left (class 53).
const interrupted =
  /\b(40001|40P01|57014|57P01|57P02|57P03|25006|08[0-9A-Z]{3}|53[0-9A-Z]{3})\b|statement timeout|ECONNREFUSED|ECONNRESET|ENOENT|Connection terminated|terminating connection/;

/** Prisma rolled the transaction back before it came to the commit. */
function isExpired(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2028';
}

function isOutOfTimeOrReach(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError) return unreachable.has(error.code) || interrupted.test(describe(error));
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  return error instanceof Error && interrupted.test(describe(error));
}

function describe(error: Error): string {
  const meta = 'meta' in error ? JSON.stringify(error.meta) : '';
  const code = 'code' in error ? String(error.code) : '';
  return `${code} ${error.name} ${error.message} ${meta} ${JSON.stringify(error.cause ?? '')}`;
}
