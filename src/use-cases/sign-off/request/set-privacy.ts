import type { DateTime } from 'luxon';
import { bodyById, type Directory, pathwayById } from '#src/domain/directory.ts';
import { closedFor } from '#src/domain/permissions.ts';
import { titleFor } from '#src/domain/privacy.ts';
import { signOffReference } from '#src/domain/reference.ts';
import { done, type Outcome, type Refusal, refuse } from '#src/domain/refusal.ts';
import { mayNot } from '#src/domain/sign-off/amend.ts';
import { contentState } from '#src/domain/sign-off/content-state.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import { type Actor, gateOf, inChronicle } from '../../actor.ts';
import type { Stores } from '../../ports/stores.ts';
import { findSignOff, type WhichSignOff } from '../read/find-sign-off.ts';
import { changePrivacy, examinedPrivacy, isSamePrivacy, mayNotHide, type Privacy } from './change-privacy.ts';

/** Who may see a request now, for a form. `mayBePrivate`: false where pathway or subject make it private, whatever is chosen */
export type PrivacyNow = Privacy & { readonly mayBePrivate: boolean };

type About = { readonly reference: string; readonly title: string };

export type PrivacyForm = About & { readonly signOffId: string; readonly privacy: PrivacyNow };

/** `isPrivate`: with the names of files that stay readable where they had been shared */
export type PrivacyChanged = { readonly isPrivate: boolean; readonly stillShared: readonly string[] };

export type PrivacySet = About & PrivacyChanged;

/** What the form that says who may see a request shows, open or ended. Refused to whoever may not say it. */
export async function preparePrivacy(
  need: Pick<Stores, 'signOffs' | 'chronicle'>,
  actor: Actor,
  which: WhichSignOff,
  now: DateTime,
): Promise<Outcome<PrivacyForm>> {
  const found = await findSignOff(need, actor, which);
  if (found.refused) return found;
  const denied = denial(need, actor, found.value, now);
  if (denied) return refuse(denied);
  const { id: signOffId } = found.value;
  return done({ signOffId, ...aboutFor(actor, found.value, now), privacy: privacyNow(actor.directory, found.value) });
}

export type SetPrivacy = { readonly signOffId: string; readonly privacy: Privacy };

/** Makes a request private or open, with what others read in its place, by whoever looks after it or the secretariat, also once it has ended. */
export async function setPrivacy(
  need: Pick<Stores, 'signOffs' | 'chronicle' | 'followUps'>,
  actor: Actor,
  { signOffId, privacy: given }: SetPrivacy,
  now: DateTime,
): Promise<Outcome<PrivacySet>> {
  const signOff = await need.signOffs.lock(actor.directory.workspace.id, signOffId);
  if (!signOff) return refuse({ code: 'gone', what: 'request' });
  const examined = examinedPrivacy(given, gateOf(actor));
  if (examined.refused) return examined;
  const denied = denial(need, actor, signOff, now) ?? mayNotHide(actor, signOff, examined.value);
  if (denied) return refuse(denied);
  if (!isSamePrivacy(signOff, examined.value)) await changePrivacy(need, actor, signOff, examined.value, now);
  return done({ ...aboutFor(actor, signOff, now), ...privacyChanged(actor.directory, signOff, examined.value) });
}

export function privacyNow(directory: Directory, { subject, pathwayId, privateReason, publicTitle, privateNote }: SignOff): PrivacyNow {
  const mayBePrivate = closedFor(subject, pathwayById(directory, pathwayId).privateReason) === null;
  return { mayBePrivate, privateReason, publicTitle, privateNote };
}

/** What becomes of who may see a request with this privacy in place of its own. */
export function privacyChanged(directory: Directory, signOff: SignOff, privacy: Privacy): PrivacyChanged {
  const wasOpen = contentState(directory, signOff) === 'open';
  const isPrivate = contentState(directory, { ...signOff, ...privacy }) === 'closed';
  const files = signOff.versions.flatMap((one) => one.files.map(({ name }) => name));
  return { isPrivate, stillShared: wasOpen && isPrivate ? [...new Set(files)] : [] };
}

function aboutFor({ directory, person }: Actor, signOff: SignOff, now: DateTime): About {
  return { reference: signOffReference(signOff), title: titleFor(directory, signOff, person.id, now) };
}

/** Why somebody may not say who sees a request, on record; null where they may. */
function denial({ chronicle }: Pick<Stores, 'chronicle'>, actor: Actor, signOff: SignOff, at: DateTime): Refusal | null {
  const { directory, person } = actor;
  const refusal = mayNot({ signOff, directory, now: at }, 'set_privacy', person.id);
  if (!refusal) return null;
  const group = bodyById(directory, pathwayById(directory, signOff.pathwayId).groupId);
  const about = { action: 'change of privacy refused', subject: signOffReference(signOff), details: { because: refusal.code } };
  chronicle.record(directory.workspace.id, { at, ...inChronicle(actor, group, at), ...about });
  return refusal;
}
