/** The channels of a Slack workspace. */
export type Channels = {
  /** Why nobody can act there now, in Slack's own code (is_archived, channel_not_found, not_in_channel); null where they can. */
  problemOf(team: string, channelId: string): Promise<string | null>;
};
