import { setTimeout as sleep } from 'node:timers/promises';
import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import type { MessageContent } from '#src/use-cases/messages/messages.ts';
import type { OutgoingMessage, SlackPlace } from '#src/use-cases/ports/outgoing.ts';
import { drawMessage } from '../views/messages/draw.ts';
import { changedText } from './changed-text.ts';
import { answerOf, BeforePosting, SaysNothing } from './failures.ts';
import { takeAway, upload } from './upload.ts';

/** Marks every message with its row's id, so that it can be found again when an answer was lost. */
const messageMark = 'conclave_message';

/** Where Slack has the message already; or the one call that is left, which is to be made by nobody else. */
type Ready = { readonly found: SlackPlace } | { readonly call: () => Promise<SlackPlace> };

/** Does what comes before a message is posted or changed, all of which is safe to repeat. `uncertain`: Slack may have it. */
export async function prepare(client: WebClient, message: OutgoingMessage, uncertain: boolean): Promise<Ready> {
  const channel = await channelFor(client, message);
  if (message.kind === 'update' && message.anchor) return { call: await toUpdate(client, message, message.anchor) };
  const found = uncertain ? await find(client, message, channel) : null;
  return found ? { found } : { call: await toPost(client, message, channel) };
}

/** The channel a message goes to: opens the conversation with a person first, which is safe to repeat. */
async function channelFor(client: WebClient, { to, anchor }: OutgoingMessage): Promise<string> {
  if (anchor) return anchor.channel;
  if ('channelId' in to) return to.channelId;
  try {
    const { channel } = await answerOf(client.conversations.open({ users: to.slackUserId }));
    if (!channel?.id) throw new SaysNothing('a conversation without an id');
    return channel.id;
  } catch (error) {
    throw new BeforePosting(error);
  }
}

/** To post the message, with the file that belongs to it. */
async function toPost(client: WebClient, message: OutgoingMessage, channel: string): Promise<() => Promise<SlackPlace>> {
  const content = await withItsFile(client, message);
  const says = drawn(content);
  return async () => {
    const { ts } = await answerOf(
      client.chat.postMessage({
        channel,
        ...says,
        unfurl_links: false,
        unfurl_media: holdsFile(content),
        metadata: { event_type: messageMark, event_payload: { message_id: message.id } },
        ...(message.anchor && { thread_ts: message.anchor.ts }),
      }),
    );
    if (!ts) throw new SaysNothing('a message without a timestamp');
    return { channel, ts };
  };
}

/** To change a message that stands. */
async function toUpdate(client: WebClient, message: OutgoingMessage, place: SlackPlace): Promise<() => Promise<SlackPlace>> {
  if (message.content.kind === 'sign_off_certificate_page' && message.content.closed) {
    await answerOf(takeAway(client, message.content.fileName, place.channel));
  }
  const { text, blocks } = drawn(await withItsFile(client, message));
  return async () => {
    await answerOf(client.chat.update({ channel: place.channel, ts: place.ts, text: changedText(text), blocks }));
    return place;
  };
}

/** Looks for a message whose answer was lost, from a little before the first attempt. Null: Slack does not have it. Throws where Slack does not let us look. */
async function find(client: WebClient, message: OutgoingMessage, channel: string): Promise<SlackPlace | null> {
  const slack = message.anchor ? repliesTo(client, message.anchor) : historySince(client, channel, message.triedSince);
  for await (const page of slack) {
    const found = page.find(({ metadata }) => metadata?.event_type === messageMark && marked(metadata.event_payload, message.id));
    if (found?.ts) return { channel, ts: found.ts };
  }
  return null;
}

type Found = { ts?: string; metadata?: { event_type?: string; event_payload?: unknown } };

// The machine's clock and Slack's may differ a little.
const clockDifference = 300;
/** Seconds of a limit that is waited out, and how often for one page. */
const [longestWait, mostWaits] = [60, 3];

async function* historySince(client: WebClient, channel: string, since: Date): AsyncGenerator<Found[]> {
  const oldest = String(since.getTime() / 1000 - clockDifference);
  let cursor: string | undefined;
  do {
    const from = cursor;
    const page = await pageOf(() =>
      client.conversations.history({
        channel,
        oldest,
        inclusive: true,
        include_all_metadata: true,
        limit: 200,
        ...(from && { cursor: from }),
      }),
    );
    yield messagesOf(page);
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
}

async function* repliesTo(client: WebClient, { channel, ts }: SlackPlace): AsyncGenerator<Found[]> {
  let cursor: string | undefined;
  do {
    const from = cursor;
    const page = await pageOf(() =>
      client.conversations.replies({ channel, ts, include_all_metadata: true, limit: 200, ...(from && { cursor: from }) }),
    );
    yield messagesOf(page);
    cursor = page.response_metadata?.next_cursor;
  } while (cursor);
}

/** A look that began at its first page after each limit would never come to the end of a long history: a short limit is waited out where it is met. */
async function pageOf<T>(ask: () => Promise<T>, waits = mostWaits): Promise<T> {
  try {
    return await answerOf(ask());
  } catch (error) {
    if (!(error instanceof WebAPIRateLimitedError) || error.retryAfter > longestWait || waits === 0) throw error;
    await sleep(Math.max(error.retryAfter, 1) * 1000);
    return pageOf(ask, waits - 1);
  }
}

/** An answer without a list is no empty list: what is looked for may stand there all the same. */
function messagesOf({ messages }: { messages?: Found[] }): Found[] {
  if (!Array.isArray(messages)) throw new SaysNothing('no list of messages');
  return messages;
}

function marked(payload: unknown, id: string): boolean {
  return typeof payload === 'object' && payload !== null && 'message_id' in payload && payload.message_id === id;
}

/** A file stands where a message holds its link: it is given before, seen by nobody, and again where the message was not sent after all. */
async function withItsFile(client: WebClient, { content, triedSince: since }: OutgoingMessage): Promise<MessageContent> {
  if (content.kind !== 'sign_off_certificate_page' || content.data === null) return content;
  return { ...content, permalink: await upload(client, { name: content.fileName, content: content.data, since }) };
}

/** Slack shares a file with those who read a message that holds its link, as far as is known only where that is unfurled. */
function holdsFile(content: MessageContent): boolean {
  if ('permalink' in content) return content.permalink !== null;
  return 'files' in content && content.files.some(({ permalink }) => permalink !== null);
}

function drawn(content: MessageContent) {
  const { text, blocks } = drawMessage(content);
  return { text, blocks: [...blocks] };
}
