import type { DateTime } from 'luxon';
import { isSamePerson } from '#src/domain/membership/same-person.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import type { Actor } from '../actor.ts';
import { chroniclePersonalAct } from '../governance/chronicle-people.ts';
import { holdDirectory } from '../governance/hold-directory.ts';
import type { Stores } from '../ports/stores.ts';
import { reconsiderTouched } from './own/reconsider-touched.ts';
import { hasEnded } from './show-interests.ts';

/** An interest of one's own has ended: from now on it keeps nobody from deciding. It stays on record. */
export async function endInterest(
  stores: Stores,
  declarer: Actor,
  { interestId }: { readonly interestId: string },
  now: DateTime,
): Promise<Outcome<{ readonly text: string }>> {
  const held = await holdDirectory(stores, declarer, now);
  if (held.refused) return held;
  const actor = held.value;
  const { directory, person } = actor;
  const interest = directory.interests.find(({ id, personId }) => id === interestId && isSamePerson(directory, personId, person.id));
  if (!interest || hasEnded(interest, now)) return refuse({ code: 'interest_over' });
  await stores.interests.end(interest.id, now);
  const act = { action: 'interest ended', subject: `interests of ${person.key}`, body: null, details: { id: interest.id } };
  chroniclePersonalAct(stores, actor, act, now);
  await reconsiderTouched(stores, directory, interest, now);
  return done({ text: interest.text });
}
