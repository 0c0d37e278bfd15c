import type { DateTime } from 'luxon';
import type { KeptRow } from '#src/domain/audit/compare-rows.ts';
import type { Json } from '#src/domain/chronicle.ts';
import type { Plan } from '#src/domain/governance/plan.ts';
import type { RecordOf } from '#src/domain/governance/records.ts';

/** A row that comes of a governance file. `about`: kind and key of what it belongs to, by which links speak of it; `part`: what of that it is, where it is not itself */
export type GovernanceRow = KeptRow & { readonly about: string; readonly part: string | null };

/** What changes rows of that kind, in the chronicle's order. */
export type GovernanceStep =
  | { readonly kind: 'applied'; readonly at: DateTime; readonly plan: Plan; readonly zone: string }
  | { readonly kind: 'found'; readonly at: DateTime; readonly person: string; readonly name: string; readonly slackUserId: string };

export type StoredApplication = {
  readonly number: number;
  readonly at: string;
  readonly by: string;
  readonly sourceHash: string;
  readonly records: Json;
};

/** Rows as the chronicle speaks of them, to be compared with it: what they refer to by key, instants as ISO text. */
export type Audit = {
  /** By Slack's team id, without reading anything else of it; null where there is none. */
  workspaceId(team: string): Promise<string | null>;
  /** Whether there is a chronicle whose workspace is gone. */
  hasChronicleOfNobody(): Promise<boolean>;
  governanceRows(workspaceId: string): Promise<readonly GovernanceRow[]>;
  /** The rows there would be had all this been carried out in a workspace of its own. Nothing of it stays. */
  rehearse(workspace: RecordOf<'workspace'>, steps: readonly GovernanceStep[]): Promise<readonly GovernanceRow[]>;
  /** Every file that was applied, in order. */
  applications(workspaceId: string): Promise<readonly StoredApplication[]>;
  /** Those of these reports that there are. */
  entries(workspaceId: string, ids: readonly string[]): Promise<readonly KeptRow[]>;
  entryIds(workspaceId: string): Promise<readonly string[]>;
  /** Digests of a meeting, each with what tells it from the others: the meeting's key and its number. `snapshot`: as stored */
  digests(workspaceId: string, meeting: string): Promise<readonly KeptRow[]>;
  /** Keys of the meetings that have digests. */
  meetingsWithDigests(workspaceId: string): Promise<readonly string[]>;
  interests(workspaceId: string): Promise<readonly KeptRow[]>;
  delegations(workspaceId: string): Promise<readonly KeptRow[]>;
  /** n of every SO-n, in order. */
  requestNumbers(workspaceId: string): Promise<readonly number[]>;
  /** Key of each meeting, by id. */
  meetingKeys(workspaceId: string): Promise<ReadonlyMap<string, string>>;
};
