import type { DateTime } from 'luxon';
import { current, pathwayById } from '#src/domain/directory.ts';
import { mayReadContent } from '#src/domain/membership/interests.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import { currentVersion } from '#src/domain/sign-off/steps.ts';
import type { Actor } from '../actor.ts';
import type { Stores } from '../ports/stores.ts';
import { askingSignOff } from '../sign-off/read/held-sign-off.ts';

export type InterestForm = {
  readonly signOffId: string;
  /** SO-12 */
  readonly reference: string;
  readonly title: string;
  /** The one whose card it is declared from */
  readonly body: string;
  readonly pathway: string;
  /** Those the pathway concerns first, then all others */
  readonly organisations: readonly { readonly id: string; readonly name: string; readonly isConcerned: boolean }[];
};

/** What the form for a declaration of interest shows, from the card of a request. */
export async function prepareInterest(
  need: Pick<Stores, 'signOffs'>,
  actor: Actor,
  { signOffBodyId }: { readonly signOffBodyId: string },
  now: DateTime,
): Promise<Outcome<InterestForm>> {
  const asking = await askingSignOff(need, actor, signOffBodyId);
  if (asking.refused) return asking;
  const { directory, person } = actor;
  const { signOff, body, reference } = asking.value;
  if (!mayReadContent(directory, signOff, person.id, now)) return refuse({ code: 'request_closed', reference });
  const pathway = pathwayById(directory, signOff.pathwayId);
  const organisations = current(directory.organisations, now)
    .map(({ id, name }) => ({ id, name, isConcerned: pathway.organisationIds.includes(id) }))
    .sort((a, b) => Number(b.isConcerned) - Number(a.isConcerned) || a.name.localeCompare(b.name, 'en-GB'));
  const { title } = currentVersion(signOff);
  return done({ signOffId: signOff.id, reference, title, body: body.name, pathway: pathway.name, organisations });
}
