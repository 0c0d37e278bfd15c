import { NotSaved, type Stores, type Transact } from '#src/use-cases/ports/stores.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import { createChronicle } from './stores/chronicle.ts';
import { createDigests } from './stores/digests.ts';
import { createDirectories } from './stores/directories.ts';
import { createEntries } from './stores/entries.ts';
import { createGovernanceStore } from './stores/governance-store.ts';
import { createMeetings } from './stores/meetings.ts';
import type { Enqueue } from './stores/message-rows.ts';
import { createOutbox } from './stores/outbox.ts';
import { createOutgoing } from './stores/outgoing.ts';
import { createReceipts } from './stores/receipts.ts';
import { createSignOffs } from './stores/sign-offs.ts';

// Without a deadline (sweeps, the command line): long enough for the largest digest, short enough that a hang is noticed.
const patience = 60_000;

/** One transaction for each piece of work; its chronicle is appended last, and nothing is committed after its deadline. */
export function createTransact(prisma: PrismaClient, enqueue: Enqueue): Transact {
  return async (work, options = {}) => {
    const timeout = options.deadline ? options.deadline.getTime() - Date.now() : patience;
    if (timeout <= 0) throw new NotSaved('There was no time left to begin');
    try {
      return await prisma.$transaction(
        async (tx) => {
          // The server gives up by itself as well: a statement that waits for a lock must not outlive the deadline.
          await tx.$queryRaw`SELECT set_config('statement_timeout', ${String(timeout)}, true)`;
          const chronicle = createChronicle(tx);
          const result = await work(createStores(tx, chronicle, enqueue));
          await chronicle.flush();
          return result;
        },
        { timeout, maxWait: timeout },
      );
    } catch (error) {
      if (isOutOfTimeOrReach(error)) throw new NotSaved('The transaction was rolled back', { cause: error });
      throw error;
    }
  };
}

function createStores(tx: Prisma.TransactionClient, chronicle: Stores['chronicle'], enqueue: Enqueue): Stores {
  return {
    directories: createDirectories(tx),
    meetings: createMeetings(tx),
    entries: createEntries(tx),
    signOffs: createSignOffs(tx),
    digests: createDigests(tx),
    outbox: createOutbox(tx, enqueue),
    outgoing: createOutgoing(tx, enqueue),
    chronicle,
    receipts: createReceipts(tx),
    governance: createGovernanceStore(tx),
  };
}

// Prisma: unreachable, timed out, closed, no connection from the pool, transaction expired.
const unreachable = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028']);
// PostgreSQL: cancelled by timeout, shutting down, starting up, connection failures (class 08).
const interrupted =
  /\b(57014|57P01|57P02|57P03|08[0-9A-Z]{3})\b|statement timeout|ECONNREFUSED|ECONNRESET|ENOENT|Connection terminated|terminating connection/;

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
