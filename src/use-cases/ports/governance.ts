import type { DateTime } from 'luxon';
import type { Plan } from '#src/domain/governance/plan.ts';
import type { GovernanceRecord, RecordOf } from '#src/domain/governance/records.ts';

/** What a workspace has been told to be, and what it is. */
export type StoredGovernance = {
  readonly workspaceId: string;
  /** The file last applied */
  readonly applied: { readonly number: number; readonly records: readonly GovernanceRecord[] };
  /** Everything of which a row stands in the database, ended or not: the latest row of each key, with dates */
  readonly database: readonly GovernanceRecord[];
};

export type GovernanceStore = {
  /** Holds the workspace of this Slack team against every other application until the transaction ends, whether it exists yet or not. */
  lock(team: string): Promise<void>;
  /** null where no file has been applied to this team's workspace. */
  load(team: string): Promise<StoredGovernance | null>;
  /** Makes the workspace, without anything in it, and gives its id. */
  addWorkspace(workspace: RecordOf<'workspace'>): Promise<string>;
  /** Carries a plan out at an instant: what ends is dated, nothing is deleted. `zone`: the workspace's, in which days begin. */
  carryOut(workspaceId: string, plan: Plan, at: DateTime, zone: string): Promise<void>;
  addApplication(workspaceId: string, application: Application): Promise<void>;
};

type Application = {
  readonly number: number;
  readonly at: DateTime;
  readonly by: string;
  readonly source: string;
  readonly records: readonly GovernanceRecord[];
};
