import type { DateTime } from 'luxon';
import { type ChronicleEvent, type Json, jsonHash, textHash } from '#src/domain/chronicle.ts';
import type { Directory } from '#src/domain/directory.ts';
import { isEmpty, type Plan, same, storedKeys } from '#src/domain/governance/plan.ts';
import { type GovernanceRecord, identity, ofKind, type RecordKind, withoutAnswers } from '#src/domain/governance/records.ts';
import { type EndedDelegation, tellOfEndedDelegations } from '../membership/tell-of-ended-delegations.ts';
import type { StoredGovernance, Workable } from '../ports/governance.ts';
import type { Stores, Transact } from '../ports/stores.ts';
import { type GovernancePlan, type PlanGovernance, planAgainst, workspaceIn } from './plan-governance.ts';

export type ApplyGovernance = Omit<PlanGovernance, 'at'> & {
  /** The file's text, kept with the application */
  readonly source: string;
  /** Who applies it, by name, e.g. "the command line" */
  readonly appliedBy: string;
  /** The organisation's clock: what is decided while the file is compared comes before it */
  readonly now: () => DateTime;
};

export type GovernanceApplied = GovernancePlan & {
  /** `overtaken`: the workspace was changed each time before what was planned could be written */
  readonly result: 'applied' | 'unchanged' | 'refused' | 'overtaken';
  /** Number of the application that now is the last; null where none ever was */
  readonly number: number | null;
};

const attempts = 5;

/**
 * Applies a governance file that has been read without problems: what it changed since it was last applied is done, what was changed in Slack
 * meanwhile is kept unless the file is taken. The first one makes the workspace. A file that says nothing new changes nothing and leaves no
 * trace. It is compared and checked without holding anything. Only then is the workspace held, seen to be as it was, and written to, all or
 * nothing, in one transaction; where it was changed meanwhile it is compared again.
 */
export async function applyGovernance(transact: Transact, wanted: ApplyGovernance): Promise<GovernanceApplied> {
  for (let attempt = 1; ; attempt += 1) {
    const prepared = await prepare(transact, wanted);
    if (prepared.done) return prepared.done;
    const number = await transact((stores) => store(stores, wanted, prepared));
    if (number !== null) return { ...prepared.planned, result: 'applied', number };
    if (attempt === attempts) return { ...prepared.planned, result: 'overtaken', number: prepared.planned.follows };
  }
}

type Need = Pick<Stores, 'outbox' | 'directories' | 'governance' | 'chronicle' | 'followUps'>;

type Prepared = {
  /** Where there is nothing to be written */
  readonly done: GovernanceApplied | null;
  readonly planned: GovernancePlan;
  readonly stored: StoredGovernance | null;
  readonly workable: Workable;
  /** What is kept of what the file says, as JSON */
  readonly records: string;
  readonly hashes: Hashes;
};

async function prepare(transact: Transact, wanted: ApplyGovernance): Promise<Prepared> {
  const workspace = workspaceIn(wanted.records);
  const [stored, workable] = await transact(
    async ({ governance }) => {
      const found = await governance.load(workspace.key);
      return [found, found ?? governance.newWorkspace(workspace)] as const;
    },
    { atOneInstant: true },
  );
  const planned = planAgainst(stored, { ...wanted, at: wanted.now() });
  const applied = stored?.applied.records ?? [];
  const records = storedKeys({ file: wanted.records, applied, database: stored?.database ?? [] });
  const hashes = { sourceHash: textHash(wanted.source), recordsHash: jsonHash(records.map((one) => ({ ...one }))) };
  const nothing = nothingToWrite(planned, () => stored !== null && sameRecords(records, applied));
  return {
    done: nothing && { ...planned, result: nothing, number: planned.follows },
    planned,
    stored,
    workable,
    records: JSON.stringify(records),
    hashes,
  };
}

function nothingToWrite({ plan, problems }: GovernancePlan, saysTheSame: () => boolean): 'refused' | 'unchanged' | null {
  if (problems.length + plan.questions.length > 0) return 'refused';
  return isEmpty(plan) && saysTheSame() ? 'unchanged' : null;
}

/** The number under which it was stored; null where the workspace is no more as it was when it was loaded. */
async function store(need: Need, wanted: ApplyGovernance, prepared: Prepared): Promise<number | null> {
  const { directories, governance, followUps, chronicle } = need;
  const { stored, workable, records, hashes, planned } = prepared;
  const { plan } = planned;
  const { key: team, fields } = workspaceIn(wanted.records);
  // Read whole before anybody has to wait for it.
  const before = plan.successions.length > 0 ? await directories.ofTeam(team) : null;
  governance.sendAhead(wanted.source, records);
  if (!(await governance.lock(team, workable.version))) return null;
  const at = wanted.now();
  const number = (planned.follows ?? 0) + 1;
  const work = workable.carryOut(plan, at, zoneAfter(plan, stored, fields.timezone));
  governance.write(workable.workspaceId, work, { number, at, by: wanted.appliedBy });
  const ended = before && work.endsDelegations ? await tellOfEnded(need, before, at) : [];
  if (stored && bearsOnReading(plan)) await followUps.reviewPosted(team);
  chronicle.record(workable.workspaceId, recorded(plan, number, { ...wanted, at, ...hashes }, ended));
  return number;
}

/** What ends of what people had handed on, as whoever had, or stood in, has gone. */
async function tellOfEnded({ directories, outbox }: Need, before: Directory, at: DateTime): Promise<EndedDelegation[]> {
  const after = await directories.ofTeam(before.workspace.team);
  return after ? tellOfEndedDelegations(outbox, before, after, at) : [];
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
  {
    at,
    appliedBy: actor,
    takeFile,
    sourceHash,
    recordsHash,
  }: Pick<ApplyGovernance, 'takeFile' | 'appliedBy'> & { readonly at: DateTime } & Hashes,
  handedOnEnded: readonly EndedDelegation[],
): ChronicleEvent {
  const details: Json = {
    takeFile,
    sourceHash,
    recordsHash,
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
