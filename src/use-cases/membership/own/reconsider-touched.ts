import type { DateTime } from 'luxon';
import type { Directory } from '#src/domain/directory.ts';
import type { Interest } from '#src/domain/membership/interest.ts';
import { conflictsOf } from '#src/domain/membership/interests.ts';
import type { OpenPlace } from '../../ports/sign-offs.ts';
import type { Stores } from '../../ports/stores.ts';

/**
 * Has the open requests that an interest touches judged again once the change of it is committed, each by itself, and gives where they stand. None is
 * loaded: every decision waits for whoever changes the directory. What changes later by its dates is found by the sweep.
 *
 * @param directory in which the interest holds
 */
export async function reconsiderTouched(
  { signOffs, followUps }: Pick<Stores, 'signOffs' | 'followUps'>,
  directory: Directory,
  interest: Pick<Interest, 'id' | 'personId'>,
  now: DateTime,
): Promise<OpenPlace[]> {
  const { id: workspaceId, team } = directory.workspace;
  const places = await signOffs.openPlaces(workspaceId, null);
  const touched = places.filter((place) => conflictsOf(directory, place, interest.personId, now).some(({ id }) => id === interest.id));
  await followUps.reconsider(
    team,
    touched.map(({ id }) => id),
  );
  return touched;
}

/** As `reconsiderTouched`, of the open requests that ask a body: who decides for it has changed. */
export async function reconsiderAsking(
  { signOffs, followUps }: Pick<Stores, 'signOffs' | 'followUps'>,
  { workspace }: Directory,
  bodyId: string,
): Promise<void> {
  await followUps.reconsider(workspace.team, await signOffs.openAsking(workspace.id, bodyId));
}
