import type { GovernanceRecord, RecordOf } from '#src/domain/governance/records.ts';
import { derivedSeatKey, explicitSeatKey, isInTurn, vacancyKey } from '#src/domain/governance/seat-keys.ts';
import { defaultDelegation } from '#src/domain/governance/vocabulary.ts';
import { listedReason } from '#src/domain/private-reasons.ts';
import type { Items, WorkspaceSection } from './schema.ts';

export type Path = readonly (string | number)[];
/** A record with the place in the file it comes from. */
export type Located = { readonly record: GovernanceRecord; readonly path: Path };
/** A list item that has the right shape, with its place. */
export type Found<T> = { readonly item: T; readonly path: Path };
export type FoundItems = { readonly [S in keyof Items]: readonly Found<Items[S]>[] };

/** The file's content as records, each with its place. */
export function toRecords(workspace: Found<WorkspaceSection> | null, found: FoundItems): Located[] {
  const zone = workspace?.item.timezone ?? 'UTC';
  return [
    ...(workspace ? [workspaceRecord(workspace), ...secretaries(workspace)] : []),
    ...found.organisations.map(({ item: { key, name, sector, side, ...rest }, path }) =>
      located(path, { kind: 'organisation', key, fields: { name, sector, side, ...dates(rest) } }),
    ),
    ...found.people.map(person),
    ...found.bodies.flatMap((body) => [bodyRecord(body), ...seats(body)]),
    ...found.relations.map(relation),
    ...found.pathways.map(pathway),
    ...found.routes.map(route),
    ...found.clocks.map(clock),
    ...found.meetings.map((meeting) => meetingRecord(meeting, found.bodies, zone)),
  ];
}

function located(path: Path, record: GovernanceRecord): Located {
  return { record, path };
}

function dates({ since, until }: { readonly since?: string | undefined; readonly until?: string | undefined }) {
  return { since: since ?? null, until: until ?? null };
}

function workspaceRecord({ item, path }: Found<WorkspaceSection>): Located {
  const { team, timezone, holidays, extra_holidays = [], working = [] } = item;
  return located(path, { kind: 'workspace', key: team, fields: { timezone, holidays, extra_holidays, working } });
}

function secretaries({ item, path }: Found<WorkspaceSection>): Located[] {
  return item.secretariat.map((key, index) => located([...path, 'secretariat', index], { kind: 'secretary', key, fields: {} }));
}

function person({ item, path }: Found<Items['people']>): Located {
  const { key, name, slack = null, email = null, organisation, profession } = item;
  const { until, name: formerName = null, slack: formerSlack = null, email: formerEmail = null } = item.was ?? {};
  const was = until === undefined ? null : { until, name: formerName, slack: formerSlack, email: formerEmail };
  const answers = { was, same_person: item.same_person ?? false };
  return located(path, { kind: 'person', key, fields: { name, slack, email, organisation, profession, ...answers, ...dates(item) } });
}

function bodyRecord({ item, path }: Found<Items['bodies']>): Located {
  const { key, name, aliases = [], kind, channel = null, timezone = null, composition = [], approval } = item;
  const fields = {
    name,
    aliases,
    kind,
    channel,
    timezone,
    public: item.public ?? false,
    approval: approval ? approvalRecord(approval) : null,
    chairs_action: item.chairs_action ?? approval?.chairs_action ?? false,
    delegation: item.delegation ?? defaultDelegation,
    composition,
    ...dates(item),
  };
  return located(path, { kind: 'body', key, fields });
}

type Approval = NonNullable<RecordOf<'body'>['fields']['approval']>;

/** What a rule had not, before there were quorums, is left out where it is not said. */
function approvalRecord({ rule, at_least, including = [], of, quorum, casting_vote }: NonNullable<Items['bodies']['approval']>): Approval {
  return {
    rule: rule ?? 'at_least',
    n: at_least ?? null,
    including,
    ...(of === 'answered' ? { of } : {}),
    ...(quorum ? { quorum: quorumRecord(quorum) } : {}),
    ...(casting_vote ? { castingVote: true } : {}),
  };
}

function quorumRecord(quorum: NonNullable<NonNullable<Items['bodies']['approval']>['quorum']>): NonNullable<Approval['quorum']> {
  const { at_least: n = null, share = null, including = [], organisation_at_most: organisationAtMost = null } = quorum;
  return { n, share, including, organisationAtMost };
}

