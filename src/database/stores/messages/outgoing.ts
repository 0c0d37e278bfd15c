import { z } from 'zod';
import type { Outgoing, OutgoingMessage, Parked } from '#src/use-cases/ports/outgoing.ts';
import type { Prisma } from '../../generated/client.ts';
import type { Session } from '../../session.ts';
import { asJsonInput } from '../json-input.ts';
import { lockedMessage } from './claimed-message.ts';
import { contentOf, destinationOf, type Enqueue, laneOf } from './message-rows.ts';
import { changeStandingMessages, standingMessages } from './standing-messages.ts';

type State = 'waiting' | 'sending' | 'sent' | 'held' | 'parked' | 'dropped';

const setRest = `
  INSERT INTO lane (workspace_id, lane, not_before) VALUES ($1::uuid, $2, $3::timestamptz)
  ON CONFLICT (workspace_id, lane) DO UPDATE SET not_before = excluded.not_before`;

const setSending = `
  UPDATE outgoing_message SET state = 'sending', tried_since = coalesce(tried_since, $2::timestamptz) WHERE id = $1::uuid`;

/** Whoever claims sets a later rest: while it is the one that was set, nobody else has claimed. */
const renewRest = `
  UPDATE lane SET not_before = $4::timestamptz WHERE workspace_id = $1::uuid AND lane = $2 AND not_before = $3::timestamptz RETURNING lane`;

const setSent = `
  UPDATE outgoing_message SET state = 'sent', slack_channel = $2, slack_ts = $3, problem = NULL, settled_at = $4::timestamptz
  WHERE id = $1::uuid`;

/** Of an update, what it changes says it from here on. */
const setSaid = `
  UPDATE outgoing_message SET said = $2, content = CASE WHEN $3 = '' OR id <> $1::uuid THEN content ELSE NULLIF($3, '')::jsonb END
  WHERE id = (SELECT coalesce(target_id, id) FROM outgoing_message WHERE id = $1::uuid)`;

/** A change of what this one has changed now is asked about no longer: a later state stands. */
const dropAskedAbout = `
  UPDATE outgoing_message SET state = 'dropped', problem = 'a later change stands', settled_at = $2::timestamptz
  WHERE target_id = (SELECT target_id FROM outgoing_message WHERE id = $1::uuid) AND id <> $1::uuid AND state = 'parked'`;

const readTeamsFromBefore = `
  SELECT team FROM workspace WHERE EXISTS (
    SELECT FROM outgoing_message WHERE workspace_id = workspace.id AND kind = 'post' AND state = 'sent' AND said IS NULL
  ) ORDER BY team`;

const because = z.enum(['uncertain', 'refused', 'still_shown', 'not_changed']);

