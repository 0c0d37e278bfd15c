import { DateTime } from 'luxon';
import type { BoardClock } from '#src/domain/board-clock.ts';
import { compileDigest } from '#src/domain/digest/compile.ts';
import type { DigestCut, DigestMaterial } from '#src/domain/digest/material.ts';
import { digestScope } from '#src/domain/digest/scope.ts';
import type { DigestSnapshot } from '#src/domain/digest/snapshot.ts';
import type { Directory } from '#src/domain/directory.ts';
import type { Stores } from './ports/stores.ts';

/** A digest to be cut, before it is known which period it covers. */
export type PlannedCut = Omit<DigestCut, 'coversFrom'>;

/** Loads what a digest is made of. It covers everything since the body's last sitting before its cut-off; the first time, from the beginning. */
export async function gatherDigest(
  { meetings, entries, signOffs, chronicle }: Pick<Stores, 'meetings' | 'entries' | 'signOffs' | 'chronicle'>,
  directory: Directory,
  clock: BoardClock,
  cut: PlannedCut,
): Promise<DigestMaterial> {
  const { id: workspaceId } = directory.workspace;
  const { bodyId } = clock.meeting;
  const previous = await meetings.previous(bodyId, cut.coversUntil);
  const coversFrom = previous?.at ?? null;
  const pathwayIds = digestScope(directory, bodyId, cut.cutAt).groups.flatMap(({ pathways }) => pathways.map(({ id }) => id));
  const concerning = await signOffs.concerning(workspaceId, coversFrom, cut.cutAt);
  const oldestRequest = DateTime.min(cut.cutAt, ...concerning.map(({ requestedAt }) => requestedAt));
  return {
    directory,
    clock,
    cut: { ...cut, coversFrom },
    entries: await entries.between(pathwayIds, coversFrom, cut.coversUntil),
    latest: await entries.latest(pathwayIds, cut.coversUntil),
    signOffs: concerning,
    meetings: await meetings.upcoming(workspaceId, oldestRequest),
    chronicle: await chronicle.head(workspaceId),
  };
}

/** The digest as it is to stand in this channel, "new" since the last one that stood there; null: in none, with nothing marked. */
export async function compileFor(
  { digests }: Pick<Stores, 'digests'>,
  material: DigestMaterial,
  channelId: string | null,
): Promise<DigestSnapshot> {
  return compileDigest(material, channelId === null ? null : await digests.lastIn(channelId));
}
