import { type GovernanceRecord, ofKind, type RecordOf } from './records.ts';

type Seat = RecordOf<'seat'>;
type Place = Pick<Seat['fields'], 'body' | 'role' | 'tag' | 'person' | 'chair_of'>;

/** The key of a seat to which the file gives one. Two parts: a derived key always has more. */
export function explicitSeatKey(body: string, key: string): string {
  return `${body}/${key}`;
}

export function derivedSeatKey({ body, role, tag, person, chair_of: chairOf }: Place): string {
  return [body, role, ...(tag === null ? [] : [tag]), chairOf === null ? (person ?? '') : `chair-of-${chairOf}`].join('/');
}

export function vacancyKey(place: Place, number: number): string {
  return `${derivedSeatKey(place)}vacant-${number}`;
}

/** Whether these lines can be one seat with a holder after the other: the same place, each holder's last day before the next one's first. */
export function isInTurn(lines: readonly Seat[]): boolean {
  return lines.every((line, index) => {
    const next = lines[index + 1];
    if (!next) return true;
    const { until } = line.fields;
    const { since } = next.fields;
    return isExplicit(line) && samePlace(line, next) && line.fields.person !== null && until !== null && since !== null && until < since;
  });
}

/**
 * Gives the file's seats the keys under which they were last applied: a seat without a key of its own is the one with the same role and tag
 * in the same body, by its holder where that is still the same, so that a new holder takes over the seat instead of ending it. A seat that was
 * added in the database meanwhile is followed where it is just the same. No new seat gets a key that was ever taken.
 */
export function followSeats(
  file: readonly GovernanceRecord[],
  applied: readonly GovernanceRecord[],
  database: readonly GovernanceRecord[],
): GovernanceRecord[] {
  const before = byKey(ofKind(applied, 'seat'));
  const known = new Set(before.map(({ key }) => key));
  const added = byKey(ofKind(database, 'seat').filter(({ key }) => !known.has(key)));
  const seats = byKey(ofKind(file, 'seat'));
  const followed = new Map<Seat, string>();
  /** Each seat is the first that is left of those earlier with the same mark. */
  const follow = (earlier: readonly Seat[], mark: (seat: Seat) => string) => {
    const taken = new Set(followed.values());
    const left = Map.groupBy(
      earlier.filter(({ key }) => !taken.has(key)),
      mark,
    );
    for (const seat of seats) {
      const found = followed.has(seat) ? undefined : left.get(mark(seat))?.shift();
      if (found) followed.set(seat, found.key);
    }
  };
  follow(before.filter(isExplicit), ({ key }) => key);
  follow(before, held);
  follow(before, place);
  follow(added, held);
  const used = new Set([...before, ...added].map(({ key }) => key));
  for (const seat of seats) {
    if (followed.has(seat)) continue;
    const key = unused(seat.key, used);
    followed.set(seat, key);
    used.add(key);
  }
  return file.map((record) => (record.kind === 'seat' ? { ...record, key: followed.get(record) ?? record.key } : record));
}

function byKey(seats: readonly Seat[]): Seat[] {
  return seats.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

function isExplicit(seat: Seat): boolean {
  return seat.key.split('/').length === 2;
}

/** What is the same of seats that are one place. */
function place({ fields: { body, role, tag, category, chair_of } }: Seat): string {
  return JSON.stringify([body, role, tag, category, chair_of]);
}

/** Of seats that are one place with one holder. */
function held(seat: Seat): string {
  return JSON.stringify([place(seat), seat.fields.person]);
}

function samePlace(a: Seat, b: Seat): boolean {
  return place(a) === place(b);
}

function unused(key: string, used: ReadonlySet<string>): string {
  let number = 1;
  let found = key;
  while (used.has(found)) found = `${key}-${++number}`;
  return found;
}