export function createOutgoing(tx: Prisma.TransactionClient, session: Session, enqueue: Enqueue): Outgoing {
  async function settle({ id }: OutgoingMessage, state: State, change: Prisma.OutgoingMessageUpdateInput): Promise<void> {
    await tx.outgoingMessage.update({ where: { id }, data: { ...change, state, settledAt: new Date() } });
  }

  async function rest({ workspaceId, to }: OutgoingMessage, notBefore: Date): Promise<void> {
    session.write(setRest, [workspaceId, laneOf(workspaceId, to), notBefore.toISOString()]);
  }

  /** It is sent no further for now, and its destination is free for the next. */
  async function giveUp(
    message: OutgoingMessage,
    state: 'held' | 'parked' | 'dropped',
    why: { problem: string; because?: string },
  ): Promise<void> {
    await settle(message, state, why);
    await rest(message, new Date());
  }

  /** Its problem stays known until it is sent, so that nobody is told of the same one twice. */
  async function tryAgain(where: Prisma.OutgoingMessageWhereInput & { state: State }): Promise<void> {
    // The condition holds when the row is written: what another process has let go meanwhile is not sent a second time.
    const rows = await tx.outgoingMessage.updateManyAndReturn({
      where,
      data: { state: 'waiting', settledAt: null, triedSince: null },
      select: { id: true, lane: true, workspaceId: true },
    });
    const inOrder = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    await enqueue(
      session,
      inOrder.map(({ id, lane, workspaceId }) => ({ kind: 'send', id, lane, workspaceId })),
    );
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

  /** An earlier change of the same message that the secretariat is asked about says from here on what this one says. What is private stays so. */
  async function takenUpByEarlier({ id }: OutgoingMessage, parked: Parked): Promise<boolean> {
    const earlier = await tx.$executeRaw`
      UPDATE outgoing_message earlier SET content = later.content, because = CASE WHEN earlier.because = 'still_shown' THEN earlier.because ELSE ${parked.because} END
      FROM outgoing_message later
      WHERE later.id = ${id}::uuid AND earlier.target_id = later.target_id AND earlier.id <> later.id AND earlier.state = 'parked'`;
    return earlier > 0;
  }

  return {
    async claim(messageId, now, until) {
      const found = await lockedMessage(session, messageId);
      if (!found || (found.state !== 'waiting' && found.state !== 'sending')) return { kind: 'nothing_to_do' };
      const { message, notBefore } = found;
      if (notBefore && notBefore > now) return { kind: 'wait', until: notBefore };
      await rest(message, until);
      if (found.state === 'sending') return { kind: 'uncertain', message, until };
      session.write(setSending, [messageId, now.toISOString()]);
      return { kind: 'send', message: { ...message, triedSince: found.triedSince ?? now }, until };
    },
    async renew({ message: { workspaceId, to }, until: before }, until) {
      const values = [workspaceId, laneOf(workspaceId, to), before.toISOString(), until.toISOString()];
      return (await session.rows(renewRest, values)).length === 1;
    },
    async says({ id }, { said, content }) {
      session.write(setSaid, [id, said, content === null ? '' : JSON.stringify(content)]);
    },
    async teamsFromBefore() {
      const rows = await session.rows(readTeamsFromBefore, []);
      return z
        .array(z.object({ team: z.string() }))
        .parse(rows)
        .map(({ team }) => team);
    },
    async reviewTo(workspaceId, instant) {
      // Who comes second waits for the first, and then finds it noted.
      const noted = await tx.workspace.updateMany({
        where: { id: workspaceId, OR: [{ reviewedTo: null }, { reviewedTo: { lt: instant.toJSDate() } }] },
        data: { reviewedTo: instant.toJSDate() },
      });
      return noted.count === 1;
    },
    standing: (workspaceId, after, limit) => standingMessages(session, workspaceId, after, limit),
    changeStanding: (workspaceId, messages) => changeStandingMessages(session, enqueue, workspaceId, messages),
    async sent(message, place, restUntil) {
      const at = new Date().toISOString();
      session.write(setSent, [message.id, place.channel, place.ts, at]);
      if (message.kind === 'update') session.write(dropAskedAbout, [message.id, at]);
      await rest(message, restUntil);
    },
    async putBack(message, problem, restUntil) {
      await tx.outgoingMessage.update({ where: { id: message.id }, data: { state: 'waiting', problem } });
      await rest(message, restUntil);
    },
    async shutOut(message, { problem, uncertain }, restUntil) {
      const { id, workspaceId } = message;
      // Of two that are refused at the same instant one is the first.
      await tx.$executeRaw`SELECT FROM workspace WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
      const others = await tx.outgoingMessage.count({ where: { workspaceId, problem, state: { in: ['waiting', 'sending'] } } });
      await tx.outgoingMessage.update({ where: { id }, data: { problem, ...(uncertain ? {} : { state: 'waiting', triedSince: null }) } });
      await rest(message, restUntil);
      return others === 0;
    },
    rest,
    async hold(message, problem) {
      await tx.$queryRaw`SELECT id FROM outgoing_message WHERE id = ${message.id}::uuid FOR UPDATE`;
      const lane = laneOf(message.workspaceId, message.to);
      const { problem: before } = await tx.outgoingMessage.findUniqueOrThrow({ where: { id: message.id }, select: { problem: true } });
      const alreadyHere = await tx.outgoingMessage.count({
        where: { lane, problem, id: { not: message.id }, state: { in: ['waiting', 'sending', 'held'] } },
      });
      await giveUp(message, 'held', { problem });
      const latest = await withLatestContent(message);
      return { message: latest, newToMessage: before !== problem, newToPlace: before !== problem && alreadyHere === 0 };
    },
    async park(message, parked) {
      await tx.$queryRaw`SELECT id FROM outgoing_message WHERE id = ${message.id}::uuid FOR UPDATE`;
      if (await takenUpByEarlier(message, parked)) {
        await giveUp(message, 'dropped', { problem: 'taken up by an earlier change' });
        return false;
      }
      await giveUp(message, 'parked', parked);
      await withLatestContent(message);
      return true;
    },
    drop: (message, problem) => giveUp(message, 'dropped', { problem }),
    async release(team, channelId) {
      // The app may be invited before a governance file is applied.
      const workspace = await tx.workspace.findUnique({ where: { team }, select: { id: true } });
      if (workspace) await tryAgain({ workspaceId: workspace.id, channelId, state: 'held' });
    },
    releaseAll: () => tryAgain({ state: 'held' }),
    async unpark(workspaceId, messageId, word) {
      const found = await lockedMessage(session, messageId);
      if (found?.state !== 'parked' || found.message.workspaceId !== workspaceId) return null;
      if (word === 'send_again') await tryAgain({ id: messageId, state: 'parked' });
      else await tx.outgoingMessage.update({ where: { id: messageId }, data: { state: 'sent', settledAt: new Date() } });
      await tryAgain({ threadOfId: messageId, state: 'held' });
      return found.message;
    },
    async standingAt(workspaceId, { channel: slackChannel, ts: slackTs }) {
      const row = await tx.outgoingMessage.findFirst({ where: { workspaceId, slackChannel, slackTs, kind: 'post' } });
      return row && contentOf(row);
    },
    async parked(workspaceId) {
      const rows = await tx.outgoingMessage.findMany({ where: { workspaceId, state: 'parked' }, orderBy: { id: 'asc' } });
      return rows.map((row) => ({
        id: row.id,
        to: destinationOf(row),
        content: contentOf(row),
        createdAt: row.createdAt,
        // While an upgrade is under way an earlier version may park one without saying why.
        because: because.parse(row.because ?? (row.kind === 'update' ? 'not_changed' : 'uncertain')),
        problem: z.string().parse(row.problem),
      }));
    },
  };
}
