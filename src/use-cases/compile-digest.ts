import { DateTime } from 'luxon';
import type { BoardClock } from '#src/domain/board-clock.ts';
import { compileDigest } from '#src/domain/digest/compile.ts';
import type { DigestCut, DigestMaterial } from '#src/domain/digest/material.ts';
import { digestScope } from '#src/domain/digest/scope.ts';
import { standsIn, stillBeingStored } from '#src/domain/digest/shown.ts';
import type { DigestSnapshot } from '#src/domain/digest/snapshot.ts';
import type { Directory } from '#src/domain/directory.ts';
import type { Stores } from './ports/stores.ts';

/** A digest to be cut, before it is known which period it covers. */
export type PlannedCut = Omit<DigestCut, 'coversFrom'>;

/**
 * Loads what a digest is made of. It covers everything since the body's last sitting before its cut-off, and what came before that sitting too late
 * for its last digest; the first time, from the beginning.
 */
export async function gatherDigest(
  { meetings, entries, signOffs, digests, chronicle }: Pick<Stores, 'meetings' | 'entries' | 'signOffs' | 'digests' | 'chronicle'>,
  directory: Directory,
  clock: BoardClock,
  cut: PlannedCut,
): Promise<DigestMaterial> {
  const { id: workspaceId } = directory.workspace;
  const { bodyId } = clock.meeting;
  const previous = await meetings.previous(bodyId, cut.coversUntil);
  const before = previous && ((await digests.ofMeeting(previous.id)).at(-1) ?? null);
  const coversFrom = previous && DateTime.min(previous.at, before?.coversUntil ?? previous.at);
  const pathwayIds = digestScope(directory, bodyId, cut.cutAt).groups.flatMap(({ pathways }) => pathways.map(({ id }) => id));
  const concerning = await signOffs.concerning(workspaceId, coversFrom, cut.cutAt);
  const oldestRequest = DateTime.min(cut.cutAt, ...concerning.map(({ requestedAt }) => requestedAt));
  return {
    directory,
    clock,
    cut: { ...cut, coversFrom },
    entries: (await entries.between(pathwayIds, coversFrom?.minus(stillBeingStored) ?? null, cut.coversUntil)).filter(
      ({ id, at }) => coversFrom === null || at > coversFrom || (before !== null && !standsIn(before.snapshot, id)),
    ),
    latest: await entries.latest(pathwayIds, cut.coversUntil),
    signOffs: concerning,
    meetings: await meetings.since(workspaceId, oldestRequest),
    chronicle: await chronicle.head(workspaceId),
  };
}

/** The digest as it is to stand in this channel, "new" since the last one that stood there; null: in none, with nothing marked. */
export async function compileFor(
  { digests }: Pick<Stores, 'digests'>,
  material: DigestMaterial,
  channelId: string | null,
): Promise<DigestSnapshot> {
  return compileDigest(material, channelId === null ? null : await digests.lastIn(material.directory.workspace.id, channelId));
}
