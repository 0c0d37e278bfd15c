import { DateTime } from 'luxon';
import type { Entry } from '../../progress/entry.ts';
import type { AskedBody, SignOff } from '../../sign-off/sign-off.ts';
import type { LastDigest } from './material.ts';
import { cameAfter } from './shown.ts';

/**
 * From when a digest covers, exclusively: from the body's previous sitting, or from the cut-off of the last digest before that where it is earlier, so
 * that nothing falls between. Null: from the beginning, where there was no sitting or no digest before.
 *
 * @param lastCutOff of the last digest of the body's last sitting that had any which reached somebody: not every sitting has
 */
export function coveredFrom(previousSitting: DateTime | null, lastCutOff: DateTime | null): DateTime | null {
  return previousSitting && lastCutOff && DateTime.min(previousSitting, lastCutOff);
}

/** Whether an entry is of a digest's period: it came in it, or too shortly before it to be in the last digest of the sitting before. */
export function isOfPeriod(
  entry: Entry,
  pathwayKey: string,
  from: DateTime | null,
  last: Pick<LastDigest, 'coversUntil' | 'snapshot'> | null,
): boolean {
  return from === null || entry.at > from || (last !== null && cameAfter(entry, last, pathwayKey));
}

type Asking = Pick<SignOff, 'pathwayId' | 'outcome' | 'outcomeAt'> & { readonly bodies: readonly Pick<AskedBody, 'bodyId'>[] };

/** Whether a sign-off is before the body for a digest of its: it asks it, and had not ended when the period began. */
function isBefore({ bodies, outcome, outcomeAt }: Asking, bodyId: string, from: DateTime | null): boolean {
  if (!bodies.some((asked) => asked.bodyId === bodyId)) return false;
  return from === null || outcome === null || outcome === 'changes_requested' || (outcomeAt !== null && outcomeAt > from);
}

/** Ids of the pathways with a sign-off before the body. */
export function pathwaysBefore(signOffs: readonly Asking[], bodyId: string, from: DateTime | null): ReadonlySet<string> {
  return new Set(signOffs.filter((signOff) => isBefore(signOff, bodyId, from)).map(({ pathwayId }) => pathwayId));
}
