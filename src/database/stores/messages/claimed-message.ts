import { z } from 'zod';
import type { OutgoingMessage } from '#src/use-cases/ports/outgoing.ts';
import type { Session } from '../../session.ts';
import { contentOf, destinationOf } from './message-rows.ts';

// In one statement after the lock, so that it sees what whoever held the lock before has committed.
// What it changes is held with it: whoever goes through what stands sees what this one says there. It is older, and so held first, as everywhere.
const lockMessage = `
  SELECT FROM outgoing_message WHERE id IN ($1::uuid, (SELECT target_id FROM outgoing_message WHERE id = $1::uuid)) ORDER BY id FOR UPDATE`;
const readMessage = `
  SELECT message.id, message.workspace_id AS "workspaceId", team, message.kind, message.state, message.channel_id AS "channelId",
    message.slack_user_id AS "slackUserId", message.content::text, message.said, message.card, message.actor_id AS "actorId",
    (extract(epoch FROM message.created_at) * 1000)::float8 AS "createdAt",
    (extract(epoch FROM message.tried_since) * 1000)::float8 AS "triedSince", message.thread_of_id AS "threadOfId",
    anchor.state AS "anchorState", anchor.slack_channel AS "anchorChannel", anchor.slack_ts AS "anchorTs",
    (extract(epoch FROM lane.not_before) * 1000)::float8 AS "notBefore"
  FROM outgoing_message message
  JOIN workspace ON workspace.id = message.workspace_id
  LEFT JOIN outgoing_message anchor ON anchor.id = coalesce(message.target_id, message.thread_of_id)
  LEFT JOIN lane ON lane.workspace_id = message.workspace_id AND lane.lane = message.lane
  WHERE message.id = $1::uuid`;

const instant = z.number().transform((milliseconds) => new Date(milliseconds));
const messageRow = z.object({
  id: z.string(),
  workspaceId: z.string(),
  team: z.string(),
  kind: z.enum(['post', 'update']),
  state: z.string(),
  channelId: z.string().nullable(),
  slackUserId: z.string().nullable(),
  content: z.string().transform((text) => z.json().parse(JSON.parse(text))),
  said: z.string().nullable(),
  card: z.string().nullable(),
  actorId: z.string().nullable(),
  createdAt: instant,
  triedSince: instant.nullable(),
  threadOfId: z.string().nullable(),
  anchorState: z.string().nullable(),
  anchorChannel: z.string().nullable(),
  anchorTs: z.string().nullable(),
  notBefore: instant.nullable(),
});

type LockedMessage = {
  readonly state: string;
  readonly notBefore: Date | null;
  /** Null where no attempt has begun, or none of which the beginning is known */
  readonly triedSince: Date | null;
  readonly message: OutgoingMessage;
};

/** The message, its row held until the transaction ends, with the rest of its destination; null where there is none. */
export async function lockedMessage(session: Session, messageId: string): Promise<LockedMessage | null> {
  session.write(lockMessage, [messageId]);
  const [found] = await session.rows(readMessage, [messageId]);
  if (!found) return null;
  const row = messageRow.parse(found);
  const { id, workspaceId, team, kind, said, card, actorId, createdAt, triedSince, state, notBefore } = row;
  const to = destinationOf(row);
  return {
    state,
    notBefore,
    triedSince,
    message: {
      id,
      workspaceId,
      team,
      kind,
      to,
      content: contentOf(row),
      said,
      card,
      actorId,
      createdAt,
      triedSince: triedSince ?? createdAt,
      closes: false,
      ...anchorOf(row),
    },
  };
}

function anchorOf(row: z.infer<typeof messageRow>): Pick<OutgoingMessage, 'anchor' | 'beforeItsThread'> {
  const { threadOfId, anchorState, anchorChannel, anchorTs } = row;
  const anchor = anchorChannel === null || anchorTs === null ? null : { channel: anchorChannel, ts: anchorTs };
  return { anchor, beforeItsThread: threadOfId !== null && anchor === null && anchorState !== 'sent' && anchorState !== 'dropped' };
}
