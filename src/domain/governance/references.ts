import { type Fault, fault } from './fault.ts';
import { type GovernanceRecord, ofKind, type RecordKind } from './records.ts';

type Target = 'organisation' | 'person' | 'body';
const section: Readonly<Record<Target, string>> = { organisation: 'organisations', person: 'people', body: 'bodies' };

/** Every key that names nothing. `alsoKnown`: identities ("person smith") that exist although their records are not at hand. */
export function danglingReferences(records: readonly GovernanceRecord[], alsoKnown: ReadonlySet<string>): Fault[] {
  const keys = (kind: RecordKind) => new Set(ofKind(records, kind).map(({ key }) => key));
  const known = { organisation: keys('organisation'), person: keys('person'), body: keys('body') };
  return records.flatMap((record) =>
    referencesOf(record)
      .filter(({ to, key }) => !known[to].has(key) && !alsoKnown.has(`${to} ${key}`))
      .map(({ at, to, key }) =>
        fault(record, at, `no ${to} has the key "${key}": ${expected(known[to])}add the ${to} under ${section[to]}`),
      ),
  );
}

type Reference = { readonly at: readonly (string | number)[]; readonly to: Target; readonly key: string };

function referencesOf(record: GovernanceRecord): Reference[] {
  const one = (to: Target, at: string, key: string | null): Reference[] => (key === null ? [] : [{ at: [at], to, key }]);
  switch (record.kind) {
    case 'workspace':
    case 'organisation':
    case 'body':
      return [];
    case 'person':
      return one('organisation', 'organisation', record.fields.organisation);
    case 'secretary':
      return [{ at: [], to: 'person', key: record.key }];
    case 'seat':
      return [
        ...record.fields.earlier.flatMap(({ person }) => one('person', 'person', person)),
        ...one('person', 'person', record.fields.person),
        ...one('body', 'body', record.fields.body),
        ...(record.fields.chair_of === null ? [] : [{ at: ['ex_officio', 'chair_of'], to: 'body' as const, key: record.fields.chair_of }]),
      ];
    case 'relation':
      return [
        ...one('body', 'from', record.fields.from),
        ...one('body', 'to', record.fields.to),
        ...one('body', 'through', record.fields.through),
      ];
    case 'pathway':
      return [
        ...one('body', 'group', record.fields.group),
        ...record.fields.organisations.map((key, index): Reference => ({ at: ['organisations', index], to: 'organisation', key })),
      ];
    case 'route':
      return record.fields.steps.flatMap((bodies, step) =>
        bodies.map((key, index): Reference => ({ at: ['steps', step, 'bodies', index], to: 'body', key })),
      );
    case 'clock':
      return [
        ...one('body', 'body', record.key),
        ...record.fields.digests.flatMap(({ to }, digest) =>
          to.map((key, index): Reference => ({ at: ['digests', digest, 'to', index], to: 'body', key })),
        ),
      ];
    case 'meeting':
      return one('body', 'body', record.fields.body);
  }
}

function expected(known: ReadonlySet<string>): string {
  const keys = [...known].slice(0, 12).join(', ');
  return known.size === 0 ? '' : `expected one of ${keys}${known.size > 12 ? ', ...' : ''}; or `;
}
