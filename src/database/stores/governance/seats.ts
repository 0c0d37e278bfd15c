import { isDeepStrictEqual } from 'node:util';
import { v7 as newId } from 'uuid';
import type { RecordOf } from '#src/domain/governance/records.ts';
import { holdersOf, lastOf } from './holders.ts';
import type { MembershipRow } from './rows.ts';
import { holdsAfter, idOf, sinceDate, untilDate, type Writing } from './writing.ts';

type Seat = RecordOf<'seat'>;

export function addSeats(writing: Writing, seats: readonly Seat[]): void {
  const { rows, workspaceId, at } = writing;
  for (const seat of seats) {
    const { key, fields } = seat;
    const id = newId();
    const since = sinceDate(writing, fields.since);
    const begins = since < at.toJSDate() || fields.person === null ? since : at.toJSDate();
    const bodyId = idOf(writing, 'body', fields.body);
    rows.seat.add([{ id, workspaceId, bodyId, key, ...place(fields), since: begins, until: null }]);
    rows.membership.add(memberships(writing, id, seat));
  }
}

/** Ends the seats and the memberships in them. */
export function endSeats({ rows, at }: Writing, seats: readonly Seat[]): void {
  const until = at.toJSDate();
  const ended = seats.flatMap(({ key }) => rows.seat.having('key', key).filter((one) => one.until === null));
  for (const { id } of ended) {
    rows.seat.change(id, { until });
    for (const one of rows.membership.having('seatId', id)) if (holdsAfter(one, until)) rows.membership.change(one.id, { until });
  }
}

/** What the seat is, whoever holds it. */
function place({ role, tag, category, votes, subjects, chair_of: chairOf }: Seat['fields']) {
  return { role, tag, category, votes, subjects, chairOf };
}

/** A new holder ends one membership and starts another; where the seat is another one, it ends and another starts, so that old verdicts keep theirs. */
export function changeSeat(writing: Writing, before: Seat, after: Seat): void {
  if (!isDeepStrictEqual(place(before.fields), place(after.fields))) {
    endSeats(writing, [before]);
    addSeats(writing, [after]);
    return;
  }
  const seat = writing.rows.seat.having('key', after.key).find(({ until }) => until === null);
  if (!seat) throw new Error(`No seat with key ${after.key} is stored`);
  dateEarlier(writing, seat.id, after.fields.earlier);
  const held = holdersIn(writing, seat.id).at(-1);
  if (held && before.fields.person !== null && before.fields.person === after.fields.person) redate(writing, held, after.fields);
  else succeed(writing, seat.id, held && lastOf(held), before, after);
}

type Membership = MembershipRow & { readonly person: { readonly key: string } };
type Dates = Pick<Seat['fields'], 'person' | 'since' | 'until'>;

function holdersIn({ rows }: Writing, seatId: string): [Membership, ...Membership[]][] {
  return holdersOf(rows.membership.having('seatId', seatId).map((one) => ({ ...one, person: rows.person.get(one.personId) })));
}

/** Dates those who held the seat before as the file does now; who is not there yet is added. */
function dateEarlier(writing: Writing, seatId: string, earlier: Seat['fields']['earlier']): void {
  let left = earlier.length === 0 ? [] : holdersIn(writing, seatId);
  for (const named of earlier) {
    const index = left.findIndex(([{ person }]) => person.key === named.person);
    const [holder] = index < 0 ? [] : left.slice(index);
    if (holder) redate(writing, holder, named);
    else writing.rows.membership.add(membership(writing, seatId, named));
    left = left.slice(index + 1);
  }
}

/** Dates a holder whose key may have passed on while they held it: the first day is the first one's, where they had it then, the last day the last one's. */
function redate(writing: Writing, holder: [Membership, ...Membership[]], { since, until }: Dates): void {
  const { membership: rows } = writing.rows;
  const [first, last] = [holder[0], lastOf(holder)];
  const begins = since === null ? first.since : sinceDate(writing, since);
  const hadIt = first.id === last.id || first.until === null || begins < first.until;
  rows.change(hadIt ? first.id : last.id, { since: begins });
  const from = hadIt && first.id !== last.id ? last.since : begins;
  rows.change(last.id, { until: untilDate(writing, until, from) });
}

/** The old holder leaves on the day the new one begins where the file names a new one, else now. */
function succeed(writing: Writing, seatId: string, latest: Membership | undefined, before: Seat, after: Seat): void {
  const { membership: rows } = writing.rows;
  const { since } = after.fields;
  const leaves = since === null || since === before.fields.since ? writing.at.toJSDate() : sinceDate(writing, since);
  if (latest && holdsAfter(latest, leaves)) rows.change(latest.id, { until: leaves < latest.since ? latest.since : leaves });
  rows.add(membership(writing, seatId, after.fields));
}

function memberships(writing: Writing, seatId: string, { fields }: Seat): MembershipRow[] {
  return [...fields.earlier, fields].flatMap((holder) => membership(writing, seatId, holder));
}

function membership(writing: Writing, seatId: string, holder: Dates): MembershipRow[] {
  if (holder.person === null) return [];
  const ends = holder.until === null ? null : untilDate(writing, holder.until, new Date(0));
  const named = sinceDate(writing, holder.since);
  // Where only the last day is said, and it is past, it was held until then.
  const since = holder.since === null && ends !== null && ends < named ? ends : named;
  return [
    { id: newId(), seatId, personId: idOf(writing, 'person', holder.person), since, until: ends !== null && ends < since ? since : ends },
  ];
}
