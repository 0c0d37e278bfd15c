import type { App } from '@slack/bolt';
import type { DateTime } from 'luxon';
import { looksLikeVerdict } from '#src/domain/sign-off/looks-like-verdict.ts';
import type { Transact } from '#src/use-cases/ports/stores.ts';
import { offerVerdict } from '#src/use-cases/sign-off/show/offer-verdict.ts';
import type { PublishHome } from '../home.ts';
import type { Identity } from '../identity.ts';
import { drawThreadOffer } from '../views/sign-off/request/thread-offer.ts';
import { type Listeners, receivedAt } from './listeners.ts';
import { channelJoined, homeOpened, threadReply } from './payloads.ts';

export type EventOptions = Pick<Listeners, 'onAnswered' | 'onUndelivered'> & {
  readonly transact: Transact;
  readonly identity: () => Promise<Identity>;
  readonly publishHome: PublishHome;
  /** The organisation's clock */
  readonly now: () => DateTime;
};

/** Takes Slack's events. Each may come again, and the retry may be the only delivery: what they cause is safe to repeat. */
export function listenToEvents(app: App, options: EventOptions): void {
  const { transact, identity, publishHome, now, onAnswered, onUndelivered } = options;
  // Bolt acknowledges events before anybody hears of them.
  app.event(/.*/, async ({ context }) =>
    onAnswered({ kind: 'event', outcome: 'done', milliseconds: Date.now() - receivedAt(context).getTime() }),
  );

  app.event('member_joined_channel', async ({ body }) => {
    const { team_id: team, event } = channelJoined.parse(body);
    const { botUserId } = await identity();
    if (event.user === botUserId) await transact(({ outgoing }) => outgoing.release(team, event.channel));
  });
  app.event('app_home_opened', async ({ body, client }) => {
    const { team_id: team, event } = homeOpened.parse(body);
    if (event.tab === 'home') await publishHome(client, team, event.user);
  });
  // Comes only where the app may read the conversation. Of everything people write nothing is kept, and only what reads like a verdict is looked at.
  app.event('message', async ({ body, client }) => {
    const reply = threadReply.safeParse(body).data;
    if (!reply || !looksLikeVerdict(reply.event.text)) return;
    const { team_id: team, event_id: eventId, event } = reply;
    const { channel, user: slackUserId, thread_ts: ts } = event;
    const cards = await transact((stores) => offerVerdict(stores, { team, slackUserId, below: { channel, ts }, eventId }, now()));
    if (cards.length === 0) return;
    const { text, blocks } = drawThreadOffer(cards);
    await client.chat.postEphemeral({ channel, user: slackUserId, thread_ts: ts, text, blocks }).catch(onUndelivered);
  });
}
