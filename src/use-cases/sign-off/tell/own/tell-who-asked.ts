import { bodyById, personById } from '#src/domain/directory.ts';
import { decidingVerdicts } from '#src/domain/sign-off/decision.ts';
import { keepersOf } from '#src/domain/sign-off/leaders.ts';
import type { SignOffChange, Verdict } from '#src/domain/sign-off/sign-off.ts';
import { askedBody, currentVersion, versionById } from '#src/domain/sign-off/steps.ts';
import { wordsOf } from '#src/domain/sign-off/verdicts.ts';
import type { SignOffNote } from '../../../messages/sign-off-note.ts';
import type { Outbox } from '../../../ports/outbox.ts';
import type { SignOffPicture } from '../../read/picture-sign-off.ts';
import { aboutSignOff } from '../ask-for-verdicts.ts';
import { tellAboutSignOff } from '../tell-about-sign-off.ts';

export type Told = { readonly outbox: Outbox; readonly picture: SignOffPicture; readonly actorId: string | null };

/** Of an answer against with which its body has not sent the version back, while the request is open: that, and the end, are told by themselves. */
export async function tellOfAnswerAgainst(told: Told, askedBodyId: string, verdict: Verdict): Promise<void> {
  const { picture } = told;
  const { kind, reason, personId } = verdict;
  if (picture.signOff.outcome !== null || verdict.afterOutcome || (kind !== 'request_changes' && kind !== 'reject')) return;
  const { outcome } = askedBody(picture.signOff, askedBodyId);
  if (outcome === 'changes_requested') return;
  await tellKeepers(told, {
    ...aboutSignOff(picture),
    ...atBody(picture, askedBodyId),
    about: 'answered_against',
    signOffId: picture.signOff.id,
    version: versionById(picture.signOff, verdict.versionId).number,
    by: personById(picture.directory, personId).name,
    verdict: kind,
    reason,
    ...(outcome === 'approved' && { approved: true }),
  });
}

/** Of a body that has sent the version back, by whichever answer it came to that, while others may still answer: another is wanted now. */
export async function tellOfSendingBack(
  told: Told,
  { askedBodyId, outcome }: Extract<SignOffChange, { kind: 'body_decided' }>,
): Promise<void> {
  const { signOff, directory, now } = told.picture;
  if (signOff.outcome !== null || outcome !== 'changes_requested') return;
  const asked = askedBody(signOff, askedBodyId);
  const against = decidingVerdicts(signOff, asked, directory, now).filter(({ kind }) => kind === 'request_changes' || kind === 'reject');
  await tellKeepers(told, {
    ...aboutSignOff(told.picture),
    ...atBody(told.picture, askedBodyId),
    about: 'sent_back',
    signOffId: signOff.id,
    version: currentVersion(signOff).number,
    answers: against.map((verdict) => ({
      person: personById(directory, verdict.personId).name,
      verdict: verdict.kind,
      reason: wordsOf(asked, verdict).reason,
    })),
  });
}

async function tellKeepers({ outbox, picture, actorId }: Told, note: SignOffNote): Promise<void> {
  for (const personId of keepersOfIt(picture)) if (personId !== actorId) await tellAboutSignOff(outbox, picture, personId, note);
}

/** Whoever looks after the request now. */
export function keepersOfIt({ directory, signOff, now }: SignOffPicture): string[] {
  return keepersOf(directory, signOff, now);
}

/** Where a note on one of the bodies asked belongs. */
export function atBody({ directory, signOff }: SignOffPicture, signOffBodyId: string) {
  return { signOffBodyId, body: bodyById(directory, askedBody(signOff, signOffBodyId).bodyId).name };
}
