import { DateTime } from 'luxon';
import type { Directory } from '#src/domain/directory.ts';
import type { Transact } from '../ports/stores.ts';

type Dates = { readonly since: DateTime; readonly until: DateTime | null };

/** The next instant after `now` at which who decides may change by itself: a delegation, an interest or a seat begins or ends; null where none will. */
export async function nextChangeInstant(transact: Transact, now: DateTime): Promise<DateTime | null> {
  return transact(async ({ directories }) => {
    const instants: DateTime[] = [];
    for (const team of await directories.teams()) {
      const directory = await directories.ofTeam(team);
      if (directory) instants.push(...instantsOf([...readingDates(directory), ...directory.delegations]));
    }
    return DateTime.min(...instants.filter((at) => at > now)) ?? null;
  });
}

/** The last instant at which who may read what may have changed by itself; null where nothing has begun yet. */
export function lastReadingChange(directory: Directory, now: DateTime): DateTime | null {
  return DateTime.max(...instantsOf(readingDates(directory)).filter((at) => at <= now)) ?? null;
}

function instantsOf(all: readonly Dates[]): DateTime[] {
  return all.flatMap(({ since, until }) => [since, ...(until ? [until] : [])]);
}

/** Of whatever says who may read what: nobody reads more for standing in for somebody. */
function readingDates({ interests, seats, bodies, people, secretaries }: Directory): readonly Dates[] {
  return [...interests, ...seats, ...seats.flatMap(({ holders }) => holders), ...bodies, ...people, ...secretaries];
}
