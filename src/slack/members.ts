import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Members } from '#src/use-cases/ports/members.ts';

/** The members of a workspace, asked of Slack. */
export function createMembers(clientFor: (team: string) => Promise<WebClient>): Members {
  return {
    async withEmail(team, email) {
      const client = await clientFor(team);
      try {
        const { user } = await client.users.lookupByEmail({ email });
        return user?.id ?? null;
      } catch (error) {
        if (error instanceof WebAPIPlatformError && error.data.error === 'users_not_found') return null;
        throw error;
      }
    },
  };
}
