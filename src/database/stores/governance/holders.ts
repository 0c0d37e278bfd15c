type Period = { readonly id: string; readonly since: Date; readonly until: Date | null };
type Membership = Period & { readonly personId: string; readonly person: { readonly key: string } };

/**
 * Who held a seat, oldest first, as the governance file calls them: the memberships of those who followed each other under one key are one holder's.
 *
 * @param begins whether the file itself says of a membership that it began then, so that it is a holder's of its own
 */
export function holdersOf<M extends Membership>(
  memberships: readonly M[],
  begins: (membership: M) => boolean = () => false,
): [M, ...M[]][] {
  const holders: [M, ...M[]][] = [];
  for (const one of memberships.toSorted(byStart)) {
    const before = holders.at(-1)?.at(-1);
    const follows = before && before.person.key === one.person.key && before.personId !== one.personId;
    if (follows && !begins(one)) holders.at(-1)?.push(one);
    else holders.push([one]);
  }
  return holders;
}

/** From the first one's first day to the last one's last. */
export function periodOf(holder: readonly [Period, ...Period[]]): { readonly since: Date; readonly until: Date | null } {
  return { since: holder[0].since, until: lastOf(holder).until };
}

export function lastOf<M>(all: readonly [M, ...M[]]): M {
  return all.at(-1) ?? all[0];
}

/** Oldest first; of two that begin together the one that goes on is the later. */
function byStart(a: Period, b: Period): number {
  const end = ({ until }: Period) => until?.getTime() ?? Number.POSITIVE_INFINITY;
  if (a.since.getTime() !== b.since.getTime()) return a.since.getTime() - b.since.getTime();
  return end(a) === end(b) ? (a.id < b.id ? -1 : 1) : end(a) < end(b) ? -1 : 1;
}
