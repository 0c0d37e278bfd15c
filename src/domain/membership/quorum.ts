import { sameName } from '../names.ts';
import { atLeastShare, atMostShare, type Share } from '../sign-off/share.ts';

/** Who has to take part for a decision to count: how many, and who among them. Not how many have to agree. */
export type Quorum = {
  /** Either a number */
  readonly n: number | null;
  /** or a share of all voting seats, vacant ones included, rounded up */
  readonly share: Share | null;
  /** Tags, categories or roles that have to be among them: one person counts for one of these only */
  readonly including: readonly string[];
  /** The share of those who take part that may come from one organisation */
  readonly organisationAtMost: Share | null;
};

/** Somebody who takes part, or still can. */
export type Participant = {
  readonly personId: string;
  readonly organisationId: string;
  /** Tags, categories and roles of the seats they speak for */
  readonly labels: readonly string[];
  /** False while they can still take part */
  readonly takesPart: boolean;
};

/** How many have to take part. */
export function quorumOf({ n, share }: Pick<Quorum, 'n' | 'share'>, votingSeats: number): number {
  return share === null ? (n ?? 1) : Math.max(atLeastShare(share, votingSeats), 1);
}

/** Whether those who take part are a quorum. */
export function isQuorate(quorum: Quorum, participants: readonly Participant[], votingSeats: number): boolean {
  return canBeQuorate(
    quorum,
    participants.filter(({ takesPart }) => takesPart),
    votingSeats,
  );
}

/**
 * Whether those who take part are a quorum together with some of those who still can. Where as many come as one organisation's share allows, whoever
 * is wanted can be among them: so it is enough to look at the largest such company.
 */
export function canBeQuorate(quorum: Quorum, participants: readonly Participant[], votingSeats: number): boolean {
  const company = largestCompany(quorum, participants);
  return (
    company !== null && company.size >= quorumOf(quorum, votingSeats) && missingFrom(quorum, participants, company.places).length === 0
  );
}

/** What the quorum names and nobody who takes part is there for. */
export function missing(quorum: Quorum, participants: readonly Participant[]): string[] {
  return missingFrom(
    quorum,
    participants.filter(({ takesPart }) => takesPart),
    () => 0,
  );
}

/** Whether an organisation has more of those who take part than it may. */
export function isOneSided({ organisationAtMost }: Quorum, participants: readonly Participant[]): boolean {
  const present = participants.filter(({ takesPart }) => takesPart);
  if (organisationAtMost === null) return false;
  const most = atMostShare(organisationAtMost, present.length);
  return [...Map.groupBy(present, ({ organisationId }) => organisationId).values()].some(({ length }) => length > most);
}

type Company = {
  readonly size: number;
  /** How many of an organisation can come beside those who take part */
  readonly places: (organisationId: string) => number;
};

/** The most who can be together with no organisation above its share; null where those who take part are too many of one whoever comes. */
function largestCompany({ organisationAtMost }: Quorum, participants: readonly Participant[]): Company | null {
  if (organisationAtMost === null) return { size: participants.length, places: () => Number.POSITIVE_INFINITY };
  const organisations = [...Map.groupBy(participants, ({ organisationId }) => organisationId).values()];
  const limitedTo = (most: number) => organisations.reduce((sum, { length }) => sum + Math.min(length, most), 0);
  let size = participants.length;
  while (limitedTo(atMostShare(organisationAtMost, size)) < size) size--;
  const most = atMostShare(organisationAtMost, size);
  const presentOf = (organisationId: string) => participants.filter((one) => one.takesPart && one.organisationId === organisationId).length;
  if (participants.some(({ takesPart, organisationId }) => takesPart && presentOf(organisationId) > most)) return null;
  return { size, places: (organisationId) => most - presentOf(organisationId) };
}

/**
 * What is named and cannot be given a person of its own. Each is given one in turn; where all who would do are taken, what these were given goes to
 * others where it can (augmenting paths, which leave as little as possible without).
 */
function missingFrom({ including }: Quorum, participants: readonly Participant[], places: Company['places']): string[] {
  type Wanted = { readonly label: string };
  const given = new Map<Participant, Wanted>();

  function finds(wanted: Wanted, seen: Set<Participant>): boolean {
    const found = participants.find((person) => {
      if (!person.labels.some((label) => sameName(label, wanted.label))) return false;
      return given.has(person) ? passesOn(person, seen) : !seen.has(person) && comes(person, seen.add(person));
    });
    if (found) given.set(found, wanted);
    return found !== undefined;
  }

  function passesOn(person: Participant, seen: Set<Participant>): boolean {
    const wanted = given.get(person);
    return wanted !== undefined && !seen.has(person) && finds(wanted, seen.add(person));
  }

  /** Whether somebody can be among them: there is a place for one more of their organisation, or a colleague makes one. */
  function comes({ takesPart, organisationId }: Participant, seen: Set<Participant>): boolean {
    const colleagues = [...given.keys()].filter((one) => !one.takesPart && one.organisationId === organisationId);
    if (takesPart || colleagues.length < places(organisationId)) return true;
    const leaving = colleagues.find((colleague) => passesOn(colleague, seen));
    return leaving !== undefined && given.delete(leaving);
  }

  return including.filter((label) => !finds({ label }, new Set()));
}
