import { z } from 'zod';
import { bodyKinds, relationKinds, seatRoles, subjects } from '../directory.ts';
import { delegationRules } from '../membership/interest.ts';
import { compositionRules, defaultDelegation, phases, professions, sides, tiers } from './vocabulary.ts';

const text = z.string();
const optional = z.string().nullable();
const texts = z.array(z.string());

/** `since`: ISO date, from the start of that day; null: the file does not say. `until`: ISO date, to the end of that day; null: still. */
const dates = { since: optional, until: optional };

const dayCount = z
  .union([z.strictObject({ clear_working_days: z.number() }), z.strictObject({ working_days_before: z.number() })])
  .nullable();

/** How a body decides, as a record and a body's column have it: those stored before there were quorums have none of the last three. */
export const approvalFields = z.strictObject({
  rule: z.enum(['any', 'all', 'majority', 'chair', 'at_least']),
  n: z.int().positive().nullable(),
  including: texts,
  of: z.literal('answered').exactOptional(),
  quorum: z
    .strictObject({ n: z.int().positive().nullable(), share: optional, including: texts, organisationAtMost: optional })
    .exactOptional(),
  castingVote: z.literal(true).exactOptional(),
});

/** Who held a post before, as the file says: until which day, under which name and account. */
const formerHolder = z.strictObject({ until: text, name: optional, slack: optional, email: optional });

/** Somebody who held a seat before its holder. */
const earlierHolder = z.strictObject({ person: text, ...dates });

/** Records are stored with each application: a field added here needs a default, so that those stored before can still be read. */
const fieldsOf = {
  workspace: z.strictObject({ timezone: text, holidays: text, extra_holidays: texts, working: texts }),
  organisation: z.strictObject({ name: text, sector: text, side: z.enum(sides), ...dates }),
  person: z.strictObject({
    name: text,
    slack: optional,
    email: optional,
    organisation: text,
    profession: z.enum(professions),
    /** Answers to whether another account is another person, and no facts: they are not compared. `same_person`: true, or the account until now */
    was: formerHolder.nullable().default(null),
    same_person: z.union([z.boolean(), text]).default(false),
    ...dates,
  }),
  secretary: z.strictObject({}),
  body: z.strictObject({
    name: text,
    aliases: texts,
    kind: z.enum(bodyKinds),
    channel: optional,
    timezone: optional,
    public: z.boolean(),
    approval: approvalFields.nullable(),
    chairs_action: z.boolean(),
    delegation: z.enum(delegationRules).default(defaultDelegation),
    composition: z.array(z.enum(compositionRules)),
    ...dates,
  }),
  /** `person` with the dates: the last holder. `earlier`: those before, oldest first, of a seat that several hold in turn */
  seat: z.strictObject({
    body: text,
    person: optional,
    role: z.enum(seatRoles),
    tag: optional,
    category: optional.default(null),
    votes: z.boolean().default(true),
    subjects: z.array(z.enum(subjects)).default([]),
    /** Key of the body whose chair holds it by that office */
    chair_of: optional.default(null),
    earlier: z.array(earlierHolder).default([]),
    ...dates,
  }),
  relation: z.strictObject({ from: text, kind: z.enum(relationKinds), to: text, through: optional, ...dates }),
  pathway: z.strictObject({
    name: text,
    group: text,
    tier: z.enum(tiers),
    phase: z.enum(phases),
    organisations: texts,
    private: optional,
    public_title: optional.default(null),
    ...dates,
  }),
  route: z.strictObject({
    name: text,
    subject: z.enum(subjects),
    steps: z.array(texts),
    formally_responsible: optional,
    ...dates,
  }),
  clock: z.strictObject({
    paper_deadline: dayCount,
    sign_off_deadline: dayCount,
    digests: z.array(z.strictObject({ working_days_before: z.number(), at: text, update_cut_off_hours: z.number().nullable(), to: texts })),
  }),
  /** `at`: local wall time yyyy-MM-ddTHH:mm in `timezone` */
  meeting: z.strictObject({ body: text, at: text, timezone: text, place: optional, public: z.boolean() }),
};

function record<K extends keyof typeof fieldsOf>(kind: K) {
  return z.strictObject({ kind: z.literal(kind), key: text, fields: fieldsOf[kind] });
}

const governanceRecord = z.discriminatedUnion('kind', [
  record('workspace'),
  record('organisation'),
  record('person'),
  record('secretary'),
  record('body'),
  record('seat'),
  record('relation'),
  record('pathway'),
  record('route'),
  record('clock'),
  record('meeting'),
]);

/**
 * One thing the governance file says, in one form whether it comes from the file, from the file last applied or from the database.
 * It refers to others by key. Keys: the workspace's is Slack's team id, a secretary's the person's, a clock's the body's.
 */
export type GovernanceRecord = z.infer<typeof governanceRecord>;
export type RecordKind = GovernanceRecord['kind'];
export type RecordOf<K extends RecordKind> = Extract<GovernanceRecord, { kind: K }>;

/** Reads what was stored or put together as a record; anything else is a bug and throws. */
export function asRecord(value: unknown): GovernanceRecord {
  return governanceRecord.parse(value);
}

export function asRecords(value: unknown): GovernanceRecord[] {
  return z.array(governanceRecord).parse(value);
}

export function ofKind<K extends RecordKind>(records: readonly GovernanceRecord[], kind: K): RecordOf<K>[] {
  return records.filter((one): one is RecordOf<K> => one.kind === kind);
}

/** The form in which records are compared: lists whose order means nothing in one order. */
export function canonical(record: GovernanceRecord): GovernanceRecord {
  if (record.kind !== 'pathway') return record;
  return { ...record, fields: { ...record.fields, organisations: record.fields.organisations.toSorted() } };
}

/** A record without what only answers a question of the plan. */
export function withoutAnswers<R extends GovernanceRecord>(record: R): R {
  return record.kind === 'person' ? { ...record, fields: { ...record.fields, was: null, same_person: false } } : record;
}

/** Kind and key in one text: what tells records of one workspace apart. */
export function identity(one: { readonly kind: RecordKind; readonly key: string }): string {
  return `${one.kind} ${one.key}`;
}

/** The order in which kinds are listed and written: what is referred to comes first. */
export const recordKinds = Object.keys(fieldsOf);
