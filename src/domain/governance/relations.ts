import { type Fault, fault } from './fault.ts';
import { type GovernanceRecord, ofKind, type RecordOf } from './records.ts';

/** Relations that cannot be: of a body with itself, and circles of `replaces` or of `accountable_to`. */
export function impossibleRelations(records: readonly GovernanceRecord[]): Fault[] {
  const relations = ofKind(records, 'relation');
  return [
    ...relations
      .filter(({ fields }) => fields.from === fields.to)
      .map((one) => fault(one, ['to'], `${one.fields.from} cannot stand in this relation to itself: name another body`)),
    ...circles(relations, 'replaces'),
    ...circles(relations, 'accountable_to'),
  ];
}

/** One fault for each relation that closes a circle with those before it. */
function circles(relations: readonly RecordOf<'relation'>[], kind: 'replaces' | 'accountable_to'): Fault[] {
  const onward = new Map<string, string[]>();
  const verb = kind === 'replaces' ? 'replaces' : 'is accountable to';
  return relations.flatMap((one) => {
    const { from, to } = one.fields;
    if (one.fields.kind !== kind || from === to) return [];
    const back = wayFrom(to, from, onward);
    if (back) return [fault(one, ['to'], `this closes a circle: ${chain([from, ...back], verb)}; take one of these relations out`)];
    onward.set(from, [...(onward.get(from) ?? []), to]);
    return [];
  });
}

function wayFrom(start: string, end: string, onward: ReadonlyMap<string, readonly string[]>): string[] | null {
  const reachedFrom = new Map<string, string | null>([[start, null]]);
  for (const place of reachedFrom.keys()) {
    if (place === end) return pathTo(place, reachedFrom);
    for (const next of onward.get(place) ?? []) if (!reachedFrom.has(next)) reachedFrom.set(next, place);
  }
  return null;
}

function pathTo(end: string, reachedFrom: ReadonlyMap<string, string | null>): string[] {
  const path: string[] = [];
  for (let place: string | null = end; place !== null; place = reachedFrom.get(place) ?? null) path.unshift(place);
  return path;
}

function chain(places: readonly string[], verb: string): string {
  return places
    .slice(1)
    .map((place, index) => `${places[index]} ${verb} ${place}`)
    .join(', ');
}
