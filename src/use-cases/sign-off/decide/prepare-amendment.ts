import type { DateTime } from 'luxon';
import { bodyById, personById } from '#src/domain/directory.ts';
import { signOffReference } from '#src/domain/reference.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import { whoIsAskedAgain, withMinorVersion } from '#src/domain/sign-off/amend.ts';
import { requiredSections } from '#src/domain/sign-off/sections.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import { currentVersion } from '#src/domain/sign-off/steps.ts';
import { standingVerdicts } from '#src/domain/sign-off/verdicts.ts';
import type { Actor } from '../../actor.ts';
import type { Stores } from '../../ports/stores.ts';
import { findSignOff, type WhichSignOff } from '../read/find-sign-off.ts';
import { type PrivacyNow, privacyNow } from '../request/set-privacy.ts';
import { objectionTo } from './own/carry-out-sign-off-event.ts';
import { type Content, versionOf } from './version-content.ts';

export type AmendmentForm = {
  readonly signOffId: string;
  /** SO-12 */
  readonly reference: string;
  /** The current version, which the form begins with */
  readonly version: number;
  readonly content: Content;
  /** Who may see it */
  readonly privacy: PrivacyNow;
  /** The sections that it has to hold */
  readonly sections: readonly string[];
  /** Names of the bodies that start again with a major version: all */
  readonly bodies: readonly string[];
  /** Names of those who have answered, whom it is told why */
  readonly answered: readonly string[];
  /** Names of those who have answered and whom a minor version asks again: they asked for changes */
  readonly asking: readonly string[];
};

/** What the form for another version shows: the version that stands, and who would start again. Refused to whoever may not send one. */
export async function prepareAmendment(
  need: Pick<Stores, 'signOffs' | 'chronicle'>,
  actor: Actor,
  which: WhichSignOff,
  now: DateTime,
): Promise<Outcome<AmendmentForm>> {
  const found = await findSignOff(need, actor, which);
  if (found.refused) return found;
  const { directory, person } = actor;
  const signOff = found.value;
  const version = currentVersion(signOff);
  const unchanged = versionOf(version, { number: version.number + 1, at: now, byId: person.id, change: 'major', reason: null });
  const objection = objectionTo(need, actor, signOff, { kind: 'amend', version: unchanged }, now);
  if (objection) return refuse(objection);
  const answered = signOff.bodies.flatMap((asked) => standingVerdicts(directory, asked).map(({ personId }) => personId));
  const minor = withMinorVersion({ signOff, directory, now }, { kind: 'version_added', version: { ...unchanged, change: 'minor' } });
  const named = (bodies: SignOff['bodies']) => bodies.map(({ bodyId }) => bodyById(directory, bodyId).name);
  return done({
    signOffId: signOff.id,
    reference: signOffReference(signOff),
    version: version.number,
    content: version,
    privacy: privacyNow(directory, signOff),
    sections: requiredSections(signOff.subject),
    bodies: named(signOff.bodies),
    answered: [...new Set(answered)].map((id) => personById(directory, id).name),
    asking: whoIsAskedAgain(signOff, minor).map((id) => personById(directory, id).name),
  });
}
