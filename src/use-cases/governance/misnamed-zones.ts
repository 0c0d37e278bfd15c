import type { DateTime } from 'luxon';
import { current } from '#src/domain/directory.ts';
import { faultInTimeZone } from '#src/domain/time-zone.ts';
import type { Stores } from '../ports/stores.ts';

/** A zone applied before abbreviations and offsets were refused. `of`: the workspace, or a body by name; `fault`: what is wrong, with what is likely meant. */
export type MisnamedZone = { readonly team: string; readonly of: string; readonly fault: string };

/** Every workspace and body whose times are counted by such a zone, until a file with a right one is applied. */
export async function misnamedZones({ directories }: Pick<Stores, 'directories'>, now: DateTime): Promise<readonly MisnamedZone[]> {
  const found: MisnamedZone[] = [];
  for (const team of await directories.teams()) {
    const directory = await directories.ofTeam(team);
    if (!directory) continue;
    const zones = [
      { of: 'the workspace', zone: directory.workspace.timezone },
      ...current(directory.bodies, now).map(({ name, timezone }) => ({ of: name, zone: timezone })),
    ];
    for (const { of, zone } of zones) {
      const fault = zone === null ? null : faultInTimeZone(zone);
      if (fault !== null) found.push({ team, of, fault });
    }
  }
  return found;
}
