import { bodyById } from '#src/domain/directory.ts';
import { signOffReference } from '#src/domain/reference.ts';
import { electorateFor, isInquorate, voters } from '#src/domain/sign-off/electorate.ts';
import type { AskedBody } from '#src/domain/sign-off/sign-off.ts';
import { currentVersion } from '#src/domain/sign-off/steps.ts';
import { contentState, describeSignOff, type SignOffPicture } from './describe-sign-off.ts';
import type { Destination } from './ports/outbox.ts';
import type { Stores } from './ports/stores.ts';
import { tellSecretariat } from './tell-secretariat.ts';

type Need = Pick<Stores, 'outbox'>;

/** What the copies of a sign-off's card are known by. */
export function cardOfSignOff(signOffId: string): string {
  return `sign-off:${signOffId}`;
}

/**
 * Puts the card before each of these bodies: in its channel, or before each of its approvers where it has none or the content is private.
 * The requester is never asked.
 */
export async function askForVerdicts(
  { outbox }: Need,
  picture: SignOffPicture,
  bodies: readonly AskedBody[],
  actorId: string,
): Promise<void> {
  const { directory, signOff } = picture;
  for (const asked of bodies) {
    const content = describeSignOff(picture, asked.id);
    for (const to of destinationsOf(picture, asked)) {
      await outbox.post({ workspaceId: directory.workspace.id, to, content, card: cardOfSignOff(signOff.id), actorId });
    }
  }
}

/** Tells the secretariat of each of these bodies that nobody is left to decide by its rule. */
export async function tellOfInquorate({ outbox }: Need, picture: SignOffPicture, bodies: readonly AskedBody[]): Promise<void> {
  const { directory, signOff, electorates, now } = picture;
  for (const asked of bodies) {
    const electorate = electorateFor(electorates, asked);
    if (!isInquorate(signOff, asked, electorate)) continue;
    const { title } = currentVersion(signOff);
    await tellSecretariat(
      outbox,
      directory,
      { kind: 'note', about: 'inquorate', reference: signOffReference(signOff), title, body: electorate.body },
      now,
    );
  }
}

function destinationsOf(picture: SignOffPicture, asked: AskedBody): Destination[] {
  const { directory, signOff, electorates } = picture;
  const { channelId } = bodyById(directory, asked.bodyId);
  if (channelId !== null && contentState(directory, signOff) === 'open') return [{ channelId }];
  return voters(electorateFor(electorates, asked), signOff).flatMap(({ slackUserId }) => (slackUserId === null ? [] : [{ slackUserId }]));
}
