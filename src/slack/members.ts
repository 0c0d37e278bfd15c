import type { WebClient } from '@slack/web-api';
import type { Members } from '#src/use-cases/ports/members.ts';
import { askSlack } from './ask-slack.ts';

/** The members of a workspace, asked of Slack. */
export function createMembers(clientFor: (team: string) => Promise<WebClient>, ending: AbortSignal): Members {
  return {
    async withEmail(team, email) {
      const client = await clientFor(team);
      const found = await askSlack(() => client.users.lookupByEmail({ email }), ['users_not_found'], ending);
      return typeof found === 'string' ? null : (found.user?.id ?? null);
    },
    async isGone(team, user) {
      const client = await clientFor(team);
      const found = await askSlack(() => client.users.info({ user }), ['user_not_found'], ending);
      return typeof found === 'string' || found.user?.deleted === true;
    },
  };
}
