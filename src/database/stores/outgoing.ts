import type { Outgoing, OutgoingMessage } from '#src/use-cases/ports/outgoing.ts';
import type { Prisma } from '../generated/client.ts';
import type { Session } from '../session.ts';
import { lockedMessage } from './claimed-message.ts';
import { contentOf, destinationOf, type Enqueue, laneOf } from './message-rows.ts';

type State = 'waiting' | 'sending' | 'sent' | 'held' | 'parked' | 'dropped';

const setRest = `
  INSERT INTO lane (workspace_id, lane, not_before) VALUES ($1::uuid, $2, $3::timestamptz)
  ON CONFLICT (workspace_id, lane) DO UPDATE SET not_before = excluded.not_before`;

const setSent = `
  UPDATE outgoing_message SET state = 'sent', slack_channel = $2, slack_ts = $3, problem = NULL, settled_at = $4::timestamptz
  WHERE id = $1::uuid`;

export function createOutgoing(tx: Prisma.TransactionClient, session: Session, enqueue: Enqueue): Outgoing {
  async function settle({ id }: OutgoingMessage, state: State, change: Prisma.OutgoingMessageUpdateInput): Promise<void> {
    await tx.outgoingMessage.update({ where: { id }, data: { ...change, state, settledAt: new Date() } });
  }

  async function rest({ workspaceId, to }: OutgoingMessage, notBefore: Date): Promise<void> {
    session.write(setRest, [workspaceId, laneOf(workspaceId, to), notBefore.toISOString()]);
  }

  /** It is sent no further for now, and its destination is free for the next. */
  async function giveUp(message: OutgoingMessage, state: 'held' | 'parked' | 'dropped', problem: string): Promise<void> {
    await settle(message, state, { problem });
    await rest(message, new Date());
  }

  /** Its problem stays known until it is sent, so that nobody is told of the same one twice. */
  async function waitAgain(row: { id: string; lane: string }): Promise<void> {
    await tx.outgoingMessage.update({ where: { id: row.id }, data: { state: 'waiting', settledAt: null } });
    await enqueue(session, row);
  }

  async function tryAgain(where: Prisma.OutgoingMessageWhereInput): Promise<void> {
    const rows = await tx.outgoingMessage.findMany({ where: { ...where, state: 'held' }, orderBy: { id: 'asc' } });
    for (const row of rows) await waitAgain(row);
  }

  return {
    async claim(messageId, now, until) {
      const found = await lockedMessage(session, messageId);
      if (!found || (found.state !== 'waiting' && found.state !== 'sending')) return { kind: 'nothing_to_do' };
      const { message, notBefore } = found;
      if (notBefore && notBefore > now) return { kind: 'wait', until: notBefore };
      await rest(message, until);
      if (found.state === 'sending') return { kind: 'uncertain', message };
      session.write(`UPDATE outgoing_message SET state = 'sending' WHERE id = $1::uuid`, [messageId]);
      return { kind: 'send', message };
    },
    async sent(message, place, restUntil) {
      session.write(setSent, [message.id, place.channel, place.ts, new Date().toISOString()]);
      await rest(message, restUntil);
    },
    async putBack(message, problem, restUntil) {
      await tx.outgoingMessage.update({ where: { id: message.id }, data: { state: 'waiting', problem } });
      await rest(message, restUntil);
    },
    rest,
    async hold(message, problem) {
      const lane = laneOf(message.workspaceId, message.to);
      const { problem: before } = await tx.outgoingMessage.findUniqueOrThrow({ where: { id: message.id }, select: { problem: true } });
      const alreadyHere = await tx.outgoingMessage.count({ where: { lane, problem, id: { not: message.id } } });
      await giveUp(message, 'held', problem);
      return { newToMessage: before !== problem, newToPlace: before !== problem && alreadyHere === 0 };
    },
    park: (message, problem) => giveUp(message, 'parked', problem),
    drop: (message, problem) => giveUp(message, 'dropped', problem),
    async release(team, channelId) {
      // The app may be invited before a governance file is applied.
      const workspace = await tx.workspace.findUnique({ where: { team }, select: { id: true } });
      if (workspace) await tryAgain({ workspaceId: workspace.id, channelId });
    },
    releaseAll: () => tryAgain({}),
    async unpark(workspaceId, messageId, word) {
      const found = await lockedMessage(session, messageId);
      if (found?.state !== 'parked' || found.message.workspaceId !== workspaceId) return null;
      const { message } = found;
      if (word === 'send_again') await waitAgain({ id: messageId, lane: laneOf(workspaceId, message.to) });
      else await tx.outgoingMessage.update({ where: { id: messageId }, data: { state: 'sent', settledAt: new Date() } });
      await tryAgain({ threadOfId: messageId });
      return message;
    },
    async parked(workspaceId) {
      const rows = await tx.outgoingMessage.findMany({ where: { workspaceId, state: 'parked' }, orderBy: { id: 'asc' } });
      return rows.map((row) => ({ id: row.id, to: destinationOf(row), content: contentOf(row), createdAt: row.createdAt }));
    },
  };
}
