import { bodyById, heldSeats, pathwayById, personById, personBySlackId } from '#src/domain/directory.ts';
import { mayReadContent } from '#src/domain/membership/interests.ts';
import { holderNow } from '#src/domain/membership/posts.ts';
import type { SignOffChange } from '#src/domain/sign-off/sign-off.ts';
import type { SignOffCertificate, SignOffCertificatePage, SignOffClosedCertificate } from '../../messages/certificate.ts';
import type { Destination, Outbox } from '../../ports/outbox.ts';
import type { Stores } from '../../ports/stores.ts';
import type { SignOffPicture } from '../read/picture-sign-off.ts';
import { isClosedChannel } from '../read/sign-off-copies.ts';
import { asEnded, describeCertificate, describeClosedCertificate, type EndedPicture } from './describe-certificate.ts';

type Need = Pick<Stores, 'outbox'>;

/** Posts the certificate of a request that has just ended, once, with its data in the thread; what is said of it later changes the copies that stand. */
export async function postCertificate(
  { outbox }: Need,
  picture: SignOffPicture,
  changes: readonly SignOffChange[],
  actorId: string | null,
): Promise<void> {
  const ended = asEnded(picture);
  if (!ended) return;
  if (!changes.some(({ kind }) => kind === 'settled')) return updateCertificates(outbox, ended);
  const { workspace } = picture.directory;
  const card = cardOfCertificate(picture);
  for (const to of destinationsOf(ended)) {
    const content = certificateAt(ended, to);
    const threadOf = await outbox.post({ workspaceId: workspace.id, to, content, card, ...(actorId !== null && { actorId }) });
    if (content.kind === 'sign_off_certificate') await outbox.post({ workspaceId: workspace.id, to, content: pageOf(content), threadOf });
  }
}

/** Brings every copy of a certificate to how things stand. */
export async function updateCertificates(outbox: Outbox, picture: EndedPicture): Promise<void> {
  await outbox.updateCards(picture.directory.workspace.id, cardOfCertificate(picture), ({ to }) => certificateAt(picture, to));
}

function cardOfCertificate({ signOff }: SignOffPicture): string {
  return `certificate:${signOff.id}`;
}

/** The channel of the pathway's group; where there is none, or the content may not stand there, the requester and those of the group who may see it. */
function destinationsOf(picture: EndedPicture): Destination[] {
  const { directory, signOff, now } = picture;
  const { id, channelId } = groupOf(picture);
  const channel = channelId === null ? [] : [{ channelId }];
  if (channelId !== null && !isClosedChannel(picture, { bodyId: id })) return channel;
  const people = new Set([
    holderNow(directory, signOff.requesterId, now).id,
    ...heldSeats(directory, id, now).map(({ person }) => person.id),
  ]);
  const entitled = [...people].filter((personId) => mayReadContent(directory, signOff, personId, now));
  const slackUserIds = entitled.map((personId) => personById(directory, personId).slackUserId);
  return [...channel, ...slackUserIds.flatMap((slackUserId) => (slackUserId === null ? [] : [{ slackUserId }]))];
}

function pageOf({ signOffId, reference, title }: SignOffCertificate): SignOffCertificatePage {
  const fileName = `${reference}-certificate.json`;
  return { kind: 'sign_off_certificate_page', fileName, signOffId, reference, title, data: null, permalink: null };
}

function certificateAt(picture: EndedPicture, to: Destination): SignOffCertificate | SignOffClosedCertificate {
  return maySeeCertificate(picture, to) ? describeCertificate(picture) : describeClosedCertificate(picture);
}

/** Whether all of a certificate may be seen where it is to stand. */
export function maySeeCertificate(picture: EndedPicture, to: Destination): boolean {
  if ('channelId' in to) return !isClosedChannel(picture, { bodyId: groupOf(picture).id });
  const { directory, signOff, now } = picture;
  const person = personBySlackId(directory, to.slackUserId, now);
  return person !== null && mayReadContent(directory, signOff, person.id, now);
}

function groupOf({ directory, signOff }: SignOffPicture) {
  return bodyById(directory, pathwayById(directory, signOff.pathwayId).groupId);
}
