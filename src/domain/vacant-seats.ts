import { DateTime } from 'luxon';
import { current, type Dated, type Directory, heldSeats, type Seat } from './directory.ts';
import { sameName } from './names.ts';
import { isSamePerson } from './same-person.ts';

/** The places of a body that nobody holds now: of several seats that are one place after the other, the last. */
export function vacantSeats(directory: Directory, bodyId: string, now: DateTime): Seat[] {
  const held = new Set(heldSeats(directory, bodyId, now).map(({ seat }) => seat.id));
  const seats = current(directory.seats, now).filter((seat) => seat.bodyId === bodyId);
  if (seats.every(({ id }) => held.has(id))) return [];
  return placesOf(directory, seats).flatMap((place) => (place.some(({ id }) => held.has(id)) ? [] : place.slice(-1)));
}

/** How long two can sit beside each other while one hands the place over to the other. Who came earlier than that has a place of their own. */
const handover = { months: 3 };

/**
 * Seats grouped by place: one of the same role and tag that is held first where another was held last is that place filled again, whether it is written
 * as a seat of its own or not; with a handover too, where nothing fits without. So are two that one human held at one time, under two keys. A seat
 * that nobody ever held is a place of its own.
 */
function placesOf(directory: Directory, seats: readonly Dated<Seat>[]): Dated<Seat>[][] {
  const places: Dated<Seat>[][] = [];
  const begins = (seat: Seat) => DateTime.min(...seat.holders.map(({ since }) => since));
  const ends = ({ holders }: Seat) => Math.max(...holders.map(({ until }) => until?.toMillis() ?? Number.POSITIVE_INFINITY));
  // By their ends: of two with a handover the one who came first need not be who began first in the file.
  const inOrder = seats.toSorted((a, b) => compared(ends(a), ends(b)) || compared(begins(a)?.toMillis() ?? 0, begins(b)?.toMillis() ?? 0));
  for (const seat of inOrder) {
    const first = begins(seat);
    const isSame = (place: readonly Dated<Seat>[]) => place.some((one) => isHeldAsOne(directory, one, seat));
    const filledBy = (by: DateTime | undefined) => places.find((place) => place.slice(-1).every((last) => isFollowed(last, seat, by)));
    const before = places.find(isSame) ?? filledBy(first) ?? filledBy(first?.plus(handover));
    if (before) before.push(seat);
    else places.push([seat]);
  }
  return places;
}

function isHeldAsOne(directory: Directory, one: Seat, other: Seat): boolean {
  const together = (a: Seat['holders'][number], b: Seat['holders'][number]) =>
    isSamePerson(directory, a.personId, b.personId) && (a.until === null || a.until >= b.since) && (b.until === null || b.until >= a.since);
  return isOfOneKind(one, other) && one.holders.some((a) => other.holders.some((b) => together(a, b)));
}

function isOfOneKind(one: Seat, other: Seat): boolean {
  return one.role === other.role && sameName(one.tag ?? '', other.tag ?? '') && sameName(one.category ?? '', other.category ?? '');
}

/** Not their difference, as seats without an end have none. */
function compared(one: number, other: number): number {
  return one < other ? -1 : Number(one > other);
}

function isFollowed(last: Seat, next: Seat, by: DateTime | undefined): boolean {
  if (last.holders.length === 0 || by === undefined) return false;
  return last.holders.every(({ until }) => until !== null && until <= by) && isOfOneKind(last, next);
}
