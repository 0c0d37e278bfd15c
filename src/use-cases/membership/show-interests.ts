import type { DateTime } from 'luxon';
import { type Dated, type Directory, pathwayById } from '#src/domain/directory.ts';
import type { Interest, InterestCategory } from '#src/domain/membership/interest.ts';
import { isSamePerson } from '#src/domain/membership/same-person.ts';
import { pathwayNameFor } from '#src/domain/privacy.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import type { Actor } from '../actor.ts';

/** An interest somebody has declared, as they see it themselves. Instants are ISO strings in UTC. */
export type InterestLine = {
  readonly interestId: string;
  readonly category: InterestCategory;
  readonly text: string;
  /** Names of organisations and pathways, and whether it touches one request beside them */
  readonly touches: readonly string[];
  readonly oneRequest: boolean;
  readonly since: string;
  readonly until: string | null;
  readonly timezone: string;
};

/** The interests of somebody that hold or will, the newest first. */
export function showInterests({ directory, person }: Actor, now: DateTime): InterestLine[] {
  return directory.interests
    .filter((one) => isSamePerson(directory, one.personId, person.id) && !hasEnded(one, now))
    .toSorted((a, b) => b.since.toMillis() - a.since.toMillis())
    .map((one) => interestLine(directory, one, now));
}

/** Whether an interest holds no more, or never will. */
export function hasEnded({ since, until }: Dated<Interest>, now: DateTime): boolean {
  return until !== null && (until <= now || until <= since);
}

function interestLine(
  directory: Directory,
  { id, personId, category, text, since, until, ...touching }: Dated<Interest>,
  now: DateTime,
): InterestLine {
  const pathways = touching.pathwayIds.map((pathwayId) => pathwayNameFor(directory, pathwayById(directory, pathwayId), personId, now));
  const organisations = directory.organisations.filter((one) => touching.organisationIds.includes(one.id)).map(({ name }) => name);
  return {
    interestId: id,
    category,
    text,
    touches: [...pathways, ...organisations],
    oneRequest: touching.signOffId !== null,
    since: isoInstant(since),
    until: until && isoInstant(until),
    timezone: directory.workspace.timezone,
  };
}
