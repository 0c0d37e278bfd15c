import type { WebClient } from '@slack/web-api';
import type { DateTime } from 'luxon';
import { showHome } from '#src/use-cases/home/show-home.ts';
import type { Transact } from '#src/use-cases/ports/stores.ts';
import { drawHome } from './views/home/home.ts';

/** Shows a person their Home as it is now. */
export type PublishHome = (client: WebClient, team: string, slackUserId: string) => Promise<void>;

/** `now`: the organisation's clock. */
export function createPublishHome(transact: Transact, now: () => DateTime): PublishHome {
  return async (client, team, slackUserId) => {
    const home = await transact((stores) => showHome(stores, { team, slackUserId }, now()));
    await client.views.publish({ user_id: slackUserId, view: drawHome(home) });
  };
}