function seats({ item: body, path }: Found<Items['bodies']>): Located[] {
  let vacancies = 0;
  const lines = (body.seats ?? []).map((seat, index): LocatedSeat => {
    const { person = null, role, tag = null, category = null, votes = true, ex_officio } = seat;
    const place = { role, tag, category, votes, subjects: seat.subjects ?? [], chair_of: ex_officio?.chair_of ?? null };
    const fields = { body: body.key, person, ...place, earlier: [], ...dates(seat) };
    const isHeld = person !== null || ex_officio !== undefined;
    const key = seat.key ? explicitSeatKey(body.key, seat.key) : isHeld ? derivedSeatKey(fields) : vacancyKey(fields, ++vacancies);
    return { path: [...path, 'seats', index], record: { kind: 'seat', key, fields } };
  });
  return [...Map.groupBy(lines, ({ record }) => record.key).values()].flatMap(heldInTurn);
}

type LocatedSeat = { readonly path: Path; readonly record: RecordOf<'seat'> };

/** Lines with one key as the one seat that they are, where each holder leaves before the next begins; else as they stand, which is refused. */
function heldInTurn(lines: readonly LocatedSeat[]): LocatedSeat[] {
  const inOrder = lines.toSorted(({ record: { fields: a } }, { record: { fields: b } }) => ((a.since ?? '') < (b.since ?? '') ? -1 : 1));
  const last = inOrder.at(-1);
  const before = inOrder.slice(0, -1).map(({ record }) => record);
  if (!last || !isInTurn([...before, last.record])) return [...lines];
  const earlier = before.flatMap(({ fields: { person, since, until } }) => (person === null ? [] : [{ person, since, until }]));
  return [{ ...last, record: { ...last.record, fields: { ...last.record.fields, earlier } } }];
}

function relation({ item, path }: Found<Items['relations']>): Located {
  const { from, kind, to, through = null } = item;
  return located(path, { kind: 'relation', key: `${from} ${kind} ${to}`, fields: { from, kind, to, through, ...dates(item) } });
}

function pathway({ item, path }: Found<Items['pathways']>): Located {
  const { key, name, group, tier, phase, organisations = [] } = item;
  return located(path, {
    kind: 'pathway',
    key,
    fields: {
      name,
      group,
      tier,
      phase,
      organisations,
      private: privateReason(item),
      public_title: item.public_title ?? null,
      ...dates(item),
    },
  });
}

/** `{ reason: commercial }`, or as it was said before there was a list: in words alone, which are left as they are. */
function privateReason({ private: given }: Items['pathways']): string | null {
  if (given === undefined) return null;
  return typeof given === 'string' ? given : (listedReason(given.reason) ?? given.reason);
}

function route({ item, path }: Found<Items['routes']>): Located {
  const { key, name, subject, steps, formally_responsible = null } = item;
  const bodies = steps.map((step) => step.bodies);
  return located(path, { kind: 'route', key, fields: { name, subject, steps: bodies, formally_responsible, ...dates(item) } });
}

function clock({ item, path }: Found<Items['clocks']>): Located {
  const fields = {
    paper_deadline: dayCount(item.paper_deadline),
    sign_off_deadline: dayCount(item.sign_off_deadline),
    digests: (item.digests ?? []).map((digest) => ({ ...digest, update_cut_off_hours: digest.update_cut_off_hours ?? null })),
  };
  return located(path, { kind: 'clock', key: item.body, fields });
}

function dayCount(given: Items['clocks']['paper_deadline']) {
  if (given?.clear_working_days !== undefined) return { clear_working_days: given.clear_working_days };
  return given?.working_days_before === undefined ? null : { working_days_before: given.working_days_before };
}

/** A meeting is in its body's zone, and public where its body is, unless it says otherwise. */
function meetingRecord({ item, path }: Found<Items['meetings']>, bodies: FoundItems['bodies'], workspaceZone: string): Located {
  const { key, at, place = null } = item;
  const body = bodies.find((one) => one.item.key === item.body)?.item;
  const timezone = body?.timezone ?? workspaceZone;
  return located(path, {
    kind: 'meeting',
    key,
    fields: { body: item.body, at, timezone, place, public: item.public ?? body?.public ?? false },
  });
}
