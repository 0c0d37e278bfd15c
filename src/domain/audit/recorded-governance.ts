import { z } from 'zod';
import type { Json } from '../chronicle.ts';
import type { Plan } from '../governance/plan.ts';
import { asRecord, type GovernanceRecord, identity, ofKind } from '../governance/records.ts';

/** Details of a link that records an application; those that older ones lack are left out. */
const applicationDetails = z.object({
  passed: z.array(z.object({ key: z.string(), until: z.string(), to: z.json() })).default([]),
  added: z.array(z.object({ kind: z.string(), key: z.string(), fields: z.json() })),
  changed: z.array(
    z.object({ kind: z.string(), key: z.string(), fields: z.array(z.object({ field: z.string(), from: z.json(), to: z.json() })) }),
  ),
  ended: z.array(z.object({ kind: z.string(), key: z.string() })),
  handedOnEnded: z.array(z.object({ body: z.string(), from: z.string(), to: z.string(), until: z.string() })).default([]),
  sourceHash: z.string().optional(),
  recordsHash: z.string().optional(),
});

export type ApplicationDetails = z.infer<typeof applicationDetails>;

export function readApplication(details: Json): ApplicationDetails {
  return applicationDetails.parse(details);
}

/** What the files have said so far, as the chronicle tells: the last of each thing, ended or not. */
export type Said = ReadonlyMap<string, GovernanceRecord>;

/** What an application did, by what its link says and what had been said before; and what has been said with it. */
export function recordedPlan(details: ApplicationDetails, before: Said): { readonly plan: Plan; readonly said: Said } {
  const known = (one: { readonly kind: string; readonly key: string }) => {
    const record = before.get(`${one.kind} ${one.key}`);
    if (!record) throw new Error(`The chronicle changes ${one.kind} ${one.key}, which it never added`);
    return record;
  };
  const successions = details.passed.map(({ key, until, to }) => {
    const [former, after] = [known({ kind: 'person', key }), asRecord({ kind: 'person', key, fields: to })];
    if (former.kind !== 'person' || after.kind !== 'person') throw new Error(`${key} is no person`);
    return { former, after, until };
  });
  const changes = details.changed.map(({ fields, ...one }) => {
    const as = (side: 'from' | 'to') =>
      withFields(
        known(one),
        fields.map((field) => [field.field, field[side]]),
      );
    return { before: as('from'), after: as('to'), fields };
  });
  const additions = details.added.map(asRecord);
  const plan: Plan = { additions, changes, endings: details.ended.map(known), successions, conflicts: [], questions: [] };
  const news = [...additions, ...changes.map(({ after }) => after), ...successions.map(({ after }) => after)];
  return { plan, said: new Map([...before, ...news.map((one) => [identity(one), one] as const)]) };
}

/** The workspace as it was said last. */
export function workspaceSaid(said: Said) {
  const [workspace] = ofKind([...said.values()], 'workspace');
  if (!workspace) throw new Error('The first application to a workspace adds it');
  return workspace;
}

function withFields(record: GovernanceRecord, fields: readonly (readonly [string, unknown])[]): GovernanceRecord {
  return asRecord({ ...record, fields: { ...record.fields, ...Object.fromEntries(fields) } });
}
