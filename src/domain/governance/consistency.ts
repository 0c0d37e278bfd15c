import { knownCalendars } from '../working-calendar.ts';
import { bodiesThatCannotDecide, castingVotesOfNobody } from './body-rules.ts';
import { faultInWallTime } from './dates.ts';
import { duplicates } from './duplicates.ts';
import { impossibleOffices } from './ex-officio.ts';
import { type Fault, fault } from './fault.ts';
import { calledAsStatus, namesTwice } from './names-twice.ts';
import { type GovernanceRecord, ofKind } from './records.ts';
import { danglingReferences } from './references.ts';
import { impossibleRelations } from './relations.ts';

/** Everything the records say that cannot stand together. `alsoKnown`: identities that exist although their records are not at hand. */
export function faultsIn(records: readonly GovernanceRecord[], alsoKnown: ReadonlySet<string> = new Set()): Fault[] {
  return [
    ...danglingReferences(records, alsoKnown),
    ...duplicates(records),
    ...namesTwice(records),
    ...calledAsStatus(records),
    ...impossibleRelations(records),
    ...impossibleOffices(records),
    ...bodiesThatCannotDecide(records),
    ...castingVotesOfNobody(records),
    ...records.flatMap(ownFaults),
    ...pathwaysOutsideReviewGroups(records),
  ];
}

function ownFaults(record: GovernanceRecord): Fault[] {
  return [...datesTheWrongWayRound(record), ...repeatedInList(record), ...faultsOfKind(record)];
}

function faultsOfKind(record: GovernanceRecord): Fault[] {
  if (record.kind === 'workspace') {
    const { holidays, extra_holidays, working } = record.fields;
    const both = working.flatMap((day, index) => (extra_holidays.includes(day) ? [{ day, index }] : []));
    return [
      ...(knownCalendars.includes(holidays)
        ? []
        : [fault(record, ['holidays'], `no holiday calendar is called "${holidays}": expected one of ${knownCalendars.join(', ')}`)]),
      ...both.map(({ day, index }) => fault(record, ['working', index], `${day} is also an extra holiday: it can only be one of the two`)),
    ];
  }
  if (record.kind === 'route') {
    const { formally_responsible: responsible, steps } = record.fields;
    if (responsible === null || steps.flat().includes(responsible)) return [];
    return [
      fault(record, ['formally_responsible'], `${responsible} is in no step of this route: name a body of the route, or add it to a step`),
    ];
  }
  if (record.kind === 'meeting') {
    const message = faultInWallTime(record.fields.at, record.fields.timezone);
    return message ? [fault(record, ['at'], message)] : [];
  }
  return [];
}

function datesTheWrongWayRound(record: GovernanceRecord): Fault[] {
  if (!('since' in record.fields)) return [];
  const { since, until } = record.fields;
  return since !== null && until !== null && until < since
    ? [fault(record, ['until'], `the last day ${until} is before the first, ${since}: put them the right way round`)]
    : [];
}

/** Bodies or organisations named twice in one list. */
function repeatedInList(record: GovernanceRecord): Fault[] {
  const lists: { at: readonly (string | number)[]; keys: readonly string[] }[] = [];
  if (record.kind === 'pathway') lists.push({ at: ['organisations'], keys: record.fields.organisations });
  if (record.kind === 'route') record.fields.steps.forEach((keys, step) => void lists.push({ at: ['steps', step, 'bodies'], keys }));
  if (record.kind === 'clock')
    record.fields.digests.forEach(({ to }, digest) => void lists.push({ at: ['digests', digest, 'to'], keys: to }));
  return lists.flatMap(({ at, keys }) =>
    keys.flatMap((key, index) =>
      keys.indexOf(key) < index ? [fault(record, [...at, index], `"${key}" is already in this list: leave this one out`)] : [],
    ),
  );
}

function pathwaysOutsideReviewGroups(records: readonly GovernanceRecord[]): Fault[] {
  const bodies = new Map(ofKind(records, 'body').map((body) => [body.key, body]));
  return ofKind(records, 'pathway').flatMap((pathway) => {
    const group = bodies.get(pathway.fields.group);
    if (!group || group.fields.kind === 'review_group') return [];
    const message = `${group.key} is a ${group.fields.kind.replace('_', ' ')}: a pathway belongs to a body of kind review_group`;
    return [fault(pathway, ['group'], message)];
  });
}
