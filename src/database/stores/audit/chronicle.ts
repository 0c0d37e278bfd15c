import { type ChronicleEvent, type ChronicleLink, chainStart, type Json, linkText } from '#src/domain/chronicle.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import type { Chronicle } from '#src/use-cases/ports/chronicle.ts';
import type { Prisma } from '../../generated/client.ts';
import type { Session } from '../../session.ts';
import { instant } from '../instants.ts';

/**
 * Collects what a transaction records and appends it with its commit: the head's row is the chain's lock, and taken last it is held
 * only for as long as the server takes to commit.
 */
export function createChronicle(tx: Prisma.TransactionClient, session: Session): Chronicle & { append(): void } {
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
    async about(workspaceId, subject) {
      const rows = await tx.chronicleEntry.findMany({ where: { workspaceId, subject }, orderBy: { position: 'asc' } });
      return rows.map(toLink);
    },
    append() {
      // Always in the same order, so that two transactions on two workspaces cannot wait for each other.
      for (const workspaceId of [...events.keys()].sort()) {
        for (const event of events.get(workspaceId) ?? []) append(session, workspaceId, event);
      }
    },
  };
}

// The head's row is the chain's lock. The database puts the place and the hash before it into the text of the link, and so knows its hash.
const appendLink = `
  WITH head AS (
    INSERT INTO chronicle_head (workspace_id, position, previous, hash)
    VALUES ($1::uuid, 1, '${chainStart}', encode(sha256(convert_to($2 || '1' || $3 || '${chainStart}' || $4, 'UTF8')), 'hex'))
    ON CONFLICT (workspace_id) DO UPDATE SET
      position = chronicle_head.position + 1,
      previous = chronicle_head.hash,
      hash = encode(sha256(convert_to($2 || (chronicle_head.position + 1)::text || $3 || chronicle_head.hash || $4, 'UTF8')), 'hex')
    RETURNING position, previous, hash
  )
  INSERT INTO chronicle_entry (workspace_id, position, at, actor, role, action, subject, details, previous, hash)
  SELECT $1::uuid, position, $5::timestamptz, $6, $7, $8, $9, $10::jsonb, previous, hash FROM head`;

function append(session: Session, workspaceId: string, event: ChronicleEvent): void {
  const { before, between, after } = linkText(event);
  const { actor, role, action, subject, details } = event;
  const at = isoInstant(event.at);
  session.writeLast(appendLink, [workspaceId, before, between, after, at, actor, role, action, subject, JSON.stringify(details)]);
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
