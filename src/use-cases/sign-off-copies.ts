import { bodyById, type Directory, heldSeats, personBySlackId } from '#src/domain/directory.ts';
import { contentState } from '#src/domain/sign-off/content-state.ts';
import { electorateFor, voicesOf } from '#src/domain/sign-off/electorate.ts';
import { isKeptFromPapers, mayReadContent } from '#src/domain/sign-off/interests.ts';
import type { AskedBody, SignOff } from '#src/domain/sign-off/sign-off.ts';
import { askedBody, stepIsOpen } from '#src/domain/sign-off/steps.ts';
import { describeClosedSignOff, describeSignOff } from './describe-sign-off.ts';
import type { SignOffCard, SignOffClosedCard } from './messages/sign-off.ts';
import type { SignOffPicture } from './picture-sign-off.ts';
import type { CardCopy, Destination, Outbox } from './ports/outbox.ts';

/** What the copies of a sign-off's card are known by. */
export function cardOfSignOff(signOffId: string): string {
  return `sign-off:${signOffId}`;
}

/** A copy of a sign-off's card, with the body asked by it. */
export type SignOffCopy = CardCopy & { readonly askedFor: string | null };

/** Every copy of a sign-off's card, in whichever form it stands. */
export async function copiesOfSignOff(outbox: Outbox, { directory, signOff }: SignOffPicture): Promise<SignOffCopy[]> {
  const copies = await outbox.copiesOf(directory.workspace.id, cardOfSignOff(signOff.id));
  return copies.flatMap((copy) => (isSignOffCard(copy.content) ? [{ ...copy, askedFor: copy.content.askedFor }] : []));
}

/** Brings every copy to how things stand. What shows that already is left alone. */
export async function updateSignOffCards(outbox: Outbox, picture: SignOffPicture): Promise<void> {
  const { directory, signOff } = picture;
  await outbox.updateCards(directory.workspace.id, cardOfSignOff(signOff.id), ({ content, to }) =>
    isSignOffCard(content) ? cardAt(picture, to, content.askedFor) : content,
  );
}

/** The card as it may stand in this place: whole, or closed to somebody who reads there. */
export function cardAt(picture: SignOffPicture, to: Destination, askedFor: string | null): SignOffCard | SignOffClosedCard {
  const { directory, signOff, now } = picture;
  if ('slackUserId' in to) return cardFor(picture, personBySlackId(directory, to.slackUserId, now)?.id ?? null, askedFor);
  const asked = askedFor === null ? null : askedBody(signOff, askedFor);
  return asked && isClosedChannel(picture, asked) ? describeClosedSignOff(picture, askedFor) : describeSignOff(picture, askedFor);
}

/** The card as somebody may see it, with its buttons where they may decide; null: nobody the governance file names. */
export function cardFor(picture: SignOffPicture, personId: string | null, askedFor: string | null): SignOffCard | SignOffClosedCard {
  const { directory, signOff, electorates, now } = picture;
  if (personId === null || !mayReadContent(directory, signOff, personId, now)) return describeClosedSignOff(picture, askedFor);
  const asked = askedFor === null ? null : askedBody(signOff, askedFor);
  const decides = asked !== null && voicesOf(electorateFor(electorates, asked), personId) !== null;
  return describeSignOff(picture, askedFor, decides);
}

/** Where a body is asked: in its channel, and before each of who decides where it has none, or its content may not stand there. */
export function destinationsOf(picture: SignOffPicture, asked: AskedBody): Destination[] {
  const { directory, electorates } = picture;
  const { channelId } = bodyById(directory, asked.bodyId);
  const channel = channelId === null ? [] : [{ channelId }];
  if (channelId !== null && !isClosedChannel(picture, asked)) return channel;
  const { electors } = electorateFor(electorates, asked);
  return [...channel, ...electors.flatMap(({ slackUserId }) => (slackUserId === null ? [] : [{ slackUserId }]))];
}

/** The bodies whose turn it is. */
export function bodiesDeciding(signOff: SignOff): AskedBody[] {
  if (signOff.outcome !== null) return [];
  return signOff.bodies.filter(({ outcome, step }) => outcome === null && stepIsOpen(signOff, step));
}

export function isSamePlace(a: Destination, b: Destination): boolean {
  return 'channelId' in a ? 'channelId' in b && a.channelId === b.channelId : 'slackUserId' in b && a.slackUserId === b.slackUserId;
}

/** A body's channel is closed to a request that is, and where somebody who sits there is kept from its papers. */
export function isClosedChannel({ directory, signOff, now }: SignOffPicture, { bodyId }: Pick<AskedBody, 'bodyId'>): boolean {
  if (contentState(directory, signOff) === 'closed') return true;
  return sittingIn(directory, bodyId, now).some((personId) => isKeptFromPapers(directory, signOff, personId, now));
}

function sittingIn(directory: Directory, bodyId: string, now: SignOffPicture['now']): string[] {
  return heldSeats(directory, bodyId, now).map(({ person }) => person.id);
}

function isSignOffCard(content: CardCopy['content']): content is SignOffCard | SignOffClosedCard {
  return content.kind === 'sign_off_card' || content.kind === 'sign_off_closed_card';
}
