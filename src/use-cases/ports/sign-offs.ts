import type { DateTime } from 'luxon';
import type { SignOff, SignOffChange } from '#src/domain/sign-off/sign-off.ts';

export type SignOffs = {
  /** The next n of SO-n in this workspace; two transactions never get the same. */
  nextNumber(workspaceId: string): Promise<number>;
  add(workspaceId: string, signOff: SignOff): Promise<void>;
  /** The sign-off that asks this body, its row held until the transaction ends; null where there is none in this workspace. */
  lockByAskedBody(workspaceId: string, askedBodyId: string): Promise<SignOff | null>;
  /** Requested up to and including `until`, and still open then or settled after `from` (null: ever); lowest number first. */
  concerning(workspaceId: string, from: DateTime | null, until: DateTime): Promise<readonly SignOff[]>;
  /** Saves what the domain decided at `at`: verdicts are added, outcomes set, nothing is overwritten. */
  save(signOffId: string, changes: readonly SignOffChange[], at: DateTime): Promise<void>;
};
