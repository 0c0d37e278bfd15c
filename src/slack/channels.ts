import type { WebClient } from '@slack/web-api';
import type { Channels } from '#src/use-cases/ports/channels.ts';
import { askSlack } from './ask-slack.ts';

/** The channels of a workspace, asked of Slack. */
export function createChannels(clientFor: (team: string) => Promise<WebClient>, ending: AbortSignal): Channels {
  return {
    async problemOf(team, id) {
      const client = await clientFor(team);
      const found = await askSlack(() => client.conversations.info({ channel: id }), ['channel_not_found'], ending);
      if (typeof found === 'string') return found;
      if (found.channel?.is_archived) return 'is_archived';
      return found.channel?.is_member === false ? 'not_in_channel' : null;
    },
  };
}
