import type { DateTime } from 'luxon';
import type { Directory } from '#src/domain/directory.ts';

export type Directories = {
  /** The directory of the workspace with this Slack team id, or null where no governance file has been applied to it. */
  ofTeam(team: string): Promise<Directory | null>;
  /** As `ofTeam`, and nobody changes it until the transaction ends. A request is held before it, never after. */
  steady(team: string): Promise<Directory | null>;
  /** As `ofTeam`, to be changed by this transaction and nobody else meanwhile: held before anything else, and together with no request. */
  toChange(team: string): Promise<Directory | null>;
  /** People named by an e-mail address whom nobody has found in Slack yet: not who has left by now. */
  withoutSlackId(now: DateTime): Promise<readonly { readonly team: string; readonly personId: string; readonly email: string }[]>;
  /**
   * Keeps the Slack ids of people of a workspace who have none yet, also where another key has one: the two are one human. The directory changes once,
   * however many they are. Gives the ids of those who had none.
   */
  setSlackIds(team: string, found: readonly FoundInSlack[]): Promise<readonly string[]>;
  /** Slack team ids of every workspace with a governance file. */
  teams(): Promise<readonly string[]>;
};

export type FoundInSlack = { readonly personId: string; readonly slackUserId: string };
