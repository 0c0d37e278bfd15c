import type { DateTime } from 'luxon';
import type { Body } from '#src/domain/directory.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import type { Stores } from './ports/stores.ts';
import { reconsider } from './reconsider-sign-offs.ts';

/**
 * Judges the open requests again that a change of interests or delegations touches, within its own transaction, and asks whoever decides now. What
 * changes later by its dates is found by the sweep.
 */
export async function reconsiderTouched(
  stores: Stores,
  team: string,
  isTouched: (signOff: SignOff) => boolean,
  now: DateTime,
): Promise<void> {
  const directory = await stores.directories.ofTeam(team);
  if (!directory) return;
  for (const signOff of await stores.signOffs.open(directory.workspace.id)) {
    if (isTouched(signOff)) await reconsider(stores, team, signOff.id, now);
  }
}

/** Whether a request asks this body. */
export function asks({ id }: Pick<Body, 'id'>): (signOff: SignOff) => boolean {
  return ({ bodies }) => bodies.some(({ bodyId }) => bodyId === id);
}
