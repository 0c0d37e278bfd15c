import { bodyById, type Directory, heldSeats, personBySlackId } from '#src/domain/directory.ts';
import { isKeptFromPapers, mayReadContent } from '#src/domain/membership/interests.ts';
import { mayActAsChair } from '#src/domain/sign-off/chairs-action.ts';
import { contentState } from '#src/domain/sign-off/content-state.ts';
import { electorateFor, voicesOf } from '#src/domain/sign-off/electorate.ts';
import type { AskedBody, SignOff } from '#src/domain/sign-off/sign-off.ts';
import { askedBody, bodiesDeciding, sentBackBy } from '#src/domain/sign-off/steps.ts';
import type { SignOffCard, SignOffClosedCard } from '../../messages/sign-off.ts';
import type { CardCopy, Destination, Outbox } from '../../ports/outbox.ts';
import { describeClosedSignOff, describeSignOff, type Say } from './describe-sign-off.ts';
import type { SignOffPicture } from './picture-sign-off.ts';

/** What the copies of a sign-off's card are known by. */
export function cardOfSignOff(signOffId: string): string {
  return `sign-off:${signOffId}`;
}

/** A copy of a sign-off's card, with the body asked by it. */
export type SignOffCopy = CardCopy & { readonly askedFor: string | null };

/** Every copy of a sign-off's card, in whichever form it stands. */
export async function copiesOfSignOff(outbox: Outbox, { directory, signOff }: SignOffPicture): Promise<SignOffCopy[]> {
  return signOffCopies(await outbox.copiesOf(directory.workspace.id, cardOfSignOff(signOff.id)));
}

/** Copies of a sign-off's card, with the body asked by each. */
export function signOffCopies(copies: readonly CardCopy[]): SignOffCopy[] {
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
  return asked && isClosedChannel(picture, asked) ? drawn(picture, askedFor, 'closed') : drawn(picture, askedFor);
}

/** The card as somebody may see it, with what they may do for the body; null: nobody the governance file names. */
export function cardFor(picture: SignOffPicture, personId: string | null, askedFor: string | null): SignOffCard | SignOffClosedCard {
  const { signOff } = picture;
  if (personId === null || !mayRead(picture, personId)) return drawn(picture, askedFor, 'closed');
  const asked = askedFor === null ? null : askedBody(signOff, askedFor);
  return drawn(picture, askedFor, asked ? sayOf(picture, asked, personId) : undefined);
}

type Known = { readonly cards: Map<string, SignOffCard | SignOffClosedCard>; readonly readers: Map<string, boolean> };

/** Of one picture hundreds of copies say one of a few things, to people who have several of them: each is found out once. */
const known = new WeakMap<SignOffPicture, Known>();

function knownOf(picture: SignOffPicture): Known {
  const found = known.get(picture) ?? { cards: new Map(), readers: new Map() };
  known.set(picture, found);
  return found;
}

/** The very same wherever it stands. */
function drawn(picture: SignOffPicture, askedFor: string | null, say?: Say | 'closed'): SignOffCard | SignOffClosedCard {
  const { cards } = knownOf(picture);
  const key = JSON.stringify([askedFor, say]);
  const card = cards.get(key) ?? (say === 'closed' ? describeClosedSignOff(picture, askedFor) : describeSignOff(picture, askedFor, say));
  cards.set(key, card);
  return card;
}

function mayRead(picture: SignOffPicture, personId: string): boolean {
  const { readers } = knownOf(picture);
  const may = readers.get(personId) ?? mayReadContent(picture.directory, picture.signOff, personId, picture.now);
  readers.set(personId, may);
  return may;
}

/** What somebody may do for a body asked, once it is its turn. */
export function sayOf({ directory, signOff, electorates, now }: SignOffPicture, asked: AskedBody, personId: string): Say {
  return {
    decides: voicesOf(electorateFor(electorates, asked), personId) !== null,
    actsAsChair: mayActAsChair(directory, signOff, asked, personId, now),
  };
}

/**
 * Where a body is asked: in its channel, and before each of who decides where it has none, or its content may not stand there. Its chair has it too,
 * where they may approve alone.
 */
export function destinationsOf(picture: SignOffPicture, asked: AskedBody): Destination[] {
  const { directory, signOff, electorates, now } = picture;
  const { channelId } = bodyById(directory, asked.bodyId);
  const channel = channelId === null ? [] : [{ channelId }];
  if (channelId !== null && !isClosedChannel(picture, asked)) return channel;
  const { electors } = electorateFor(electorates, asked);
  const chairs = heldSeats(directory, asked.bodyId, now).map(({ person }) => person);
  const people = [...electors, ...chairs.filter(({ id }) => mayActAsChair(directory, signOff, asked, id, now))];
  const slackUserIds = new Set(people.map(({ slackUserId }) => slackUserId));
  return [...channel, ...[...slackUserIds].flatMap((slackUserId) => (slackUserId === null ? [] : [{ slackUserId }]))];
}

/** The bodies that owe an answer: those deciding, and none while another version is wanted. */
export function bodiesOwing(signOff: SignOff): AskedBody[] {
  return sentBackBy(signOff).length > 0 ? [] : bodiesDeciding(signOff);
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
