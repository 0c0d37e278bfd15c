import type { DateTime } from 'luxon';
import { answeringTo } from '../../answering.ts';
import { bodyByKey, current, type Directory, type Pathway } from '../../directory.ts';
import { clockDefinition } from '../board-clock.ts';
import { digestScope, pathwayIdsIn } from './scope.ts';

/** Why no digest will hold what is reported on a pathway, by what has to be seen to: ids of bodies. */
export type NotCovered =
  /** Digests cover it, and none of these bodies, to which they go, has a channel */
  | { readonly because: 'no_channel'; readonly bodyIds: readonly string[] }
  /** No digest goes to one of these bodies, to which the group answers, nor do they meet with any */
  | { readonly because: 'no_digest'; readonly bodyIds: readonly string[] }
  | { readonly because: 'answers_to_nobody' };

/** Of a pathway that no digest covers which goes to a channel. */
export function whyNotCovered(directory: Directory, pathway: Pathway, now: DateTime): NotCovered {
  const held = current(directory.bodies, now);
  const isHeld = (bodyId: string) => held.some(({ id }) => id === bodyId);
  const covering = current(directory.clocks, now).filter(({ bodyId }) =>
    pathwayIdsIn(digestScope(directory, bodyId, new Set(), now)).includes(pathway.id),
  );
  const to = covering.flatMap(({ bodyId }) => clockDefinition(directory, bodyId, now)?.digests.flatMap((occasion) => occasion.to) ?? []);
  const silent = [...new Set(to.map((key) => bodyByKey(directory, key).id))].filter(isHeld);
  if (silent.length > 0) return { because: 'no_channel', bodyIds: silent };
  const above = answeredToBy(directory, pathway.groupId, now).filter(isHeld);
  return above.length > 0 ? { because: 'no_digest', bodyIds: above } : { because: 'answers_to_nobody' };
}

/** The bodies that a group answers to, in the file's order. */
function answeredToBy(directory: Directory, groupId: string, now: DateTime): string[] {
  const relations = current(directory.relations, now).map(({ kind, fromId: from, toId: to, throughId: through }) => ({
    kind,
    from,
    to,
    through,
  }));
  return directory.bodies.map(({ id }) => id).filter((id) => id !== groupId && answeringTo([id], relations).has(groupId));
}
