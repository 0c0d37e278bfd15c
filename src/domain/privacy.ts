import type { DateTime } from 'luxon';
import { type Directory, holdsAt, isSecretariat, type Pathway, personById, rolesIn } from './directory.ts';
import { mayReadContent } from './membership/interests.ts';
import { mayDo, sideOf } from './permissions.ts';
import { publicReason } from './private-reasons.ts';
import { signOffReference } from './reference.ts';
import { closedBecause } from './sign-off/content-state.ts';
import type { SignOff } from './sign-off/sign-off.ts';
import { currentVersion } from './sign-off/steps.ts';

/** What stands of a private matter before whoever may not read it. */
export type PublicFace = { readonly title: string; readonly reason: string };

type Matter = Pick<SignOff, 'number' | 'subject' | 'pathwayId' | 'privateReason' | 'publicTitle'>;

/** What everybody may read of a request that is closed; null of an open one, of which everybody may read all. */
export function faceOfSignOff(directory: Directory, signOff: Matter): PublicFace | null {
  const because = closedBecause(directory, signOff);
  if (because === null) return null;
  return { title: signOff.publicTitle ?? `Private item (${signOffReference(signOff)})`, reason: publicReason(because) };
}

/** What everybody may read of a pathway that is private; null of an open one. */
export function faceOfPathway({ privateReason, publicTitle }: Pick<Pathway, 'privateReason' | 'publicTitle'>): PublicFace | null {
  return privateReason === null ? null : { title: publicTitle ?? 'Private pathway', reason: publicReason(privateReason) };
}

/** The title of a request as it may stand before anybody: in channels, lists and digests. */
export function titleInPublic(directory: Directory, signOff: SignOff): string {
  return faceOfSignOff(directory, signOff)?.title ?? currentVersion(signOff).title;
}

/** The title of a request as this person may read it, asked at each reading. */
export function titleFor(directory: Directory, signOff: SignOff, personId: string, now: DateTime): string {
  return mayReadContent(directory, signOff, personId, now) ? currentVersion(signOff).title : titleInPublic(directory, signOff);
}

/** Why a request is closed, as this person may read it; null where it is open. */
export function reasonFor(directory: Directory, signOff: SignOff, personId: string, now: DateTime): string | null {
  const because = closedBecause(directory, signOff);
  return because === null || mayReadContent(directory, signOff, personId, now) ? because : publicReason(because);
}

/** Whether this person may read what a pathway is called and how it fares: a private one is for its group and the secretariat, less the providers. */
export function mayReadPathway(directory: Directory, pathway: Pathway, personId: string, now: DateTime): boolean {
  const person = personById(directory, personId);
  if (faceOfPathway(pathway) === null) return true;
  const roles = rolesIn(directory, pathway.groupId, personId, now);
  const reader = { roles, secretariat: isSecretariat(directory, personId, now), side: sideOf(directory, person) };
  return holdsAt(person, now) && mayDo({ action: 'read', ...reader, state: 'closed', stage: null });
}

/** What this person may read a pathway called. */
export function pathwayNameFor(directory: Directory, pathway: Pathway, personId: string, now: DateTime): string {
  const face = faceOfPathway(pathway);
  return face === null || mayReadPathway(directory, pathway, personId, now) ? pathway.name : face.title;
}

/** What anybody may read a pathway called. */
export function pathwayNameInPublic(pathway: Pathway): string {
  return faceOfPathway(pathway)?.title ?? pathway.name;
}
