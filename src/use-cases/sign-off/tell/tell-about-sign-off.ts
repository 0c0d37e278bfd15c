import { personBySlackId, secretariat } from '#src/domain/directory.ts';
import { mayReadContent } from '#src/domain/membership/interests.ts';
import { holderNow } from '#src/domain/membership/posts.ts';
import { type ToldOfSignOff, withoutContent } from '../../messages/without-content.ts';
import type { Destination, Outbox } from '../../ports/outbox.ts';
import type { SignOffPicture } from '../read/picture-sign-off.ts';

/**
 * The one way in which somebody is told of a request in person, or who has their work now: what they may not read of it is left out.
 *
 * @param card what the note is known by, where it is looked for again
 */
export async function tellAboutSignOff(
  outbox: Outbox,
  picture: SignOffPicture,
  personId: string,
  note: ToldOfSignOff,
  card?: string,
): Promise<void> {
  const { id, slackUserId } = holderNow(picture.directory, personId, picture.now);
  if (slackUserId === null) return;
  const content = asReadBy(picture, id, note);
  await outbox.post({ workspaceId: picture.directory.workspace.id, to: { slackUserId }, content, ...(card !== undefined && { card }) });
}

/** As `tellAboutSignOff`, to each person of the secretariat. */
export async function tellSecretariatAbout(outbox: Outbox, picture: SignOffPicture, note: ToldOfSignOff, card?: string): Promise<void> {
  const { directory, now } = picture;
  for (const personId of secretariat(directory, now)) await tellAboutSignOff(outbox, picture, personId, note, card);
}

/** A note as it may stand in a direct message that is there already: whoever reads it may have lost the right since. */
export function asReadAt(picture: SignOffPicture, to: Destination, note: ToldOfSignOff): ToldOfSignOff {
  const reader = 'slackUserId' in to ? personBySlackId(picture.directory, to.slackUserId, picture.now) : null;
  return reader ? asReadBy(picture, reader.id, note) : withoutContent(note);
}

function asReadBy({ directory, signOff, now }: SignOffPicture, personId: string, note: ToldOfSignOff): ToldOfSignOff {
  return mayReadContent(directory, signOff, personId, now) ? note : withoutContent(note);
}
