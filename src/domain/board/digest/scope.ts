import type { DateTime } from 'luxon';
import { answeringTo } from '../../answering.ts';
import { type Body, bodyById, bodyByKey, current, type Dated, type Directory, holdsAt, type Pathway, pathwaysOf } from '../../directory.ts';
import { clockDefinition } from '../board-clock.ts';

/** What a digest covers. */
export type DigestScope = {
  /** The body that meets, then those that get its digests, then every body that answers to one of them, nearest first */
  readonly bodies: readonly Body[];
  /** Those of them that own pathways, and the groups of the pathways with a sign-off before the body that meets */
  readonly groups: readonly { readonly group: Body; readonly pathways: readonly Pathway[] }[];
};

/**
 * The groups that answer to the body that meets, or to any body its clock sends digests to, with all their pathways; and of other groups the pathways
 * with a sign-off before the body that meets. By the relations that hold now. All digests of a body cover the same: where each covered what answers to
 * its own readers, a report could fall between two of them.
 */
export function digestScope(directory: Directory, bodyId: string, signedOffBefore: ReadonlySet<string>, now: DateTime): DigestScope {
  const to = clockDefinition(directory, bodyId, now)?.digests.flatMap((occasion) => occasion.to) ?? [];
  const relations = current(directory.relations, now).map(({ kind, fromId, toId, throughId }) => ({
    kind,
    from: fromId,
    to: toId,
    through: throughId,
  }));
  const reached = answeringTo([bodyId, ...to.map((key) => bodyByKey(directory, key).id)], relations);
  const isReached = (body: Body) => reached.has(body.id);
  const held = current(directory.bodies, now);
  const groups = held
    .map((group) => ({
      group,
      pathways: ownPathways(directory, group, now).filter(({ id }) => isReached(group) || signedOffBefore.has(id)),
    }))
    .filter(({ pathways }) => pathways.length > 0)
    .sort((a, b) => a.group.name.localeCompare(b.group.name, 'en-GB'));
  const bodies = [...reached].map((id) => bodyById(directory, id)).filter((body) => body.id === bodyId || holdsAt(body, now));
  return { bodies, groups };
}

/** Ids of the pathways that a digest covers. */
export function pathwayIdsIn({ groups }: DigestScope): string[] {
  return groups.flatMap(({ pathways }) => pathways.map(({ id }) => id));
}

function ownPathways(directory: Directory, group: Body, now: DateTime): Dated<Pathway>[] {
  return current(pathwaysOf(directory, group.id), now).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}
