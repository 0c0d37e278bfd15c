import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import { currentVersion } from '#src/domain/sign-off/steps.ts';
import type { SignOffCardFile } from '../../messages/sign-off.ts';

/** The files of the current version, as whoever may read them sees them. */
export function filesShown(signOff: Pick<SignOff, 'versions'>): SignOffCardFile[] {
  return currentVersion(signOff).files.map(({ name, size, permalink }) => ({ name, size, permalink }));
}
