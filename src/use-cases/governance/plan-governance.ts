import type { DateTime } from 'luxon';
import { faultsIn } from '#src/domain/governance/consistency.ts';
import { afterPlan, holding, type Plan, planGovernanceChanges } from '#src/domain/governance/plan.ts';
import { type GovernanceRecord, ofKind, type RecordKind, type RecordOf } from '#src/domain/governance/records.ts';
import type { StoredGovernance } from '../ports/governance.ts';
import type { Transact } from '../ports/stores.ts';

export type PlanGovernance = {
  readonly records: readonly GovernanceRecord[];
  /** The organisation's clock */
  readonly at: DateTime;
  /** Whether what was changed in Slack gives way to the file */
  readonly takeFile: boolean;
};

export type GovernancePlan = {
  readonly plan: Plan;
  /** What cannot stand together once the file meets what was changed in Slack, a sentence each: then nothing is applied */
  readonly problems: readonly string[];
  /** Number of the application this one follows; null for the first */
  readonly follows: number | null;
  /** Kinds of which the file says nothing any more, and of which something ends by that: it may have been cut */
  readonly leftOut: readonly RecordKind[];
  /** What the plan speaks of, to name it in words */
  readonly known: readonly GovernanceRecord[];
};

/** Tells what applying a file would do now, and changes nothing. */
export async function planGovernance(transact: Transact, wanted: PlanGovernance): Promise<GovernancePlan> {
  const { key: team } = workspaceIn(wanted.records);
  return planAgainst(await transact(({ governance }) => governance.load(team), { atOneInstant: true }), wanted);
}

export function planAgainst(
  stored: Pick<StoredGovernance, 'applied' | 'database'> | null,
  { records, at, takeFile }: PlanGovernance,
): GovernancePlan {
  const applied = stored?.applied.records ?? [];
  const database = stored?.database ?? [];
  const plan = planGovernanceChanges({ file: records, applied, database, at, takeFile });
  const now = holding(database, applied, at);
  return {
    plan,
    problems: problemsOf(afterPlan(now, plan), now),
    follows: stored?.applied.number ?? null,
    leftOut: leftOutOf(records, plan),
    known: [...records, ...database, ...applied],
  };
}

export function workspaceIn(records: readonly GovernanceRecord[]): RecordOf<'workspace'> {
  const [workspace] = ofKind(records, 'workspace');
  if (!workspace) throw new Error('A governance file that was read has a workspace');
  return workspace;
}

function leftOutOf(file: readonly GovernanceRecord[], { endings }: Plan): RecordKind[] {
  const said = new Set(file.map(({ kind }) => kind));
  return [...new Set(endings.map(({ kind }) => kind))].filter((kind) => !said.has(kind));
}

/** Only what this file would bring about: what already stood in the database is none of its doing. */
function problemsOf(after: readonly GovernanceRecord[], before: readonly GovernanceRecord[]): string[] {
  const sentences = (records: readonly GovernanceRecord[]) =>
    faultsIn(records).map(({ record, message }) => `${record.kind} ${record.key}: ${message}`);
  const already = new Set(sentences(before));
  return sentences(after).filter((one) => !already.has(one));
}
