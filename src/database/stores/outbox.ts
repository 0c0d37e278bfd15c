import { isDeepStrictEqual } from 'node:util';
import { v7 as uuid } from 'uuid';
import type { MessageContent } from '#src/use-cases/messages.ts';
import type { CardCopy, Destination, NewMessage, Outbox } from '#src/use-cases/ports/outbox.ts';
import type { Prisma } from '../generated/client.ts';
import type { Session } from '../session.ts';
import { asJsonInput } from './json-input.ts';
import { contentOf, destinationOf, type Enqueue, laneOf } from './message-rows.ts';

type NewRow = {
  readonly id: string;
  readonly workspaceId: string;
  readonly kind?: 'post' | 'update';
  readonly threadOfId?: string | null;
  readonly targetId?: string;
  readonly card?: string | null;
  readonly actorId?: string | null;
};

const insertMessage = `
  INSERT INTO outgoing_message
    (id, workspace_id, lane, kind, channel_id, slack_user_id, thread_of_id, target_id, card, actor_id, content, state, created_at)
  VALUES ($1::uuid, $2::uuid, $3, $4, $5, $6, $7::uuid, $8::uuid, $9, $10::uuid, $11::jsonb, 'waiting', $12::timestamptz)`;

/** States of a message that Slack surely does not have, or that waits for a person. */
const notLeft: readonly string[] = ['waiting', 'held', 'parked'];

export function createOutbox(tx: Prisma.TransactionClient, session: Session, enqueue: Enqueue): Outbox {
  async function store(to: Destination, row: NewRow, content: MessageContent) {
    const lane = laneOf(row.workspaceId, to);
    const [channelId, slackUserId] = 'channelId' in to ? [to.channelId, null] : [null, to.slackUserId];
    const { id, workspaceId, kind = 'post', threadOfId = null, targetId = null, card = null, actorId = null } = row;
    session.write(insertMessage, [
      id,
      workspaceId,
      lane,
      kind,
      channelId,
      slackUserId,
      threadOfId,
      targetId,
      card,
      actorId,
      JSON.stringify(content),
      new Date().toISOString(),
    ]);
    await enqueue(session, { id, lane });
    return row.id;
  }

  /** What a copy shows, or is on its way to show, stands in the row it was posted from. */
  async function updateCopy({ messageId, to, content: shown }: CardCopy, workspaceId: string, content: MessageContent): Promise<void> {
    if (isDeepStrictEqual(shown, content)) return;
    const data = { content: asJsonInput(content) };
    const { state } = await tx.outgoingMessage.update({ where: { id: messageId }, data, select: { state: true } });
    // What has not left yet leaves with the new state: updates that come close together are sent as one.
    const waiting = await tx.outgoingMessage.updateMany({ where: { targetId: messageId, state: 'waiting' }, data });
    if (waiting.count > 0 || notLeft.includes(state)) return;
    await store(to, { id: uuid(), workspaceId, kind: 'update', targetId: messageId }, content);
  }

  async function copiesOf(workspaceId: string, card: string): Promise<CardCopy[]> {
    const rows = await tx.outgoingMessage.findMany({ where: { workspaceId, card, state: { not: 'dropped' } }, orderBy: { id: 'asc' } });
    return rows.map((row) => ({ messageId: row.id, to: destinationOf(row), content: contentOf(row) }));
  }

  return {
    post: ({ workspaceId, to, content, threadOf, card, actorId }: NewMessage) =>
      store(to, { id: uuid(), workspaceId, threadOfId: threadOf ?? null, card: card ?? null, actorId: actorId ?? null }, content),
    copiesOf,
    async updateCards(workspaceId, card, contentFor) {
      // First held, then read: a copy that is being held now may make others.
      await tx.$queryRaw`SELECT id FROM outgoing_message WHERE workspace_id = ${workspaceId}::uuid AND card = ${card} ORDER BY id FOR UPDATE`;
      for (const copy of await copiesOf(workspaceId, card)) await updateCopy(copy, workspaceId, contentFor(copy));
    },
  };
}
