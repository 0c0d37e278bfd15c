import { v7 as uuid } from 'uuid';
import type { NewMessage, Outbox } from '#src/use-cases/ports/outbox.ts';
import type { Session } from '../../session.ts';
import { copiesOfCards, holdCopies } from './card-copies.ts';
import { type Enqueue, laneOf } from './message-rows.ts';
import { updateCopies } from './update-copies.ts';

/** Messages that say $9, or what the message $9 says: the database packs the same content once. An empty text stands for none. */
const insertMessages = (content: string) => `
  INSERT INTO outgoing_message
    (id, workspace_id, lane, kind, channel_id, slack_user_id, thread_of_id, card, actor_id, content, state, created_at)
  SELECT message.id, workspace_id, lane, 'post', NULLIF(channel, ''), NULLIF(slack_user, ''), NULLIF(thread_of, '')::uuid, NULLIF(card, ''),
    NULLIF(actor, '')::uuid, ${content}, 'waiting', $10::timestamptz
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
    AS message (id, workspace_id, lane, channel, slack_user, thread_of, card, actor)`;
const insertFirst = insertMessages('$9::jsonb');
const insertOthers = insertMessages('(SELECT content FROM outgoing_message WHERE id = $9::uuid)');

type Stored = NewMessage & { readonly id: string; readonly lane: string };

export function createOutbox(session: Session, enqueue: Enqueue): Outbox {
  async function postAll(messages: readonly NewMessage[]): Promise<string[]> {
    const stored: Stored[] = messages.map((message) => ({ ...message, id: uuid(), lane: laneOf(message.workspaceId, message.to) }));
    const at = new Date().toISOString();
    for (const same of Map.groupBy(stored, ({ content }) => content).values()) {
      const [first, ...others] = same;
      if (!first) continue;
      session.write(insertFirst, [...columnsOf([first]), JSON.stringify(first.content), at]);
      if (others.length > 0) session.write(insertOthers, [...columnsOf(others), first.id, at]);
    }
    await enqueue(
      session,
      stored.map(({ id, lane, workspaceId }) => ({ kind: 'send', id, lane, workspaceId })),
    );
    return stored.map(({ id }) => id);
  }

  const outbox: Outbox = {
    postAll,
    async post(message) {
      const [id = ''] = await postAll([message]);
      return id;
    },
    async copiesOf(workspaceId, card) {
      return (await copiesOfCards(session, workspaceId, [card])).get(card) ?? [];
    },
    copiesOfEach: (workspaceId, cards) => copiesOfCards(session, workspaceId, cards),
    async updateCards(workspaceId, card, contentFor) {
      holdCopies(session, workspaceId, card);
      const copies = await outbox.copiesOf(workspaceId, card);
      await updateCopies(
        session,
        enqueue,
        workspaceId,
        copies.map((copy) => ({ copy, content: contentFor(copy) })),
      );
    },
  };
  return outbox;
}

function columnsOf(messages: readonly Stored[]): string[][] {
  return [
    messages.map(({ id }) => id),
    messages.map(({ workspaceId }) => workspaceId),
    messages.map(({ lane }) => lane),
    messages.map(({ to }) => ('channelId' in to ? to.channelId : '')),
    messages.map(({ to }) => ('channelId' in to ? '' : to.slackUserId)),
    messages.map(({ threadOf = '' }) => threadOf),
    messages.map(({ card = '' }) => card),
    messages.map(({ actorId = '' }) => actorId),
  ];
}
