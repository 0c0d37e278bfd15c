import type { Directory } from '#src/domain/directory.ts';

export type Directories = {
  /** The directory of the workspace with this Slack team id, or null where no governance file has been applied to it. */
  ofTeam(team: string): Promise<Directory | null>;
  /** Slack team ids of every workspace with a governance file. */
  teams(): Promise<readonly string[]>;
};
