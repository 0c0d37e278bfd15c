import { type DateTime, Duration } from 'luxon';
import type { Entry } from '../../progress/entry.ts';
import type { LastDigest } from './material.ts';
import type { DigestSnapshot } from './snapshot.ts';

/**
 * A report carries the instant at which it was asked for and is stored a moment later: a digest cut in between covers that instant
 * without having it. So near a digest's end what counts is whether it stands in it.
 */
export const stillBeingStored = Duration.fromObject({ seconds: 10 });

/** Whether an entry came after a digest: after its end, or too shortly before it to be in it. */
export function cameAfter(
  entry: Pick<Entry, 'id' | 'pathwayId' | 'at'>,
  { coversUntil, snapshot }: Pick<LastDigest, 'coversUntil' | 'snapshot'>,
  pathwayKey: string,
): boolean {
  if (entry.at > coversUntil) return true;
  return isNearEnd(entry.at, coversUntil) && tellsOf(snapshot, pathwayKey) && !standsIn(snapshot, entry.id);
}

function isNearEnd(at: DateTime, end: DateTime): boolean {
  return at > end.minus(stillBeingStored);
}

/** Whether a digest has what was reported on a pathway: of a private one it has nothing. */
function tellsOf({ groups }: DigestSnapshot, pathwayKey: string): boolean {
  return groups.some(({ pathways }) => pathways.some(({ key, privateReason }) => key === pathwayKey && privateReason === null));
}

export function standsIn({ groups }: DigestSnapshot, entryId: string): boolean {
  return groups.some(({ pathways }) => pathways.some(({ entries }) => entries.some(({ id }) => id === entryId)));
}
