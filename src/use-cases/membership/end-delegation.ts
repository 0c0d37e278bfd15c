import type { DateTime } from 'luxon';
import { bodyById, personById } from '#src/domain/directory.ts';
import { isSamePerson } from '#src/domain/membership/same-person.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import type { Actor } from '../actor.ts';
import { chroniclePersonalAct } from '../governance/chronicle-people.ts';
import { holdDirectory } from '../governance/hold-directory.ts';
import { tellPerson } from '../messages/tell-person.ts';
import type { Stores } from '../ports/stores.ts';
import { reconsiderAsking } from './own/reconsider-touched.ts';
import { isOver } from './show-delegations.ts';

export type DelegationEnded = { readonly body: string; readonly deputy: string };

/** Somebody decides themselves again: their deputy does no more from now on, or never does where it had not begun. */
export async function endDelegation(
  stores: Stores,
  approver: Actor,
  { delegationId }: { readonly delegationId: string },
  now: DateTime,
): Promise<Outcome<DelegationEnded>> {
  const held = await holdDirectory(stores, approver, now);
  if (held.refused) return held;
  const actor = held.value;
  const { directory, person } = actor;
  const found = directory.delegations.find(({ id, fromId }) => id === delegationId && isSamePerson(directory, fromId, person.id));
  if (!found || isOver(found, now)) return refuse({ code: 'delegation_over' });
  await stores.delegations.end(found.id, now);
  const body = bodyById(directory, found.bodyId);
  const deputy = personById(directory, found.toId);
  const details = { id: found.id, body: body.key, to: deputy.key };
  chroniclePersonalAct(stores, actor, { action: 'delegation ended', subject: `delegation of ${person.key}`, body, details }, now);
  await tellPerson(stores.outbox, directory, deputy.id, { kind: 'note', about: 'stands_in_no_more', person: person.name, body: body.name });
  await reconsiderAsking(stores, directory, body.id);
  return done({ body: body.name, deputy: deputy.name });
}
