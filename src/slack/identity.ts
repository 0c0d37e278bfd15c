import type { WebClient } from '@slack/web-api';

/** Who the app is in its workspace. */
export type Identity = { readonly team: string; readonly botUserId: string };

/** Asks Slack once, and again as long as it has not answered. */
export function createIdentity(client: WebClient): () => Promise<Identity> {
  let known: Identity | null = null;
  return async () => {
    if (known) return known;
    const { team_id: team, user_id: botUserId } = await client.auth.test();
    if (!team || !botUserId) throw new Error('Slack did not say who the app is');
    known = { team, botUserId };
    return known;
  };
}
