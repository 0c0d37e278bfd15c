import type { App } from '@slack/bolt';
import type { Transact } from '#src/use-cases/ports/stores.ts';
import type { Identity } from '../identity.ts';
import { channelJoined } from './payloads.ts';

export type EventOptions = { readonly transact: Transact; readonly identity: () => Promise<Identity> };

/** Takes Slack's events. Each may come again, and the retry may be the only delivery: what they cause is safe to repeat. */
export function listenToEvents(app: App, { transact, identity }: EventOptions): void {
  app.event('member_joined_channel', async ({ body }) => {
    const { team_id: team, event } = channelJoined.parse(body);
    const { botUserId } = await identity();
    if (event.user === botUserId) await transact(({ outgoing }) => outgoing.release(team, event.channel));
  });
}
