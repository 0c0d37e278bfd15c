import { bodyById } from '#src/domain/directory.ts';
import type { SignOffChange } from '#src/domain/sign-off/sign-off.ts';
import { askedBody } from '#src/domain/sign-off/steps.ts';
import type { Stores } from '../../../ports/stores.ts';
import { describeSeatsEnded } from '../../read/describe-asked-body.ts';
import type { SignOffPicture } from '../../read/picture-sign-off.ts';
import { aboutSignOff } from '../ask-for-verdicts.ts';
import { tellAboutSignOff } from '../tell-about-sign-off.ts';
import { whoLooksAfter } from './tell-of-lapses.ts';

/** Tells the chair of a body, the secretariat and who asked that it has decided because seats there ended. */
export async function tellOfEndedSeats(
  { outbox }: Pick<Stores, 'outbox'>,
  picture: SignOffPicture,
  changes: readonly SignOffChange[],
): Promise<void> {
  const { directory, signOff } = picture;
  const { timezone } = directory.workspace;
  for (const change of changes) {
    if (change.kind !== 'body_decided') continue;
    const asked = askedBody(signOff, change.askedBodyId);
    const ended = describeSeatsEnded(picture, asked);
    if (ended.length === 0) continue;
    const at = { signOffBodyId: asked.id, body: bodyById(directory, asked.bodyId).name };
    const note = { ...aboutSignOff(picture), ...at, about: 'decided_as_seats_ended', outcome: change.outcome, ended, timezone } as const;
    for (const personId of whoLooksAfter(picture, [change])) await tellAboutSignOff(outbox, picture, personId, note);
  }
}
