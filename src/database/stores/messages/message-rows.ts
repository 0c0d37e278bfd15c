import { z } from 'zod';
import type { MessageContent } from '#src/use-cases/messages/messages.ts';
import type { Destination } from '#src/use-cases/ports/outbox.ts';
import type { QueuedJob } from '#src/use-cases/ports/queued-job.ts';
import type { Prisma } from '../../generated/client.ts';
import type { Session } from '../../session.ts';

/** Stores jobs with the transaction, in this order. */
export type Enqueue = (session: Session, jobs: readonly QueuedJob[]) => Promise<void>;

/** The queue of a destination: what goes to one place goes in order. */
export function laneOf(workspaceId: string, to: Destination): string {
  return `${workspaceId}:${'channelId' in to ? to.channelId : to.slackUserId}`;
}

export function destinationOf(row: { channelId: string | null; slackUserId: string | null }): Destination {
  return row.channelId === null ? { slackUserId: z.string().parse(row.slackUserId) } : { channelId: row.channelId };
}

// Written by the outbox alone, from a MessageContent.
const contentColumn = z.custom<MessageContent>((value) => typeof value === 'object' && value !== null && 'kind' in value);

export function contentOf(row: { content: Prisma.JsonValue }): MessageContent {
  return contentColumn.parse(row.content);
}
