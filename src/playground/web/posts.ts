import type { DateTime } from 'luxon';
import { current, type Dated, type Directory, heldSeats, isSecretariat, type Person, seatRoles } from '#src/domain/directory.ts';
import { withArticle } from '#src/slack/views/words.ts';

/** What everybody is in the governance file, by Slack user id, on one line: "Chair and approver of the Clinical Leadership Group". */
export function postsIn(directory: Directory, now: DateTime): ReadonlyMap<string, string> {
  const seats = seatsByPerson(directory, now);
  return new Map(
    current(directory.people, now).flatMap((person) => {
      const office = isSecretariat(directory, person.id, now) ? ['secretariat'] : [];
      const posts = [...office, ...(seats.get(person.id) ?? [])];
      const words = posts.length > 0 ? posts.join('; ') : employed(directory, person);
      return person.slackUserId === null ? [] : [[person.slackUserId, words.charAt(0).toUpperCase() + words.slice(1)]];
    }),
  );
}

/** By person: "chair and approver of the ...", for each body they sit in. */
function seatsByPerson(directory: Directory, now: DateTime): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const { id, name } of current(directory.bodies, now).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))) {
    const held = Map.groupBy(heldSeats(directory, id, now), ({ person }) => person.id);
    for (const [personId, seats] of held) {
      const roles = seatRoles.filter((role) => seats.some(({ seat }) => seat.role === role));
      all.set(personId, [...(all.get(personId) ?? []), `${roles.join(' and ')} of ${withArticle(name)}`]);
    }
  }
  return all;
}

function employed({ organisations }: Directory, { organisationId, profession }: Dated<Person>): string {
  const organisation = organisations.find(({ id }) => id === organisationId);
  return organisation ? `${profession}, ${organisation.name}` : profession;
}
