import type { DateTime } from 'luxon';
import { canonicalJson, type Json } from '../chronicle.ts';
import { dayOf, type IsoDate } from '../wall-clock.ts';
import { asRecord, type GovernanceRecord, identity, type RecordKind, recordKinds, withoutAnswers } from './records.ts';
import { followSeats } from './seat-keys.ts';
import { isOver, standing, zoneOfRecords } from './standing.ts';
import { type AccountQuestion, changesAccount, isAnsweredSame, type Succession, successionOrQuestion } from './succession.ts';

type FieldChange = { readonly field: string; readonly from: Json; readonly to: Json };
export type RecordChange = { readonly before: GovernanceRecord; readonly after: GovernanceRecord; readonly fields: readonly FieldChange[] };

/** What was changed in Slack since the file was last applied and is not what the file says. `file` and `slack` are null where it is not there at all. */
export type Conflict = {
  readonly kind: RecordKind;
  readonly key: string;
  /** null where the whole is concerned: added in Slack, ended in Slack, or changed in Slack and taken out of the file */
  readonly field: string | null;
  readonly slack: Json;
  readonly file: Json;
};

/** What applying a file does. Conflicts are kept as they are in Slack; where the file is taken there are none. */
export type Plan = {
  readonly additions: readonly GovernanceRecord[];
  readonly changes: readonly RecordChange[];
  readonly endings: readonly GovernanceRecord[];
  readonly conflicts: readonly Conflict[];
  /** Keys that pass to somebody else */
  readonly successions: readonly Succession[];
  /** What the file has to say before anything is applied */
  readonly questions: readonly AccountQuestion[];
};

export type Comparison = {
  /** What the file says now */
  readonly file: readonly GovernanceRecord[];
  /** What it said when it was last applied; empty the first time */
  readonly applied: readonly GovernanceRecord[];
  /** What holds, or last held, in the database */
  readonly database: readonly GovernanceRecord[];
  readonly at: DateTime;
  readonly takeFile: boolean;
};

/** The file's records under the keys they are stored by: what the next comparison takes as last applied. */
export function storedKeys({ file, applied, database }: Pick<Comparison, 'file' | 'applied' | 'database'>): GovernanceRecord[] {
  return followSeats(file, applied, database);
}

/**
 * Compares three ways: only what the file changed since it was last applied is done; what was changed in Slack meanwhile is a conflict and kept,
 * unless the file is taken. What is over (a sitting that has been, a last day that has passed) is not ended again.
 */
export function planGovernanceChanges(comparison: Comparison): Plan {
  const { database, at, takeFile } = comparison;
  const zone = zoneOfRecords(database) ?? zoneOfRecords(comparison.file) ?? 'utc';
  const file = byIdentity(storedKeys(comparison).map(withoutAnswers));
  const base = byIdentity(comparison.applied.map(withoutAnswers));
  const accounts: Accounts = {
    said: byIdentity(comparison.file),
    saidBefore: byIdentity(comparison.applied),
    today: dayOf(at.setZone(zone)),
  };
  const now = byIdentity(database);
  const parts = inOrder(new Set([...file.keys(), ...base.keys(), ...now.keys()])).map((id) => {
    const [mine, before, stored] = [file.get(id), base.get(id), now.get(id)];
    const theirs = (stored && standing(stored, before ?? mine, at, zone)) ?? undefined;
    if (mine && theirs) return withAccounts(planOfBoth(mine, before, theirs, takeFile), stored, id, accounts);
    if (mine) return withAccounts(planOfAbsent(mine, before, takeFile), stored, id, accounts);
    return theirs && !isOver(theirs, at, zone) ? planOfUnsaid(theirs, before, takeFile) : {};
  });
  return {
    additions: parts.flatMap(({ additions = [] }) => additions),
    changes: parts.flatMap(({ changes = [] }) => changes),
    endings: parts.flatMap(({ endings = [] }) => endings),
    conflicts: parts.flatMap(({ conflicts = [] }) => conflicts),
    successions: parts.flatMap(({ successions = [] }) => successions),
    questions: parts.flatMap(({ questions = [] }) => questions),
  };
}

/** The file's records with their answers, as it is and as it was last applied, and the day on which it is applied. */
type Accounts = {
  readonly said: ReadonlyMap<string, GovernanceRecord>;
  readonly saidBefore: ReadonlyMap<string, GovernanceRecord>;
  readonly today: IsoDate;
};

