import { z } from 'zod';
import type { Outgoing, OutgoingMessage } from '#src/use-cases/ports/outgoing.ts';
import type { Prisma } from '../generated/client.ts';
import { asJsonInput } from './json-input.ts';
import { contentOf, destinationOf, type Enqueue, laneOf } from './message-rows.ts';

type State = 'waiting' | 'sending' | 'sent' | 'held' | 'parked' | 'dropped';

export function createOutgoing(tx: Prisma.TransactionClient, enqueue: Enqueue): Outgoing {
  async function settle({ id }: OutgoingMessage, state: State, change: Prisma.OutgoingMessageUpdateInput): Promise<void> {
    await tx.outgoingMessage.update({ where: { id }, data: { ...change, state, settledAt: new Date() } });
  }

  async function rest({ workspaceId, to }: OutgoingMessage, notBefore: Date): Promise<void> {
    const lane = laneOf(workspaceId, to);
    await tx.lane.upsert({
      where: { workspaceId_lane: { workspaceId, lane } },
      create: { workspaceId, lane, notBefore },
      update: { notBefore },
    });
  }

  /** Its problem stays known until it is sent, so that nobody is told of the same one twice. */
  async function tryAgain(where: Prisma.OutgoingMessageWhereInput & { state: State }): Promise<void> {
    // The condition holds when the row is written: what another process has let go meanwhile is not sent a second time.
    const rows = await tx.outgoingMessage.updateManyAndReturn({
      where,
      data: { state: 'waiting', settledAt: null },
      select: { id: true, lane: true },
    });
    for (const row of rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))) await enqueue(tx, row);
  }

  /** Content that an update brings for this message while it has not left: it leaves with that. */
  async function withLatestContent(message: OutgoingMessage): Promise<OutgoingMessage> {
    const update = await tx.outgoingMessage.findFirst({ where: { targetId: message.id, state: 'waiting' }, orderBy: { id: 'desc' } });
    if (!update) return message;
    await tx.outgoingMessage.update({ where: { id: message.id }, data: { content: asJsonInput(update.content) } });
    await tx.outgoingMessage.updateMany({
      where: { targetId: message.id, state: 'waiting' },
      data: { state: 'dropped', problem: 'taken up by what it changes' },
    });
    return { ...message, content: contentOf(update) };
  }

  return {
    async claim(messageId, now) {
      await tx.$queryRaw`SELECT id FROM outgoing_message WHERE id = ${messageId}::uuid FOR UPDATE`;
      const row = await tx.outgoingMessage.findUnique({ where: { id: messageId } });
      if (!row || (row.state !== 'waiting' && row.state !== 'sending')) return { kind: 'nothing_to_do' };
      const lane = await tx.lane.findUnique({ where: { workspaceId_lane: { workspaceId: row.workspaceId, lane: row.lane } } });
      if (lane && lane.notBefore > now) return { kind: 'wait', until: lane.notBefore };
      const message = await toMessage(tx, row);
      if (row.state === 'sending') return { kind: 'uncertain', message };
      await tx.outgoingMessage.update({ where: { id: messageId }, data: { state: 'sending' } });
      return { kind: 'send', message };
    },
    async sent(message, place, restUntil) {
      await settle(message, 'sent', { slackChannel: place.channel, slackTs: place.ts, problem: null });
      await rest(message, restUntil);
    },
    async putBack(message, problem, restUntil) {
      await tx.outgoingMessage.update({ where: { id: message.id }, data: { state: 'waiting', problem } });
      await rest(message, restUntil);
    },
    rest,
    async hold(message, problem) {
      await tx.$queryRaw`SELECT id FROM outgoing_message WHERE id = ${message.id}::uuid FOR UPDATE`;
      const lane = laneOf(message.workspaceId, message.to);
      const { problem: before } = await tx.outgoingMessage.findUniqueOrThrow({ where: { id: message.id }, select: { problem: true } });
      const alreadyHere = await tx.outgoingMessage.count({ where: { lane, problem, id: { not: message.id } } });
      await settle(message, 'held', { problem });
      const latest = await withLatestContent(message);
      return { message: latest, newToMessage: before !== problem, newToPlace: before !== problem && alreadyHere === 0 };
    },
    async park(message, problem) {
      await tx.$queryRaw`SELECT id FROM outgoing_message WHERE id = ${message.id}::uuid FOR UPDATE`;
      await settle(message, 'parked', { problem });
      await withLatestContent(message);
    },
    drop: (message, problem) => settle(message, 'dropped', { problem }),
    async release(team, channelId) {
      const workspace = await tx.workspace.findUnique({ where: { team }, select: { id: true } });
      // The app may well be invited before there is a governance file.
      if (workspace) await tryAgain({ workspaceId: workspace.id, channelId, state: 'held' });
    },
    releaseAll: () => tryAgain({ state: 'held' }),
    async unpark(workspaceId, messageId, word) {
      await tx.$queryRaw`SELECT id FROM outgoing_message WHERE id = ${messageId}::uuid FOR UPDATE`;
      const row = await tx.outgoingMessage.findFirst({ where: { id: messageId, workspaceId, state: 'parked' } });
      if (!row) return null;
      if (word === 'send_again') await tryAgain({ id: messageId, state: 'parked' });
      else await tx.outgoingMessage.update({ where: { id: messageId }, data: { state: 'sent', settledAt: new Date() } });
      await tryAgain({ threadOfId: messageId, state: 'held' });
      return toMessage(tx, row);
    },
  };
}

type Row = Prisma.OutgoingMessageGetPayload<object>;

async function toMessage(tx: Prisma.TransactionClient, row: Row): Promise<OutgoingMessage> {
  const { team } = await tx.workspace.findUniqueOrThrow({ where: { id: row.workspaceId }, select: { team: true } });
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    team,
    kind: z.enum(['post', 'update']).parse(row.kind),
    to: destinationOf(row),
    content: contentOf(row),
    card: row.card,
    actorId: row.actorId,
    createdAt: row.createdAt,
    ...(await anchorOf(tx, row)),
  };
}

async function anchorOf(tx: Prisma.TransactionClient, row: Row): Promise<Pick<OutgoingMessage, 'anchor' | 'beforeItsThread'>> {
  const anchorId = row.targetId ?? row.threadOfId;
  if (anchorId === null) return { anchor: null, beforeItsThread: false };
  const anchor = await tx.outgoingMessage.findUniqueOrThrow({
    where: { id: anchorId },
    select: { slackChannel: true, slackTs: true, state: true },
  });
  const place = anchor.slackChannel === null || anchor.slackTs === null ? null : { channel: anchor.slackChannel, ts: anchor.slackTs };
  return {
    anchor: place,
    beforeItsThread: row.threadOfId !== null && place === null && anchor.state !== 'sent' && anchor.state !== 'dropped',
  };
}
