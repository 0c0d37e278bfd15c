import { firstBy, keptBy } from '../kept.ts';

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
  const { byId } = accountsOf(people);
  const [one, other] = [byId.get(oneId), byId.get(otherId)];
  return one !== undefined && other !== undefined && !isAnotherAccount(one, other);
}

/** Every entry of a human, in the order of all. */
export function entriesOf<E extends Entry>(people: readonly E[], person: Entry): E[] {
  const { placesOfId, placesOfSlackId, placesOfAddress } = accountsOf(people);
  const { id, slackUserId, email } = person;
  const places = [
    ...(placesOfId.get(id) ?? []),
    ...(slackUserId === null ? [] : (placesOfSlackId.get(slackUserId) ?? [])),
    ...(email === null ? [] : (placesOfAddress.get(email.toLowerCase()) ?? [])),
  ];
  const inOrder = [...new Set(places)].sort((a, b) => a - b);
  return inOrder.flatMap((place) => people[place] ?? []).filter((one) => one.id === id || !isAnotherAccount(one, person));
}

/** The entry under which a human acts, of those of theirs that hold at one time: whatever seats they hold by any of them. */
export function entryOf<E extends Entry>(own: readonly E[], person: E): E {
  return own.find(({ slackUserId }) => slackUserId !== null) ?? own[0] ?? person;
}

/** Where in the list those of one id, Slack id or address stand. */
const accountsOf = keptBy((people: readonly Entry[]) => {
  const places = people.map((_, place) => place);
  const by = (keyOf: (one: Entry) => string | null | undefined) =>
    Map.groupBy(places, (place) => {
      const one = people[place];
      return one && keyOf(one);
    });
  return {
    byId: firstBy(people, ({ id }) => id),
    placesOfId: by(({ id }) => id),
    placesOfSlackId: by(({ slackUserId }) => slackUserId),
    placesOfAddress: by(({ email }) => email?.toLowerCase()),
  };
});
