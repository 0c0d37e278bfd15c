import type { DateTime } from 'luxon';
import {
  current,
  type Dated,
  type Directory,
  heldSeats,
  holdsAt,
  isSecretariat,
  type Person,
  pathwayById,
  personById,
  rolesIn,
  type SeatRole,
  secretariat,
} from '../directory.ts';
import { keptByBoth } from '../kept.ts';
import { type Action, mayDo, sideOf } from '../permissions.ts';
import { isAuthor } from '../sign-off/authors.ts';
import { contentState, stageOf } from '../sign-off/content-state.ts';
import type { AskedBody, Ruling, SignOff, Verdict } from '../sign-off/sign-off.ts';
import type { Interest, RulingAction } from './interest.ts';
import { hasWorkOf } from './posts.ts';
import { isSamePerson } from './same-person.ts';

const letting: readonly RulingAction[] = ['no_action', 'remain'];
const withholding: readonly RulingAction[] = ['no_papers', 'not_attend', 'leave_group'];

type Rulings = Pick<AskedBody, 'rulings'>;
type Asked = Pick<AskedBody, 'bodyId' | 'rulings' | 'verdicts'>;

/** Somebody's interests that touch a request now: it, its pathway, or an organisation the pathway concerns. */
export function conflictsOf(
  directory: Directory,
  { id, pathwayId }: Pick<SignOff, 'id' | 'pathwayId'>,
  personId: string,
  now: DateTime,
): Dated<Interest>[] {
  const { organisationIds } = pathwayById(directory, pathwayId);
  return current(interestsOf(directory, personId), now).filter(
    (interest) =>
      interest.signOffId === id ||
      interest.pathwayIds.includes(pathwayId) ||
      interest.organisationIds.some((organisationId) => organisationIds.includes(organisationId)),
  );
}

/** What somebody ever declared, under whatever entry of theirs. */
export function interestsOf(directory: Directory, personId: string): readonly Dated<Interest>[] {
  const { people, interests } = directory;
  const known = declaredBy(people, interests);
  const all = known.get(personId) ?? interests.filter((interest) => isSamePerson(directory, interest.personId, personId));
  known.set(personId, all);
  return all;
}

const declaredBy = keptByBoth(
  (_people: Directory['people'], _interests: Directory['interests']) => new Map<string, readonly Dated<Interest>[]>(),
);

/** The ruling on somebody that holds in a body: the last. */
export function rulingOn(directory: Directory, { rulings }: Rulings, personId: string): Ruling | null {
  return rulings.findLast((ruling) => isSamePerson(directory, ruling.personId, personId)) ?? null;
}

/**
 * The interests for which somebody does not decide for a body: those that touch the request, less those a ruling lets them decide with. A ruling
 * speaks of those its ruler was shown: another needs another.
 */
export function conflictsLeft(directory: Directory, signOff: SignOff, asked: Rulings, personId: string, now: DateTime): Dated<Interest>[] {
  const ruling = rulingOn(directory, asked, personId);
  const lets = ({ id: interestId }: Interest) =>
    ruling !== null && letting.includes(ruling.action) && ruling.interestIds.includes(interestId);
  return conflictsOf(directory, signOff, personId, now).filter((interest) => !lets(interest));
}

/** Whether somebody stepped aside of their own accord, in whatever round, and no ruling since lets them decide. */
export function hasRecused(directory: Directory, asked: Omit<Asked, 'bodyId'>, personId: string): boolean {
  const recusal = recusalOf(directory, asked, personId);
  if (!recusal) return false;
  const ruling = rulingOn(directory, asked, personId);
  return !(ruling !== null && letting.includes(ruling.action) && ruling.at >= recusal.at);
}

/** The verdict by which somebody stepped aside, where it is the last they gave; null where it is not. */
export function recusalOf(directory: Directory, { verdicts }: Pick<Asked, 'verdicts'>, personId: string): Verdict | null {
  const own = verdicts.filter((verdict) => isSamePerson(directory, verdict.personId, personId));
  const last = own.findLast((verdict) => !verdict.afterOutcome && !verdict.contested);
  return last?.kind === 'recuse' ? last : null;
}

/** Whether somebody does not decide for a body because of an interest, declared or stepped aside for. */
function standsAside(directory: Directory, signOff: SignOff, asked: Asked, personId: string, now: DateTime): boolean {
  return hasRecused(directory, asked, personId) || conflictsLeft(directory, signOff, asked, personId, now).length > 0;
}

/** Whether a ruling in one of the bodies asked keeps the papers of a request from somebody. */
export function isKeptFromPapers(directory: Directory, signOff: SignOff, personId: string, now: DateTime): boolean {
  return signOff.bodies.some((asked) => {
    const ruling = rulingOn(directory, asked, personId);
    return ruling !== null && withholding.includes(ruling.action) && standsAside(directory, signOff, asked, personId, now);
  });
}

/** Whether somebody may see what a request is about: checked at each read. */
export function mayReadContent(directory: Directory, signOff: SignOff, personId: string, now: DateTime): boolean {
  const concerned = [pathwayById(directory, signOff.pathwayId).groupId, ...signOff.bodies.map(({ bodyId }) => bodyId)];
  return (
    holdsAt(personById(directory, personId), now) &&
    personMay(
      'read',
      directory,
      signOff,
      personId,
      concerned.flatMap((bodyId) => rolesIn(directory, bodyId, personId, now)),
      now,
    )
  );
}

/** Who rules on an interest, and as what. */
export type Rulers = { readonly as: SeatRole | 'secretariat'; readonly people: readonly Person[] };

/** Who stands for a body, each role only where the one before it has nobody who may. */
export const succession: readonly SeatRole[] = ['chair', 'co-chair', 'deputy'];

/**
 * Who rules on somebody's interest for a body: its chair, else its co-chair, else its deputy, else the secretariat. Nobody rules on their own, nor
 * while an interest keeps them from deciding there, nor on who decides on what they asked for or wrote.
 */
export function whoRules(directory: Directory, signOff: SignOff, asked: Asked, personId: string, now: DateTime): Rulers {
  const mayRule = (person: Person, roles: readonly SeatRole[]) =>
    !isSamePerson(directory, person.id, personId) &&
    !standsAside(directory, signOff, asked, person.id, now) &&
    personMay('rule_on_interest', directory, signOff, person.id, roles, now);
  const seats = heldSeats(directory, asked.bodyId, now);
  for (const role of succession) {
    const holders = seats.filter(({ seat }) => seat.role === role).map(({ person }) => person);
    const people = unique(holders).filter((person) => mayRule(person, [role]));
    if (people.length > 0) return { as: role, people };
  }
  const secretaries = secretariat(directory, now).map((id) => personById(directory, id));
  return { as: 'secretariat', people: current(secretaries, now).filter((person) => mayRule(person, [])) };
}

/** What the table of permissions says of somebody in these roles, with what ties them to the request. */
export function personMay(
  action: Action,
  directory: Directory,
  signOff: SignOff,
  personId: string,
  roles: readonly SeatRole[],
  now: DateTime,
  speaker = false,
): boolean {
  return mayDo({
    action,
    roles,
    speaker,
    secretariat: isSecretariat(directory, personId, now),
    requester: hasWorkOf(directory, signOff.requesterId, personId, now),
    author: isAuthor(directory, signOff, personId, now),
    excluded: isKeptFromPapers(directory, signOff, personId, now),
    side: sideOf(directory, personById(directory, personId)),
    state: contentState(directory, signOff),
    stage: stageOf(signOff),
  });
}

function unique(people: readonly Person[]): Person[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}
