import { DateTime } from 'luxon';
import type { Directory } from '#src/domain/directory.ts';
import type { Transact } from './ports/stores.ts';

type Dates = { readonly since: DateTime; readonly until: DateTime | null };

/** The next instant after `now` at which who decides may change by itself: a delegation, an interest or a seat begins or ends; null where none will. */
export async function nextChangeInstant(transact: Transact, now: DateTime): Promise<DateTime | null> {
  return transact(async ({ directories }) => {
    const instants: DateTime[] = [];
    for (const team of await directories.teams()) {
      const directory = await directories.ofTeam(team);
      if (directory) instants.push(...datesOf(directory).flatMap(({ since, until }) => [since, ...(until ? [until] : [])]));
    }
    return DateTime.min(...instants.filter((at) => at > now)) ?? null;
  });
}

function datesOf({ delegations, interests, seats, bodies, people, secretaries }: Directory): readonly Dates[] {
  return [...delegations, ...interests, ...seats, ...seats.flatMap(({ holders }) => holders), ...bodies, ...people, ...secretaries];
}
