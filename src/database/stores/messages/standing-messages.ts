import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { ChangedMessage, StandingMessage } from '#src/use-cases/ports/outgoing.ts';
import type { Session } from '../../session.ts';
import { contentOf, destinationOf, type Enqueue, laneOf } from './message-rows.ts';

const next = `
  SELECT id FROM outgoing_message
  WHERE workspace_id = $1::uuid AND kind = 'post' AND state IN ('sent', 'sending') AND ($2 = '' OR id > NULLIF($2, '')::uuid)
  ORDER BY id LIMIT $3::int`;
const hold = 'SELECT FROM outgoing_message WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE';
// In one statement after the lock, so that it sees what whoever held the lock before has committed.
const read = `
  SELECT id, channel_id AS "channelId", slack_user_id AS "slackUserId", content::text, said
  FROM outgoing_message WHERE id = ANY($1::uuid[]) ORDER BY id`;

const idRow = z.object({ id: z.string() });
const standingRow = z.object({
  id: z.string(),
  channelId: z.string().nullable(),
  slackUserId: z.string().nullable(),
  content: z.string().transform((text) => contentOf({ content: JSON.parse(text) })),
  said: z.string().nullable(),
});

export async function standingMessages(
  session: Session,
  workspaceId: string,
  after: string | null,
  limit: number,
): Promise<StandingMessage[]> {
  const ids = (await session.rows(next, [workspaceId, after ?? '', limit])).map((row) => idRow.parse(row).id);
  if (ids.length === 0) return [];
  session.write(hold, [ids]);
  const rows = z.array(standingRow).parse(await session.rows(read, [ids]));
  return rows.map(({ id, content, said, ...row }) => ({ id, to: destinationOf(row), content, said }));
}

const say = `
  UPDATE outgoing_message SET said = changed.said FROM unnest($1::uuid[], $2::text[]) AS changed (id, said) WHERE outgoing_message.id = changed.id`;

const insertUpdates = `
  INSERT INTO outgoing_message (id, workspace_id, lane, kind, channel_id, slack_user_id, target_id, content, state, created_at)
  SELECT update.id, standing.workspace_id, standing.lane, 'update', standing.channel_id, standing.slack_user_id, standing.id, standing.content,
    'waiting', $3::timestamptz
  FROM unnest($1::uuid[], $2::uuid[]) AS update (id, target_id) JOIN outgoing_message standing ON standing.id = update.target_id
  WHERE NOT EXISTS (SELECT FROM outgoing_message waiting WHERE waiting.target_id = standing.id AND waiting.state = 'waiting')
  RETURNING id`;

/** What is on its way to a message already leaves as it may be read then: nothing more is needed. */
export async function changeStandingMessages(
  session: Session,
  enqueue: Enqueue,
  workspaceId: string,
  messages: readonly ChangedMessage[],
): Promise<void> {
  if (messages.length === 0) return;
  session.write(say, [messages.map(({ id }) => id), messages.map(({ said }) => said)]);
  const updates = messages.filter(({ isShown }) => !isShown).map(({ id: targetId, to }) => ({ id: uuid(), targetId, to }));
  if (updates.length === 0) return;
  const ids = [updates.map(({ id }) => id), updates.map(({ targetId }) => targetId)];
  const rows = await session.rows(insertUpdates, [...ids, new Date().toISOString()]);
  const inserted = new Set(rows.map((row) => idRow.parse(row).id));
  await enqueue(
    session,
    updates.filter(({ id }) => inserted.has(id)).map(({ id, to }) => ({ kind: 'send', id, lane: laneOf(workspaceId, to), workspaceId })),
  );
}
