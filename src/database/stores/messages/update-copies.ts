import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { MessageContent } from '#src/use-cases/messages/messages.ts';
import { comparison } from '#src/use-cases/messages/same-content.ts';
import type { CardCopy } from '#src/use-cases/ports/outbox.ts';
import type { Session } from '../../session.ts';
import { type Enqueue, laneOf } from './message-rows.ts';

/** What a copy is to show. */
export type WantedCopy = { readonly copy: CardCopy; readonly content: MessageContent };

/** The first of the copies that are to show the same: the others take it from there, and the database packs it once. */
const showOnFirst = 'UPDATE outgoing_message SET content = $1::jsonb WHERE id = $2::uuid';

/**
 * What a copy shows, or is on its way to show, stands in the row it was posted from. What has not left yet leaves with the new state: updates that come
 * close together are sent as one. Gives the copies that have left, and of which no update waits, be it for a channel to be opened again.
 */
const showOnCopies = `
  WITH said AS (
    SELECT content FROM outgoing_message WHERE id = $1::uuid
  ), shown AS (
    UPDATE outgoing_message SET content = said.content FROM said WHERE id = ANY($2::uuid[]) RETURNING id, state
  ), waiting AS (
    UPDATE outgoing_message SET content = said.content FROM said
    WHERE target_id = ANY($2::uuid[]) AND state IN ('waiting', 'held') RETURNING target_id
  )
  SELECT id FROM shown WHERE state NOT IN ('waiting', 'held', 'parked') AND NOT EXISTS (SELECT FROM waiting WHERE target_id = shown.id)`;

const insertUpdates = `
  INSERT INTO outgoing_message (id, workspace_id, lane, kind, channel_id, slack_user_id, target_id, content, state, created_at)
  SELECT update.id, copy.workspace_id, copy.lane, 'update', copy.channel_id, copy.slack_user_id, copy.id, copy.content, 'waiting', $3::timestamptz
  FROM unnest($1::uuid[], $2::uuid[]) AS update (id, target_id) JOIN outgoing_message copy ON copy.id = update.target_id`;

const leftRow = z.object({ id: z.string() });

/** Shows on each copy, whose rows are held, what it is to show, where it does not yet. */
export async function updateCopies(session: Session, enqueue: Enqueue, workspaceId: string, wanted: readonly WantedCopy[]): Promise<void> {
  const isShown = comparison();
  const stale = wanted.filter(({ copy, content }) => !isShown(copy.content, content));
  if (stale.length === 0) return;
  const bySaying = Map.groupBy(stale, ({ content }) => content);
  const left = new Set<string>();
  const shown = [...bySaying].map(([content, copies]) => {
    const ids = copies.map(({ copy }) => copy.messageId);
    const [first = ''] = ids;
    session.write(showOnFirst, [JSON.stringify(content), first]);
    return session.rows(showOnCopies, [first, ids]);
  });
  for (const rows of await Promise.all(shown)) for (const row of rows) left.add(leftRow.parse(row).id);
  const updates = stale.filter(({ copy }) => left.has(copy.messageId)).map(({ copy }) => ({ ...copy, id: uuid() }));
  if (updates.length === 0) return;
  const [ids, targets] = [updates.map(({ id }) => id), updates.map(({ messageId }) => messageId)];
  session.write(insertUpdates, [ids, targets, new Date().toISOString()]);
  await enqueue(
    session,
    updates.map(({ id, to }) => ({ kind: 'send', id, lane: laneOf(workspaceId, to), workspaceId })),
  );
}
