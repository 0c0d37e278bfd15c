import type { DateTime } from 'luxon';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import type { Actor } from '../../actor.ts';
import type { SignOffCard, SignOffClosedCard } from '../../messages/sign-off.ts';
import type { Stores } from '../../ports/stores.ts';
import { pictureOf } from '../read/picture-sign-off.ts';
import { cardFor } from '../read/sign-off-copies.ts';

/** The card by which a body is asked as it is now, for who pressed a button of an older one. */
export async function showCardToDecide(
  need: Pick<Stores, 'signOffs' | 'meetings'>,
  { directory, person }: Actor,
  signOffBodyId: string,
  now: DateTime,
): Promise<Outcome<SignOffCard | SignOffClosedCard>> {
  const signOff = await need.signOffs.byAskedBody(directory.workspace.id, signOffBodyId);
  if (!signOff) return refuse({ code: 'gone', what: 'request' });
  return done(cardFor(await pictureOf(need, directory, signOff, now), person.id, signOffBodyId));
}
