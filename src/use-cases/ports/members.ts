/** The members of a Slack workspace. */
export type Members = {
  /** The Slack id of the member with this e-mail address, or null where there is none. */
  withEmail(team: string, email: string): Promise<string | null>;
  /** Whether the account has been switched off, or is not there any more: Slack takes messages to it all the same. */
  isGone(team: string, slackUserId: string): Promise<boolean>;
};
