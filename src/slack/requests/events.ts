import type { App } from '@slack/bolt';
import type { Transact } from '#src/use-cases/ports/stores.ts';
import type { PublishHome } from '../home.ts';
import type { Identity } from '../identity.ts';
import { type Listeners, receivedAt } from './listeners.ts';
import { channelJoined, homeOpened } from './payloads.ts';

export type EventOptions = Pick<Listeners, 'onAnswered'> & {
  readonly transact: Transact;
  readonly identity: () => Promise<Identity>;
  readonly publishHome: PublishHome;
};

/** Takes Slack's events. Each may come again, and the retry may be the only delivery: what they cause is safe to repeat. */
export function listenToEvents(app: App, { transact, identity, publishHome, onAnswered }: EventOptions): void {
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
}
