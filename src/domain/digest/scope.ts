import type { DateTime } from 'luxon';
import { type Body, bodyById, current, type Dated, type Directory, type Pathway, type RelationKind } from '../directory.ts';

/** What a meeting of a body should know about. */
export type DigestScope = {
  /** The body itself, then every body that answers to it, nearest first */
  readonly bodies: readonly Body[];
  /** Those of them that own pathways */
  readonly groups: readonly { readonly group: Body; readonly pathways: readonly Pathway[] }[];
};

const answering: readonly RelationKind[] = ['accountable_to', 'reports_to'];

/** Follows who is accountable to the body, or reports to it, directly or through another body, by the relations that hold now. */
export function digestScope(directory: Directory, bodyId: string, now: DateTime): DigestScope {
  const relations = current(directory.relations, now).filter(({ kind }) => answering.includes(kind));
  const reached = new Set([bodyId]);
  // A set is walked in the order of insertion, and what is added meanwhile is walked too: nearest first, each body once.
  for (const id of reached) for (const { fromId, toId } of relations) if (toId === id) reached.add(fromId);
  const bodies = [...reached].map((id) => bodyById(directory, id)).filter((body) => body.id === bodyId || current([body], now).length > 0);
  const pathways = current(directory.pathways, now);
  const groups = bodies
    .map((group) => ({ group, pathways: byName(pathways.filter(({ groupId }) => groupId === group.id)) }))
    .filter((one) => one.pathways.length > 0)
    .sort((a, b) => a.group.name.localeCompare(b.group.name, 'en-GB'));
  return { bodies, groups };
}

function byName(pathways: readonly Dated<Pathway>[]): Pathway[] {
  return pathways.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}
