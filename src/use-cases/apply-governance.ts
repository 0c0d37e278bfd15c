import type { DateTime } from 'luxon';
import { type ChronicleEvent, type Json, jsonHash, textHash } from '#src/domain/chronicle.ts';
import { isEmpty, type Plan, same, storedKeys } from '#src/domain/governance/plan.ts';
import { type GovernanceRecord, identity, ofKind, type RecordKind, withoutAnswers } from '#src/domain/governance/records.ts';
import { type GovernancePlan, type PlanGovernance, planAgainst, teamOf } from './plan-governance.ts';
import type { Chronicle } from './ports/chronicle.ts';
import type { FollowUps } from './ports/follow-ups.ts';
import type { GovernanceStore, StoredGovernance } from './ports/governance.ts';
import type { Stores } from './ports/stores.ts';
import { type EndedDelegation, tellOfEndedDelegations } from './tell-of-ended-delegations.ts';

export type ApplyGovernance = PlanGovernance & {
  /** The file's text, kept with the application */
  readonly source: string;
  /** Who applies it, by name, e.g. "the command line" */
  readonly appliedBy: string;
};

export type GovernanceApplied = GovernancePlan & {
  readonly result: 'applied' | 'unchanged' | 'refused';
  /** Number of the application that now is the last; null where none ever was */
  readonly number: number | null;
};

type Need = Pick<Stores, 'outbox' | 'directories'> & {
  readonly governance: GovernanceStore;
  readonly chronicle: Pick<Chronicle, 'record'>;
  readonly followUps: Pick<FollowUps, 'reviewPosted'>;
};

/**
 * Applies a governance file that has been read without problems: what it changed since it was last applied is done, what was changed in Slack
 * meanwhile is kept unless the file is taken. The first one makes the workspace. A file that says nothing new changes nothing and leaves no
 * trace. To be run in one transaction, so that all of it is done or none; two applications to one workspace come one after the other.
 */
export async function applyGovernance(need: Need, wanted: ApplyGovernance): Promise<GovernanceApplied> {
  const team = teamOf(wanted.records);
  await need.governance.lock(team);
  const stored = await need.governance.load(team);
  const planned = planAgainst(stored, wanted);
  if (planned.problems.length + planned.plan.questions.length > 0) return { ...planned, result: 'refused', number: planned.follows };
  const records = storedKeys({ file: wanted.records, applied: stored?.applied.records ?? [], database: stored?.database ?? [] });
  if (stored && isEmpty(planned.plan) && sameRecords(records, stored.applied.records)) {
    return { ...planned, result: 'unchanged', number: planned.follows };
  }
  return { ...planned, result: 'applied', number: await store(need, wanted, stored, planned.plan, records) };
}

async function store(
  need: Need,
  { at, appliedBy, source, takeFile, records: file }: ApplyGovernance,
  stored: StoredGovernance | null,
  plan: Plan,
  records: readonly GovernanceRecord[],
): Promise<number> {
  const { governance, chronicle, followUps } = need;
  const number = (stored?.applied.number ?? 0) + 1;
  const [workspace] = ofKind(file, 'workspace');
  if (!workspace) throw new Error('A governance file that was read has a workspace');
  const workspaceId = stored?.workspaceId ?? (await governance.addWorkspace(workspace));
  const carryOut = () => governance.carryOut(workspaceId, plan, at, zoneAfter(plan, stored, workspace.fields.timezone));
  const handedOnEnded = await endingDelegations(need, workspace.key, carryOut, at);
  await governance.addApplication(workspaceId, { number, at, by: appliedBy, source, records });
  if (stored && bearsOnReading(plan)) await followUps.reviewPosted(workspace.key);
  const hashes = { sourceHash: textHash(source), recordsHash: jsonHash(records.map((one) => ({ ...one }))) };
  chronicle.record(workspaceId, recorded(plan, number, { takeFile, at, appliedBy, ...hashes }, handedOnEnded));
  return number;
}

/** What ends of what people had handed on, as whoever had, or stood in, has gone. */
async function endingDelegations(
  { directories, outbox }: Need,
  team: string,
  carryOut: () => Promise<void>,
  at: DateTime,
): Promise<EndedDelegation[]> {
  const before = await directories.ofTeam(team);
  await carryOut();
  const after = await directories.ofTeam(team);
  return before && after ? tellOfEndedDelegations(outbox, before, after, at) : [];
}

/** Whether what may be read of what was posted, and by whom, may have changed: what is private, who works for whom, who sits where, who has followed whom. */
function bearsOnReading({ additions, changes, endings, successions }: Plan): boolean {
  if (successions.length > 0) return true;
  const kinds = [...additions, ...changes.map(({ after }) => after), ...endings].map(({ kind }) => kind);
  return kinds.some((kind) => bearing.includes(kind));
}

const bearing: readonly RecordKind[] = ['pathway', 'organisation', 'person', 'body', 'seat', 'secretary'];

/** The time zone that holds once the plan is carried out: one changed in Slack is kept like everything else. */
function zoneAfter(plan: Plan, stored: StoredGovernance | null, inFile: string): string {
  const changed = ofKind(
    plan.changes.map(({ after }) => after),
    'workspace',
  )[0];
  return changed?.fields.timezone ?? ofKind(stored?.database ?? [], 'workspace')[0]?.fields.timezone ?? inFile;
}

/** Of what is kept of the file: by these it shows whether anybody has changed it. */
type Hashes = { readonly sourceHash: string; readonly recordsHash: string };

function recorded(
  plan: Plan,
  number: number,
  { at, appliedBy: actor, takeFile, ...hashes }: Pick<ApplyGovernance, 'takeFile' | 'at' | 'appliedBy'> & Hashes,
  handedOnEnded: readonly EndedDelegation[],
): ChronicleEvent {
  const details: Json = {
    takeFile,
    ...hashes,
    passed: plan.successions.map(({ former, after, until }) => ({
      key: after.key,
      from: { name: former.fields.name, slack: former.fields.slack, email: former.fields.email },
      until,
      to: after.fields,
    })),
    added: plan.additions.map(({ kind, key, fields }) => ({ kind, key, fields })),
    changed: plan.changes.map(({ after, fields }) => ({ kind: after.kind, key: after.key, fields: fields.map((one) => ({ ...one })) })),
    ended: plan.endings.map(({ kind, key }) => ({ kind, key })),
    kept: plan.conflicts.map((conflict) => ({ ...conflict })),
    ...(handedOnEnded.length > 0 && { handedOnEnded: handedOnEnded.map((one) => ({ ...one })) }),
  };
  return { at, actor, role: 'secretariat', action: 'governance file applied', subject: `governance file ${number}`, details };
}

function sameRecords(a: readonly GovernanceRecord[], b: readonly GovernanceRecord[]): boolean {
  const sorted = (records: readonly GovernanceRecord[]): Json =>
    records
      .map(withoutAnswers)
      .map((one) => ({ id: identity(one), fields: one.fields }))
      .toSorted((x, y) => (x.id < y.id ? -1 : 1));
  return same(sorted(a), sorted(b));
}
