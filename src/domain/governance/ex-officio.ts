import { type Fault, fault } from './fault.ts';
import { type GovernanceRecord, ofKind, type RecordOf } from './records.ts';

type Seat = RecordOf<'seat'>;

/** The seats of each body that has any, by its key. */
export type SeatsByBody = ReadonlyMap<string, readonly Seat[]>;

export function seatsByBody(records: readonly GovernanceRecord[]): SeatsByBody {
  return Map.groupBy(ofKind(records, 'seat'), ({ fields }) => fields.body);
}

export function seatsIn(seats: SeatsByBody, body: string): readonly Seat[] {
  return seats.get(body) ?? [];
}

/** Seats held ex officio that nobody can come to hold: of a body without a chair's seat, or of one whose chair is, in the end, this one's. */
export function impossibleOffices(records: readonly GovernanceRecord[]): Fault[] {
  const seats = seatsByBody(records);
  const bodies = new Set(ofKind(records, 'body').map(({ key }) => key));
  return ofKind(records, 'seat').flatMap((seat) => {
    const { chair_of: chairOf } = seat.fields;
    if (chairOf === null || !bodies.has(chairOf)) return [];
    const at = ['ex_officio', 'chair_of'];
    if (chairsSeats(seats, chairOf).length === 0)
      return [fault(seat, at, `${chairOf} has no seat with role chair: add one, or name the person who holds this seat`)];
    return seat.fields.role === 'chair' && leadsBack(seats, seat.fields.body, chairOf)
      ? [
          fault(
            seat,
            at,
            `whoever chairs ${chairOf} is, in the end, whoever chairs ${seat.fields.body}: name the person who holds one of these seats`,
          ),
        ]
      : [];
  });
}

/** Keys of those who hold a seat: of one held ex officio, whoever is in the chair of the other body. `seen`: bodies looked at already. */
export function holdersOf(seats: SeatsByBody, { fields }: Seat, seen: readonly string[] = []): string[] {
  if (fields.chair_of === null) return fields.person === null ? [] : [fields.person];
  if (seen.includes(fields.chair_of)) return [];
  const onward = [...seen, fields.chair_of];
  return chairsSeats(seats, fields.chair_of).flatMap((seat) => holdersOf(seats, seat, onward));
}

function chairsSeats(seats: SeatsByBody, body: string): Seat[] {
  return seatsIn(seats, body).filter(({ fields }) => fields.role === 'chair');
}

function leadsBack(seats: SeatsByBody, body: string, from: string, seen: readonly string[] = []): boolean {
  if (from === body) return true;
  if (seen.includes(from)) return false;
  return chairsSeats(seats, from).some(
    ({ fields }) => fields.chair_of !== null && leadsBack(seats, body, fields.chair_of, [...seen, from]),
  );
}
