import { v7 as uuid } from 'uuid';
import type { MessageContent } from '#src/use-cases/messages.ts';
import type { CardCopy, Destination, NewMessage, Outbox } from '#src/use-cases/ports/outbox.ts';
import type { Prisma } from '../generated/client.ts';
import { asJsonInput } from './json-input.ts';
import { contentOf, destinationOf, type Enqueue, laneOf } from './message-rows.ts';

export function createOutbox(tx: Prisma.TransactionClient, enqueue: Enqueue): Outbox {
  async function store(
    to: Destination,
    row: { id: string; workspaceId: string } & Partial<Prisma.OutgoingMessageUncheckedCreateInput>,
    content: MessageContent,
  ) {
    const lane = laneOf(row.workspaceId, to);
    await tx.outgoingMessage.create({
      data: { kind: 'post', ...row, lane, ...to, content: asJsonInput(content), state: 'waiting', createdAt: new Date() },
    });
    await enqueue(tx, { id: row.id, lane });
    return row.id;
  }

  async function updateCopy(copy: CardCopy, workspaceId: string, content: MessageContent): Promise<void> {
    const data = { content: asJsonInput(content) };
    // What has not left yet leaves with the new state: updates that come close together are sent as one.
    const replaced = await tx.outgoingMessage.updateMany({
      where: {
        OR: [
          { id: copy.messageId, state: { in: ['waiting', 'held', 'parked'] } },
          { targetId: copy.messageId, state: 'waiting' },
        ],
      },
      data,
    });
    if (replaced.count === 0) await store(copy.to, { id: uuid(), workspaceId, kind: 'update', targetId: copy.messageId }, content);
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
