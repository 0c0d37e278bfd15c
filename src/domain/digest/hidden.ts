import { bodyByKey, heldSeats } from '../directory.ts';
import { faceOfSignOff } from '../privacy.ts';
import { isKeptFromPapers } from '../sign-off/interests.ts';
import type { SignOff } from '../sign-off/sign-off.ts';
import type { DigestMaterial } from './material.ts';
import { withheld } from './snapshot.ts';

/**
 * Why a digest shows no more of a request than title, reason, state and deadline (of one that is closed, what everybody may read of them); null where it shows all. It stands before everybody in the bodies it
 * goes to: where one of them is kept from the papers, before all.
 */
export function hiddenBecause({ directory, cut }: Pick<DigestMaterial, 'directory' | 'cut'>, signOff: SignOff): string | null {
  const face = faceOfSignOff(directory, signOff);
  if (face !== null) return face.reason;
  const sitting = cut.to.flatMap((key) => heldSeats(directory, bodyByKey(directory, key).id, cut.cutAt).map(({ person }) => person.id));
  const readers = cut.readerId === null ? sitting : [...sitting, cut.readerId];
  const isKept = readers.some((personId) => isKeptFromPapers(directory, signOff, personId, cut.cutAt));
  return isKept ? withheld : null;
}
