import type { DateTime } from 'luxon';
import type { Plan } from '#src/domain/governance/plan.ts';
import type { GovernanceRecord, RecordOf } from '#src/domain/governance/records.ts';

/** What a workspace has been told to be, and what it is. */
export type StoredGovernance = Workable & {
  /** The file last applied */
  readonly applied: { readonly number: number; readonly records: readonly GovernanceRecord[] };
  /** Everything of which a row stands in the database, ended or not: the latest row of each key, with dates */
  readonly database: readonly GovernanceRecord[];
};

/** The rows of a workspace as they were loaded, on which one plan can be carried out without anything being held or written. */
export type Workable = {
  readonly workspaceId: string;
  /** Another one after every change of what was loaded; null where there was no workspace */
  readonly version: string | null;
  /** Carries a plan out at an instant: what ends is dated, nothing is deleted. `zone`: the workspace's, in which days begin. */
  carryOut(plan: Plan, at: DateTime, zone: string): Work;
};

/** What a plan comes to, to be written once the workspace is held. */
type Work = {
  readonly statements: readonly { readonly text: string; readonly values: readonly string[] }[];
  /** Whether what somebody handed on, or was handed, ends by it */
  readonly endsDelegations: boolean;
};

export type GovernanceStore = {
  /** What is stored of this team's workspace at one instant, in a transaction that sees no other; null where no file has been applied to it. */
  load(team: string): Promise<StoredGovernance | null>;
  /** A workspace without anything in it, which is not there yet. */
  newWorkspace(workspace: RecordOf<'workspace'>): Workable;
  /** Sends ahead what is kept of a file, before anything is held: it is by far the most that is written. `records`: as JSON. */
  sendAhead(source: string, records: string): void;
  /**
   * Holds the workspace of this Slack team against every other change of its directory until the transaction ends, whether it exists yet or not.
   *
   * @returns whether it is still as it was loaded
   */
  lock(team: string, version: string | null): Promise<boolean>;
  /** Writes what was carried out, in one statement for each kind of row and of change, and keeps the file that was sent ahead. */
  write(workspaceId: string, work: Work, application: Application): void;
};

type Application = {
  readonly number: number;
  readonly at: DateTime;
  readonly by: string;
};
