import { atOneTime } from './at-one-time.ts';
import { type Fault, fault } from './fault.ts';
import { type GovernanceRecord, identity, ofKind, type RecordOf } from './records.ts';

/** What may stand only once: keys, Slack ids, addresses, channels. */
export function duplicates(records: readonly GovernanceRecord[]): Fault[] {
  const people = ofKind(records, 'person');
  return [
    ...repeated(records, identity, (record, first) =>
      fault(record, whereKeyStands(record), alreadyThere(record), { record: first, at: whereKeyStands(first) }),
    ),
    ...repeated(
      people,
      ({ fields }) => fields.slack,
      (person, first) =>
        fault(person, ['slack'], `the person ${first.key} already has the Slack id ${person.fields.slack}: one person, one id`, {
          record: first,
          at: ['slack'],
        }),
    ),
    ...repeated(
      people,
      ({ fields }) => fields.email?.toLowerCase() ?? null,
      (person, first) =>
        fault(person, ['email'], `the person ${first.key} already has the address ${person.fields.email}: one person, one address`, {
          record: first,
          at: ['email'],
        }),
    ),
    ...repeated(
      ofKind(records, 'body'),
      ({ fields }) => fields.channel,
      (body, first) =>
        fault(
          body,
          ['channel'],
          `the body ${first.key} already has the channel ${body.fields.channel}: give each body its own channel, or leave this one without`,
          { record: first, at: ['channel'] },
        ),
      // A body may take over the channel of the one it replaces.
      (body, earlier) => atOneTime(body.fields, earlier.fields),
    ),
  ];
}

function repeated<R extends GovernanceRecord>(
  records: readonly R[],
  mark: (record: R) => string | null,
  say: (again: R, first: R) => Fault,
  together: (again: R, earlier: R) => boolean = () => true,
): Fault[] {
  const seen = new Map<string, R[]>();
  return records.flatMap((record) => {
    const text = mark(record);
    if (text === null) return [];
    const earlier = seen.get(text) ?? [];
    seen.set(text, [...earlier, record]);
    const first = earlier.find((one) => together(record, one));
    return first ? [say(record, first)] : [];
  });
}

function whereKeyStands(record: GovernanceRecord): readonly string[] {
  if (record.kind === 'clock') return ['body'];
  return record.kind === 'seat' || record.kind === 'secretary' || record.kind === 'relation' ? [] : ['key'];
}

function alreadyThere(record: GovernanceRecord): string {
  switch (record.kind) {
    case 'clock':
      return `${record.key} already has a clock: put all its deadlines and digests into one`;
    case 'seat':
      return seatAlreadyThere(record);
    case 'secretary':
      return `${record.key} is already named in the secretariat: leave this one out`;
    case 'relation':
      return `the relation "${record.key}" is already there: leave this one out`;
    case 'workspace':
    case 'organisation':
    case 'person':
    case 'body':
    case 'pathway':
    case 'route':
    case 'meeting':
      return `the key "${record.key}" is already taken by another ${record.kind}: choose another`;
  }
}

function seatAlreadyThere({ key, fields }: RecordOf<'seat'>): string {
  const explicit = key.split('/').length === 2;
  if (explicit || fields.person === null)
    return `the body already has a seat with the key "${key.split('/')[1]}": choose another, or, where one holder follows the other, give the first an until: before the since: of the next, and both the same role and tag`;
  return `${fields.person} already holds this seat (${fields.role}${fields.tag ? `, ${fields.tag}` : ''}): leave this one out`;
}
