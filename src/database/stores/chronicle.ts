import { type ChronicleEvent, type ChronicleLink, type Json, nextLink } from '#src/domain/chronicle.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import type { Chronicle } from '#src/use-cases/ports/chronicle.ts';
import type { Prisma } from '../generated/client.ts';
import { instant } from './instants.ts';
import { asJsonInput } from './json-input.ts';

/**
 * Collects what a transaction records and appends it at its end: the head's row is the chain's lock, and taken last it is held
 * only for the moment before the commit.
 */
export function createChronicle(tx: Prisma.TransactionClient): Chronicle & { flush(): Promise<void> } {
  const events = new Map<string, ChronicleEvent[]>();
  return {
    record(workspaceId, event) {
      const recorded = events.get(workspaceId);
      if (recorded) recorded.push(event);
      else events.set(workspaceId, [event]);
    },
    head: (workspaceId) => tx.chronicleHead.findUnique({ where: { workspaceId }, select: { position: true, hash: true } }),
    async links(workspaceId, after, limit) {
      const rows = await tx.chronicleEntry.findMany({
        where: { workspaceId, position: { gt: after } },
        orderBy: { position: 'asc' },
        take: limit,
      });
      return rows.map(toLink);
    },
    async flush() {
      // Always in the same order, so that two transactions on two workspaces cannot wait for each other.
      for (const workspaceId of [...events.keys()].sort()) await append(tx, workspaceId, events.get(workspaceId) ?? []);
    },
  };
}

async function append(tx: Prisma.TransactionClient, workspaceId: string, events: readonly ChronicleEvent[]): Promise<void> {
  await tx.$executeRaw`INSERT INTO chronicle_head (workspace_id, position, hash) VALUES (${workspaceId}::uuid, 0, '') ON CONFLICT DO NOTHING`;
  const [head] = await tx.$queryRaw<{ position: number; hash: string }[]>`
    SELECT position, hash FROM chronicle_head WHERE workspace_id = ${workspaceId}::uuid FOR UPDATE`;
  if (!head) throw new Error('The chronicle has no head');
  let last = head.position === 0 ? null : head;
  for (const event of events) {
    const link = nextLink(last, event);
    await tx.chronicleEntry.create({ data: { workspaceId, ...link, details: asJsonInput(link.details) } });
    last = link;
  }
  if (last) await tx.chronicleHead.update({ where: { workspaceId }, data: { position: last.position, hash: last.hash } });
}

type Row = Prisma.ChronicleEntryGetPayload<object>;

function toLink({ position, at, actor, role, action, subject, details, previous, hash }: Row): ChronicleLink {
  return { position, actor, role, action, subject, previous, hash, at: isoInstant(instant(at)), details: asJson(details) };
}

function asJson(value: Prisma.JsonValue | undefined): Json {
  if (value === undefined || value === null || typeof value !== 'object') return value ?? null;
  if (Array.isArray(value)) return value.map(asJson);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, asJson(inner)]));
}
