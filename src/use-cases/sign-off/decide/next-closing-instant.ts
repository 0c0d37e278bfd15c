import { DateTime } from 'luxon';
import { bodiesDeciding } from '#src/domain/sign-off/steps.ts';
import type { Transact } from '../../ports/stores.ts';
import { picturesOf } from '../read/picture-sign-off.ts';

/** The next instant after `now` at which a body that decides by those who have answered has been closed by its deadline; null where none will be. */
export async function nextClosingInstant(transact: Transact, now: DateTime): Promise<DateTime | null> {
  return transact(async (stores) => {
    const instants: DateTime[] = [];
    for (const team of await stores.directories.teams()) {
      const directory = await stores.directories.ofTeam(team);
      if (!directory) continue;
      const pictures = await picturesOf(stores, directory, await stores.signOffs.open(directory.workspace.id), now);
      const closing = pictures.flatMap((picture) => bodiesDeciding(picture.signOff).flatMap(({ id }) => picture.closing.get(id) ?? []));
      // A deadline is kept until its last millisecond.
      instants.push(...closing.map((at) => at.plus({ milliseconds: 1 })));
    }
    return DateTime.min(...instants.filter((at) => at > now)) ?? null;
  });
}
