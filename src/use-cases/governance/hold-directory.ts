import type { DateTime } from 'luxon';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import { type Actor, actorIn, whyNoActor } from '../actor.ts';
import type { Stores } from '../ports/stores.ts';

/**
 * Whoever is about to change the directory, by the directory as it stands when nobody else can change it any more. Before anything else is held: of two
 * who change it at the same instant one comes after the other, and sees what the other has changed.
 */
export async function holdDirectory({ directories }: Pick<Stores, 'directories'>, actor: Actor, now: DateTime): Promise<Outcome<Actor>> {
  const directory = await directories.toChange(actor.directory.workspace.team);
  const held = directory && actorIn(directory, actor.person, now);
  return held ? done({ ...actor, ...held }) : refuse(whyNoActor(directory, actor.person, now));
}
