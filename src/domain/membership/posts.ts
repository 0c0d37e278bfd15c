import type { DateTime } from 'luxon';
import { current, type Dated, type Directory, entryAt, holdsAt, type Person, peopleOfKey, personById } from '../directory.ts';
import { keptByBoth, keptById } from '../kept.ts';
import type { Refusal } from '../refusal.ts';
import { dayOf } from '../wall-clock.ts';
import { entriesOf, isSamePerson } from './same-person.ts';

/**
 * Who has the open work of somebody now: they themselves while the governance file names them; else who follows under their key; else they themselves
 * under another; else nobody, and it stays with them.
 */
export function holderNow(directory: Directory, personId: string, now: DateTime): Dated<Person> {
  return holdersAt(directory, now)(personId);
}

const holdersAt = keptByBoth((directory: Directory, now: DateTime) => keptById((personId: string) => holderOf(directory, personId, now)));

function holderOf(directory: Directory, personId: string, now: DateTime): Dated<Person> {
  const person = personById(directory, personId);
  const holder = holdsAt(person, now)
    ? person
    : (current(peopleOfKey(directory, person.key), now).findLast(({ turn }) => turn > person.turn) ??
      current(entriesOf(directory.people, person), now)[0]);
  return holder ? entryAt(directory, holder, now) : person;
}

/** Whether somebody has the open work of this person now. */
export function hasWorkOf(directory: Directory, ownerId: string, personId: string, now: DateTime): boolean {
  return isSamePerson(directory, holderNow(directory, ownerId, now).id, personId);
}

/** Ids of all whose open work somebody has now, their own among them. */
export function whoseWorkHas(directory: Directory, personId: string, now: DateTime): string[] {
  const keys = new Set(entriesOf(directory.people, personById(directory, personId)).map(({ key }) => key));
  const perhaps = [...keys].flatMap((key) => peopleOfKey(directory, key));
  return perhaps.map(({ id }) => id).filter((ownerId) => hasWorkOf(directory, ownerId, personId, now));
}

/** Why somebody whom the governance file does not name now may do nothing: never named, or their post is somebody else's now. */
export function whyStranger(directory: Directory, slackUserId: string, now: DateTime): Refusal {
  const own = directory.people.filter((one) => one.slackUserId === slackUserId);
  const ended = own.flatMap(({ id, name, until }) => (until !== null && until <= now ? [{ id, name, until }] : []));
  const [last] = ended.toSorted((a, b) => b.until.toMillis() - a.until.toMillis());
  const holder = last && holderNow(directory, last.id, now);
  if (!holder || !holdsAt(holder, now)) return { code: 'unknown_person' };
  const lastDay = dayOf(last.until.setZone(directory.workspace.timezone).minus({ milliseconds: 1 }));
  return { code: 'post_passed_on', post: last.name, until: lastDay, holder: holder.name };
}
