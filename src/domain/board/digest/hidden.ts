import { bodyByKey, type Directory, heldSeats } from '../../directory.ts';
import { keptByBoth } from '../../kept.ts';
import { isKeptFromPapers } from '../../membership/interests.ts';
import { faceOfSignOff } from '../../privacy.ts';
import type { SignOff } from '../../sign-off/sign-off.ts';
import type { DigestMaterial } from './material.ts';
import { withheld } from './snapshot.ts';

/**
 * Why a digest shows no more of a request than title, reason, state and deadline (of one that is closed, what everybody may read of them); null where it shows all. It stands before everybody in the bodies it
 * goes to: where one of them is kept from the papers, before all.
 */
export function hiddenBecause({ directory, cut }: Pick<DigestMaterial, 'directory' | 'cut'>, signOff: SignOff): string | null {
  const face = faceOfSignOff(directory, signOff);
  if (face !== null) return face.reason;
  const isKept = readersOf(directory, cut).some((personId) => isKeptFromPapers(directory, signOff, personId, cut.cutAt));
  return isKept ? withheld : null;
}

const readersOf = keptByBoth((directory: Directory, { to, cutAt, readerId }: DigestMaterial['cut']) => {
  const sitting = to.flatMap((key) => heldSeats(directory, bodyByKey(directory, key).id, cutAt).map(({ person }) => person.id));
  return readerId === null ? sitting : [...sitting, readerId];
});
