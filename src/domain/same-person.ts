/** Somebody as the governance file names them: by Slack id, by address, or both. */
type Account = { readonly slackUserId: string | null; readonly email: string | null };
type Entry = Account & { readonly id: string };

/**
 * Whether two accounts need not be one person's: another Slack id, or, where one of the two has none, another address. A name is no sign: a post keeps
 * its name when it changes hands, and a person changes theirs.
 */
export function isAnotherAccount(one: Account, other: Account): boolean {
  if (one.slackUserId !== null && other.slackUserId !== null) return one.slackUserId !== other.slackUserId;
  return one.email === null || other.email === null || one.email.toLowerCase() !== other.email.toLowerCase();
}

/**
 * Whether two entries are one human: somebody who leaves a post and comes back under another key, or under the same, has an entry for each. Every rule
 * that asks whether somebody is the same person as another asks here.
 */
export function isSamePerson({ people }: { readonly people: readonly Entry[] }, oneId: string, otherId: string): boolean {
  if (oneId === otherId) return true;
  const entries = entriesOf(people);
  const [one, other] = [entries.get(oneId), entries.get(otherId)];
  return one !== undefined && other !== undefined && !isAnotherAccount(one, other);
}

/** The entry under which a human acts, of all that hold at one time: whatever seats they hold by any of them. */
export function entryOf<E extends Entry>(holding: readonly E[], person: E): E {
  const own = holding.filter((one) => one.id === person.id || !isAnotherAccount(one, person));
  return own.find(({ slackUserId }) => slackUserId !== null) ?? own[0] ?? person;
}

const known = new WeakMap<readonly Entry[], ReadonlyMap<string, Entry>>();

/** A directory does not change once it is read, and is asked often. */
function entriesOf(people: readonly Entry[]): ReadonlyMap<string, Entry> {
  const entries = known.get(people) ?? new Map(people.map((person) => [person.id, person]));
  known.set(people, entries);
  return entries;
}
