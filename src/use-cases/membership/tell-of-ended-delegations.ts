import type { DateTime } from 'luxon';
import { bodyById, type Dated, type Directory, holdsAt, personById } from '#src/domain/directory.ts';
import type { Delegation } from '#src/domain/membership/interest.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import { tellPerson } from '../messages/tell-person.ts';
import type { Outbox } from '../ports/outbox.ts';

/** What was handed on and ends sooner than it was to, as one of the two has gone; by the keys of the governance file. */
export type EndedDelegation = { readonly body: string; readonly from: string; readonly to: string; readonly until: string };

/** Tells those who stand in for somebody that they do no more, where that came of the governance file and not of whoever handed on. */
export async function tellOfEndedDelegations(
  outbox: Outbox,
  before: Directory,
  after: Directory,
  now: DateTime,
): Promise<EndedDelegation[]> {
  const ended = after.delegations.flatMap((one) => (endsSooner(before, one) ? [{ ...one, until: one.until }] : []));
  for (const { bodyId, fromId, toId, until } of ended) {
    if (until > now || !holdsAt(personById(after, toId), now)) continue;
    const [person, body] = [personById(before, fromId).name, bodyById(after, bodyId).name];
    await tellPerson(outbox, after, toId, { kind: 'note', about: 'stands_in_no_more', person, body, left: true });
  }
  return ended.map(({ bodyId, fromId, toId, until }) => ({
    body: bodyById(after, bodyId).key,
    from: personById(after, fromId).key,
    to: personById(after, toId).key,
    until: isoInstant(until),
  }));
}

function endsSooner(before: Directory, one: Dated<Delegation>): one is Dated<Delegation> & { readonly until: DateTime } {
  const known = before.delegations.find(({ id }) => id === one.id);
  return known !== undefined && one.until !== null && (known.until === null || one.until < known.until);
}