/** A person who would be changed, or come back, under another account: somebody else, the same person, or to be asked about. */
function withAccounts(
  part: Partial<Plan>,
  stored: GovernanceRecord | undefined,
  id: string,
  { said: all, saidBefore, today }: Accounts,
): Partial<Plan> {
  const wanted = part.changes?.[0]?.after ?? part.additions?.[0];
  const [said, before] = [all.get(id), saidBefore.get(id)];
  if (wanted?.kind !== 'person' || stored?.kind !== 'person' || said?.kind !== 'person') return part;
  const change = { former: stored, said, before: before?.kind === 'person' ? before : null };
  if (!changesAccount(stored.fields, wanted.fields) || isAnsweredSame(change)) return part;
  // Of somebody else nothing is a change that was made in Slack.
  return successionOrQuestion(change, today);
}

/** Both in the file and in the database. */
function planOfBoth(
  mine: GovernanceRecord,
  before: GovernanceRecord | undefined,
  theirs: GovernanceRecord,
  takeFile: boolean,
): Partial<Plan> {
  const { fields, conflicts } = compareFields(mine, before, theirs, takeFile);
  return { conflicts, changes: fields.length > 0 ? [changed(theirs, fields)] : [] };
}

/** In the file, not in the database: new, or ended in Slack where the file had it before. */
function planOfAbsent(mine: GovernanceRecord, before: GovernanceRecord | undefined, takeFile: boolean): Partial<Plan> {
  return before && !takeFile ? { conflicts: [{ ...place(mine), slack: null, file: mine.fields }] } : { additions: [mine] };
}

/** In the database, not in the file: taken out of the file, or added or changed in Slack. */
function planOfUnsaid(theirs: GovernanceRecord, before: GovernanceRecord | undefined, takeFile: boolean): Partial<Plan> {
  const takenOut = before && same(before.fields, theirs.fields);
  return takeFile || takenOut ? { endings: [theirs] } : { conflicts: [{ ...place(theirs), slack: theirs.fields, file: null }] };
}

/** Whether carrying the plan out changes nothing. */
export function isEmpty(plan: Plan): boolean {
  return plan.additions.length + plan.changes.length + plan.endings.length + plan.successions.length === 0;
}

/** What holds once the plan has been carried out; what it changes or adds comes last. */
export function afterPlan(database: readonly GovernanceRecord[], plan: Plan): GovernanceRecord[] {
  const result = byIdentity(database);
  for (const ended of plan.endings) result.delete(identity(ended));
  for (const { after } of plan.changes) {
    result.delete(identity(after));
    result.set(identity(after), after);
  }
  for (const added of [...plan.successions.map(({ after }) => after), ...plan.additions]) result.set(identity(added), added);
  return [...result.values()];
}

/** The records that hold: what has ended, or was ended in Slack, left out. */
export function holding(database: readonly GovernanceRecord[], applied: readonly GovernanceRecord[], at: DateTime): GovernanceRecord[] {
  const zone = zoneOfRecords(database) ?? 'utc';
  const base = byIdentity(applied);
  return database.flatMap((one) => standing(one, base.get(identity(one)), at, zone) ?? []);
}

export function same(a: Json, b: Json): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b);
}

function compareFields(mine: GovernanceRecord, before: GovernanceRecord | undefined, theirs: GovernanceRecord, takeFile: boolean) {
  const wanted = entries(mine);
  const base = before && entries(before);
  const found = entries(theirs);
  const fields: FieldChange[] = [];
  const conflicts: Conflict[] = [];
  for (const [field, to] of wanted) {
    const from = found.get(field) ?? null;
    if (same(to, from)) continue;
    if (takeFile || (base && same(base.get(field) ?? null, from))) fields.push({ field, from, to });
    else conflicts.push({ ...place(mine), field, slack: from, file: to });
  }
  return { fields, conflicts };
}

function changed(theirs: GovernanceRecord, fields: readonly FieldChange[]): RecordChange {
  const after = asRecord({ ...theirs, fields: { ...theirs.fields, ...Object.fromEntries(fields.map(({ field, to }) => [field, to])) } });
  return { before: theirs, after, fields };
}

function place({ kind, key }: GovernanceRecord) {
  return { kind, key, field: null };
}

function entries({ fields }: GovernanceRecord): Map<string, Json> {
  return new Map(Object.entries(fields));
}

function byIdentity(records: readonly GovernanceRecord[]): Map<string, GovernanceRecord> {
  return new Map(records.map((one) => [identity(one), one]));
}

function inOrder(identities: ReadonlySet<string>): string[] {
  const rank = (id: string) => recordKinds.indexOf(id.slice(0, id.indexOf(' ')));
  return [...identities].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
