import { DateTime } from 'luxon';
import type { BoardClock } from '#src/domain/board/board-clock.ts';
import { compileDigest, signOffsIn } from '#src/domain/board/digest/compile.ts';
import type { DigestCut, DigestMaterial } from '#src/domain/board/digest/material.ts';
import { coveredFrom, isOfPeriod, pathwaysBefore } from '#src/domain/board/digest/period.ts';
import { digestScope, pathwayIdsIn } from '#src/domain/board/digest/scope.ts';
import { stillBeingStored } from '#src/domain/board/digest/shown.ts';
import { shownSignOff } from '#src/domain/board/digest/sign-offs.ts';
import type { DigestSnapshot } from '#src/domain/board/digest/snapshot.ts';
import { type Directory, pathwayById } from '#src/domain/directory.ts';
import type { Stores } from '../../ports/stores.ts';
import { unhurried } from '../../unhurried.ts';

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
  const last = await digests.lastBefore(bodyId, cut.coversUntil);
  const coversFrom = coveredFrom(previous?.at ?? null, last?.coversUntil ?? null);
  const asking = await signOffs.concerning(workspaceId, coversFrom, cut.cutAt, { bodyId });
  const before = pathwaysBefore(asking, bodyId, coversFrom);
  const pathwayIds = pathwayIdsIn(digestScope(directory, bodyId, before, cut.cutAt));
  const others = await signOffs.concerning(workspaceId, coversFrom, cut.cutAt, { pathwayIds, butOf: bodyId });
  const concerning = [...asking, ...others].sort((a, b) => a.number - b.number);
  const oldestRequest = DateTime.min(cut.cutAt, ...concerning.map(({ requestedAt }) => requestedAt));
  return {
    directory,
    clock,
    cut: { ...cut, coversFrom },
    entries: (await entries.between(pathwayIds, coversFrom?.minus(stillBeingStored) ?? null, cut.coversUntil)).filter((entry) =>
      isOfPeriod(entry, pathwayById(directory, entry.pathwayId).key, coversFrom, last),
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
  await unhurried(signOffsIn(material), (signOff) => shownSignOff(material, signOff));
  return compileDigest(material, channelId === null ? null : await digests.lastIn(material.directory.workspace.id, channelId));
}
