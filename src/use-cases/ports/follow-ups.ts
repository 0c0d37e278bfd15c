/** What is to be done once the transaction is committed, each in one of its own: stored with it, and done in any case. */
export type FollowUps = {
  /** These requests of the workspace with this Slack team id are judged again. */
  reconsider(team: string, signOffIds: readonly string[]): Promise<void>;
  /** What stands in Slack of the workspace with this team id is brought to what may be read there now. */
  reviewPosted(team: string): Promise<void>;
};
