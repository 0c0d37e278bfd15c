import { answeringTo } from '../answering.ts';
import type { IsoDate } from '../wall-clock.ts';
import { type GovernanceRecord, ofKind, type RecordOf } from './records.ts';

type Records = readonly GovernanceRecord[];

/** The clocks whose digests hold no progress, because no group with a pathway answers to the body or to those it sends them to; or reach nobody. */
export function digestsThatCoverNothing(records: Records, today: IsoDate): string[] {
  const groups = new Set(groupsWithPathways(records, today).map(({ key }) => key));
  return ofKind(records, 'clock').flatMap((clock) => {
    if (clock.fields.digests.length === 0) return [];
    const body = nameOf(records, clock.key);
    const nothing = [...coveredBy(clock, records, today)].some((key) => groups.has(key))
      ? []
      : [
          `The digests of ${body} cover no pathway: no review group with one answers to ${body}, or to a body in the to: of its digests. Add such a body there, or the relation (accountable_to or reports_to).`,
        ];
    const nowhere = reachesSomebody(clock, records)
      ? []
      : [`The digests of ${body} go nowhere: no body in their to: has a channel. Set a channel, or name a body that has one.`];
    return [...nothing, ...nowhere];
  });
}

/** The review groups of whose pathways no digest tells. */
export function groupsWithoutDigest(records: Records, today: IsoDate): string[] {
  const clocks = ofKind(records, 'clock').filter((clock) => clock.fields.digests.length > 0);
  const covering = ({ key }: RecordOf<'body'>) => clocks.filter((clock) => coveredBy(clock, records, today).has(key));
  return groupsWithPathways(records, today).flatMap((group) => {
    const all = covering(group);
    if (all.some((clock) => reachesSomebody(clock, records))) return [];
    return [`No digest covers ${group.fields.name}: what it logs reaches no meeting. ${remedy(group, all, records, today)}`];
  });
}

/** `covering`: clocks whose digests would, but go nowhere. */
function remedy(group: RecordOf<'body'>, covering: readonly RecordOf<'clock'>[], records: Records, today: IsoDate): string {
  const silent = [...new Set(covering.flatMap(({ fields }) => fields.digests.flatMap(({ to }) => to)))];
  if (silent.length > 0)
    return `The digests that cover it go only to ${silent.map((key) => nameOf(records, key)).join(' and ')}, without a channel: set one, or name a body that has one.`;
  const above = ofKind(records, 'body').filter(
    ({ key }) => key !== group.key && answeringTo([key], relationsOf(records, today)).has(group.key),
  );
  return above.length > 0
    ? `It answers to ${above.map(({ fields }) => fields.name).join(' and ')}: have one of these meet with digests, or stand in the to: of some.`
    : 'Say to which body it answers (accountable_to or reports_to), and have that body meet with digests or stand in the to: of some.';
}

/** Keys of the bodies that the digests of a clock cover, as `digestScope` finds them in the directory. */
function coveredBy(clock: RecordOf<'clock'>, records: Records, today: IsoDate): ReadonlySet<string> {
  return answeringTo([clock.key, ...clock.fields.digests.flatMap(({ to }) => to)], relationsOf(records, today));
}

function relationsOf(records: Records, today: IsoDate) {
  return ofKind(records, 'relation')
    .filter((one) => isNotOver(one, today))
    .map(({ fields: { kind, from, to, through } }) => ({ kind, from, to, through }));
}

function groupsWithPathways(records: Records, today: IsoDate): RecordOf<'body'>[] {
  const owners = new Set(
    ofKind(records, 'pathway')
      .filter((one) => isNotOver(one, today))
      .map(({ fields }) => fields.group),
  );
  return ofKind(records, 'body').filter((one) => owners.has(one.key) && isNotOver(one, today));
}

function reachesSomebody(clock: RecordOf<'clock'>, records: Records): boolean {
  const withChannel = new Set(ofKind(records, 'body').flatMap(({ key, fields }) => (fields.channel === null ? [] : [key])));
  return clock.fields.digests.some(({ to }) => to.some((key) => withChannel.has(key)));
}

function isNotOver({ fields: { until } }: { readonly fields: { readonly until: string | null } }, today: IsoDate): boolean {
  return until === null || until >= today;
}

function nameOf(records: Records, key: string): string {
  return ofKind(records, 'body').find((body) => body.key === key)?.fields.name ?? key;
}
