import { personById } from '../directory.ts';
import { isKeptFromPapers } from '../membership/interests.ts';
import { publicReason } from '../private-reasons.ts';
import { signOffReference } from '../reference.ts';
import type { Refusal } from '../refusal.ts';
import { closedBecause, isClosedToPerson } from './content-state.ts';
import type { Situation } from './situation.ts';

/** The refusal of somebody for whom a request is closed because of the side they work on, or who gets no papers on it; null of anybody else. */
export function whyClosed({ signOff, directory, now }: Situation, personId: string): Refusal | null {
  const because = closedBecause(directory, signOff);
  if (because !== null && isClosedToPerson(directory, signOff, personById(directory, personId)))
    return { code: 'closed_to_you', because: publicReason(because) };
  return isKeptFromPapers(directory, signOff, personId, now) ? { code: 'kept_from_papers', reference: signOffReference(signOff) } : null;
}
