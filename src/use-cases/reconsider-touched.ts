import type { DateTime } from 'luxon';
import type { Directory } from '#src/domain/directory.ts';
import type { Interest } from '#src/domain/sign-off/interest.ts';
import { conflictsOf } from '#src/domain/sign-off/interests.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import type { Stores } from './ports/stores.ts';

/**
 * Has the open requests that an interest touches judged again once the change of it is committed, each by itself, and gives them as they stand. What
 * changes later by its dates is found by the sweep.
 *
 * @param directory in which the interest holds
 */
export async function reconsiderTouched(
  { signOffs, followUps }: Pick<Stores, 'signOffs' | 'followUps'>,
  directory: Directory,
  interest: Pick<Interest, 'id' | 'personId'>,
  now: DateTime,
): Promise<SignOff[]> {
  const { id: workspaceId, team } = directory.workspace;
  const open = await signOffs.open(workspaceId);
  const touched = open.filter((signOff) => conflictsOf(directory, signOff, interest.personId, now).some(({ id }) => id === interest.id));
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
