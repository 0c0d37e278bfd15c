import { DateTime } from 'luxon';
import { current, type Dated, type Directory, heldSeats, personById, type Seat, seatsIn } from '../directory.ts';
import { isStartOfDay } from '../governance/dates.ts';
import { sameName } from '../names.ts';
import { isSamePerson } from './same-person.ts';

/** The places of a body that nobody holds now: of several seats that are one place after the other, the last. */
export function vacantSeats(directory: Directory, bodyId: string, now: DateTime): Seat[] {
  const held = new Set(heldSeats(directory, bodyId, now).map(({ seat }) => seat.id));
  const seats = current(seatsIn(directory, bodyId), now);
  if (seats.every(({ id }) => held.has(id))) return [];
  return placesOf(directory, seats).flatMap((place) => (place.some(({ id }) => held.has(id)) ? [] : place.slice(-1)));
}

/** How long two can sit beside each other while one hands the place over to the other. Who came earlier than that has a place of their own. */
const handover = { months: 3 };

/** A seat with the instants between which it is held. `begins`: null where the file does not say it, as of a seat that was there when it was first applied. */
type Spell = { readonly seat: Dated<Seat>; readonly begins: DateTime | null; readonly ends: DateTime | null };

/**
 * Seats grouped by place. Of two of one kind the later fills the place of the earlier where its first day is said, lies behind the other's, and is not
 * before the other ends; or up to a handover before, where nothing fits without. Each fills one place, and is filled by one. So are two one place that
 * one human held at one time, under two keys. A seat that nobody ever held is a place of its own.
 */
function placesOf(directory: Directory, seats: readonly Dated<Seat>[]): Dated<Seat>[][] {
  const places: Spell[][] = [];
  for (const next of inOrder(seats.map((seat) => spellOf(directory, seat)))) {
    const isSame = (place: readonly Spell[]) => place.some((one) => isHeldAsOne(directory, one.seat, next.seat));
    const filledBy = (by: DateTime | null) => places.find((place) => place.slice(-1).every((last) => isFollowed(last, next, by)));
    const before = places.find(isSame) ?? filledBy(next.begins) ?? filledBy(next.begins?.plus(handover) ?? null);
    if (before) before.push(next);
    else places.push([next]);
  }
  return places.map((place) => place.map(({ seat }) => seat));
}

/** A first day that is said is a midnight in the workspace's zone. A holding without length is one of which the last day alone is known. */
function spellOf(directory: Directory, seat: Dated<Seat>): Spell {
  const [first] = seat.holders.toSorted((a, b) => a.since.toMillis() - b.since.toMillis());
  const isSaid =
    first !== undefined && isStartOfDay(first.since, directory.workspace.timezone) && first.since.toMillis() !== first.until?.toMillis();
  const untils = seat.holders.flatMap((holder) => endOf(directory, holder) ?? []);
  return {
    seat,
    begins: isSaid ? first.since : null,
    ends: untils.length < seat.holders.length ? null : (DateTime.max(...untils) ?? null),
  };
}

/** Who leaves altogether leaves their seats. */
function endOf(directory: Directory, { personId, until }: Seat['holders'][number]): DateTime | null {
  const leaves = personById(directory, personId).until;
  return until !== null && leaves !== null ? DateTime.min(until, leaves) : (until ?? leaves);
}

/** By their ends: of two with a handover the one who came first need not be who began first in the file. */
function inOrder(spells: readonly Spell[]): Spell[] {
  const time = (instant: DateTime | null, open: number) => instant?.toMillis() ?? open;
  const compared = (a: number, b: number) => (a < b ? -1 : Number(a > b));
  return spells.toSorted(
    (a, b) =>
      compared(time(a.ends, Number.POSITIVE_INFINITY), time(b.ends, Number.POSITIVE_INFINITY)) ||
      compared(time(a.begins, 0), time(b.begins, 0)),
  );
}

function isHeldAsOne(directory: Directory, one: Seat, other: Seat): boolean {
  const together = (a: Seat['holders'][number], b: Seat['holders'][number]) =>
    isSamePerson(directory, a.personId, b.personId) && (a.until === null || a.until >= b.since) && (b.until === null || b.until >= a.since);
  return isOfOneKind(one, other) && one.holders.some((a) => other.holders.some((b) => together(a, b)));
}

/** Whether two seats are the same in all that a place is, whoever holds it. */
function isOfOneKind(one: Seat, other: Seat): boolean {
  return (
    one.role === other.role &&
    sameName(one.tag ?? '', other.tag ?? '') &&
    sameName(one.category ?? '', other.category ?? '') &&
    one.votes === other.votes &&
    one.chairOf === other.chairOf &&
    new Set(one.subjects).symmetricDifference(new Set(other.subjects)).size === 0
  );
}

function isFollowed(last: Spell, next: Spell, by: DateTime | null): boolean {
  if (last.ends === null || next.begins === null || by === null) return false;
  return last.ends <= by && (last.begins === null || last.begins < next.begins) && isOfOneKind(last.seat, next.seat);
}
