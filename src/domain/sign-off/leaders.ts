import type { DateTime } from 'luxon';
import { type Directory, heldSeats, holdsAt, pathwayById, secretariat } from '../directory.ts';
import { succession } from '../membership/interests.ts';
import { holderNow } from '../membership/posts.ts';
import type { SignOff } from './sign-off.ts';

/** A body's chair, else its co-chairs, else its deputy: the first of them of whom `may` holds. */
export function leadersOf(directory: Directory, bodyId: string, now: DateTime, may: (personId: string) => boolean = () => true): string[] {
  const seats = heldSeats(directory, bodyId, now).filter(({ person }) => may(person.id));
  const role = succession.find((one) => seats.some(({ seat }) => seat.role === one));
  return [...new Set(seats.filter(({ seat }) => seat.role === role).map(({ person }) => person.id))];
}

/**
 * Whoever looks after a request: who asked, or follows them. Where they have gone and nobody follows, those who lead the pathway's group, else the
 * secretariat: an answer never waits for somebody who is not there.
 */
export function keepersOf(
  directory: Directory,
  { requesterId, pathwayId }: Pick<SignOff, 'requesterId' | 'pathwayId'>,
  now: DateTime,
): string[] {
  const holder = holderNow(directory, requesterId, now);
  if (holdsAt(holder, now)) return [holder.id];
  const leaders = leadersOf(directory, pathwayById(directory, pathwayId).groupId, now);
  return leaders.length > 0 ? leaders : secretariat(directory, now);
}
