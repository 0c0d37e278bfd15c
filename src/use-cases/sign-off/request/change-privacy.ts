import type { DateTime } from 'luxon';
import { bodyById, pathwayById } from '#src/domain/directory.ts';
import { closedFor, isClosedTo, sideOf } from '#src/domain/permissions.ts';
import { publicReason } from '#src/domain/private-reasons.ts';
import { signOffReference } from '#src/domain/reference.ts';
import { done, type Outcome, type Refusal, refuse } from '#src/domain/refusal.ts';
import type { SignOff } from '#src/domain/sign-off/sign-off.ts';
import { examineOptionalText, type Gate } from '#src/domain/text-gate.ts';
import { type Actor, inChronicle } from '../../actor.ts';
import type { Stores } from '../../ports/stores.ts';

export type Privacy = Pick<SignOff, 'privateReason' | 'publicTitle' | 'privateNote'>;

/** Who may see a request, as somebody has filled it in: never open where it was to be private. */
export function examinedPrivacy(given: Privacy, gate: Gate): Outcome<Privacy> {
  const privateReason = examineOptionalText(given.privateReason, 'why it is private', gate);
  if (privateReason.refused) return privateReason;
  if (given.privateReason !== null && privateReason.value === null) return refuse({ code: 'text_missing', what: 'why it is private' });
  const publicTitle = examineOptionalText(given.publicTitle, 'public title', gate);
  if (publicTitle.refused) return publicTitle;
  const privateNote = examineOptionalText(given.privateNote, 'more on why it is private', gate);
  if (privateNote.refused) return privateNote;
  return done({ privateReason: privateReason.value, publicTitle: publicTitle.value, privateNote: privateNote.value });
}

/** Whether nothing is to be changed. */
export function isSamePrivacy(a: Privacy, b: Privacy): boolean {
  return a.privateReason === b.privateReason && a.publicTitle === b.publicTitle && a.privateNote === b.privateNote;
}

/** Why this person, who may change the request, may not change who sees it like this: nobody shuts themselves out. Null where they may. */
export function mayNotHide({ directory, person }: Actor, { subject, pathwayId }: SignOff, { privateReason }: Privacy): Refusal | null {
  const because = closedFor(subject, privateReason ?? pathwayById(directory, pathwayId).privateReason);
  return because !== null && isClosedTo(sideOf(directory, person), 'closed')
    ? { code: 'closed_to_you', because: publicReason(because) }
    : null;
}

/**
 * Makes a request private or open, or gives it another public title, by somebody who may. What stands in Slack of it is brought to that once this is
 * committed.
 *
 * @param signOff its row held until the transaction ends
 */
export async function changePrivacy(
  { signOffs, chronicle, followUps }: Pick<Stores, 'signOffs' | 'chronicle' | 'followUps'>,
  actor: Actor,
  signOff: SignOff,
  privacy: Privacy,
  now: DateTime,
): Promise<void> {
  const { directory } = actor;
  await signOffs.savePrivacy(signOff.id, privacy);
  const { id: workspaceId, team } = directory.workspace;
  chronicle.record(workspaceId, {
    at: now,
    ...inChronicle(actor, bodyById(directory, pathwayById(directory, signOff.pathwayId).groupId), now),
    action: 'privacy changed',
    subject: signOffReference(signOff),
    details: { ...privacy },
  });
  await followUps.reconsider(team, [signOff.id]);
  await followUps.reviewPosted(team);
}
