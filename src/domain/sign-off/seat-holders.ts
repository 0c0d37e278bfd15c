import type { DateTime } from 'luxon';
import {
  bodyById,
  type Directory,
  heldSeats,
  holdsAt,
  type Person,
  personById,
  type Seat,
  type SeatRole,
  type Subject,
} from '../directory.ts';
import { allBy, keptByBoth, keptById } from '../kept.ts';
import { decidingRole } from '../membership/approval-rule.ts';
import { conflictsLeft, hasRecused, personMay } from '../membership/interests.ts';
import { vacantSeats } from '../membership/vacant-seats.ts';
import { isAuthor } from './authors.ts';
import { isClosedToPerson } from './content-state.ts';
import type { AskedBody, SignOff, WhyAside } from './sign-off.ts';

/** Somebody whose seat gives them a voice in a body, once whatever seats they hold. */
export type SeatHolder = {
  readonly person: Person;
  /** The role by which they decide */
  readonly role: SeatRole;
  /** Composition tags, and categories, of every seat they hold in the body */
  readonly tags: readonly string[];
  /** Roles of these seats */
  readonly roles: readonly SeatRole[];
};

type Asked = Pick<AskedBody, 'bodyId' | 'rule'>;
type Matter = Pick<SignOff, 'subject'>;

/**
 * Those whose seats give them a voice by the body's rule now: its approvers on this subject, or for rule `chair` its chair. Nobody once the body has
 * ended.
 */
export function seatHolders(directory: Directory, { subject }: Matter, { bodyId, rule }: Asked, now: DateTime): readonly SeatHolder[] {
  return holdersAt(directory, now)(bodyId)(decidingRole(rule))(subject);
}

/** Of one directory at one instant, as far as it was asked for: a list asks for each of its requests. */
const holdersAt = keptByBoth((directory: Directory, now: DateTime) =>
  keptById((bodyId: string) =>
    keptById((role: SeatRole) => keptById((subject: Subject) => holdersOf(directory, { bodyId, role, subject }, now))),
  ),
);

type Voting = { readonly bodyId: string; readonly role: SeatRole } & Matter;

function holdersOf(directory: Directory, { bodyId, role: deciding, subject }: Voting, now: DateTime): readonly SeatHolder[] {
  if (!holdsAt(bodyById(directory, bodyId), now)) return [];
  const seats = heldSeats(directory, bodyId, now).filter(({ seat }) => isFor(seat, { subject }));
  const ownSeats = allBy(seats, ({ person }) => person.id);
  const holders = seats
    .filter(({ seat }) => givesVoice(seat, deciding))
    .map(({ seat: { role }, person }): [string, SeatHolder] => {
      const own = ownSeats(person.id).map(({ seat }) => seat);
      const tags = own.flatMap(({ tag, category }) => [tag, category].filter((one) => one !== null));
      return [person.id, { person, role, tags, roles: own.map((seat) => seat.role) }];
    });
  return [...new Map(holders).values()];
}

/** How many seats with a voice nobody holds now. */
export function vacantVoices(directory: Directory, matter: Matter, asked: Asked, now: DateTime): number {
  if (!holdsAt(bodyById(directory, asked.bodyId), now)) return 0;
  return vacantSeats(directory, asked.bodyId, now).filter((seat) => hasVoice(seat, asked) && isFor(seat, matter)).length;
}

/** Whether a seat gives a voice by the body's rule. */
export function hasVoice(seat: Seat, { rule }: Asked): boolean {
  return givesVoice(seat, decidingRole(rule));
}

function givesVoice({ role, votes }: Seat, deciding: SeatRole): boolean {
  return votes && role === deciding;
}

function isFor({ subjects }: Seat, { subject }: Matter): boolean {
  return subjects.length === 0 || subjects.includes(subject);
}

/**
 * Why somebody decides on a request for no one, neither themselves nor as a deputy, who acts by the seat of whom they stand in for; null where nothing
 * stands in their way. It is the table of permissions that lets them.
 */
export function whyAside(directory: Directory, signOff: SignOff, asked: AskedBody, personId: string, now: DateTime): WhyAside | null {
  if (isAuthor(directory, signOff, personId, now)) return 'author';
  if (isClosedToPerson(directory, signOff, personById(directory, personId))) return 'closed';
  if (hasRecused(directory, asked, personId)) return 'recused';
  if (conflictsLeft(directory, signOff, asked, personId, now).length > 0) return 'conflicted';
  const role = decidingRole(asked.rule);
  const action = role === 'chair' ? 'give_verdict_as_chair' : 'give_verdict';
  // What is left: another body asked may have ruled more strictly than this one, and keeps the papers from them.
  return personMay(action, directory, signOff, personId, [role], now) ? null : 'excluded';
}
