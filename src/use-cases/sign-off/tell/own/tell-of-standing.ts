import { conflictsLeft, whoRules } from '#src/domain/membership/interests.ts';
import { electorateFor, eligibleDeputies } from '#src/domain/sign-off/electorate.ts';
import { whyAside } from '#src/domain/sign-off/seat-holders.ts';
import type { AskedBody } from '#src/domain/sign-off/sign-off.ts';
import { askedBody } from '#src/domain/sign-off/steps.ts';
import type { SignOffNote } from '../../../messages/sign-off-note.ts';
import type { CardCopy } from '../../../ports/outbox.ts';
import type { Stores } from '../../../ports/stores.ts';
import { describeAskedBody } from '../../read/describe-asked-body.ts';
import { cannotDecide, namedPerson, type SignOffPicture } from '../../read/picture-sign-off.ts';
import { askForRulings, standingAside } from '../ask-for-rulings.ts';
import { aboutSignOff } from '../ask-for-verdicts.ts';
import { tellAboutSignOff, tellSecretariatAbout } from '../tell-about-sign-off.ts';

type Need = Pick<Stores, 'outbox'>;
type Inquorate = Extract<SignOffNote, { about: 'inquorate' }>;
type StandsAside = Extract<SignOffNote, { about: 'stands_aside' }>;

/**
 * Tells the secretariat of each body that cannot decide by its rule, with who could stand in, and everybody who does not decide because of an interest,
 * on which whoever rules is asked to.
 * Whom it has been told to is derived from the notes that stand, so that nobody is told twice; a note on a body that can decide again says so.
 */
export async function tellOfStanding(need: Need, picture: SignOffPicture): Promise<void> {
  const { directory, signOff } = picture;
  const card = `sign-off-standing:${signOff.id}`;
  const copies = await need.outbox.copiesOf(directory.workspace.id, card);
  for (const asked of signOff.bodies) {
    if (signOff.outcome === null && asked.outcome === null) await tellOfBody(need, picture, asked, copies, card);
  }
  if (copies.some(({ content }) => isInquorateNote(content))) {
    await need.outbox.updateCards(directory.workspace.id, card, ({ content }) =>
      isInquorateNote(content) && !content.over ? inquorateNote(picture, askedBody(signOff, content.signOffBodyId)) : content,
    );
  }
  await askForRulings(need, picture);
}

async function tellOfBody(
  { outbox }: Need,
  picture: SignOffPicture,
  asked: AskedBody,
  copies: readonly CardCopy[],
  card: string,
): Promise<void> {
  const { directory, signOff, now } = picture;
  const note = inquorateNote(picture, asked);
  const isTold = copies.some(({ content }) => isInquorateNote(content) && content.signOffBodyId === asked.id && !content.over);
  if (!note.over && !isTold) await tellSecretariatAbout(outbox, picture, note, card);
  for (const personId of standingAside(picture, asked)) {
    // Who stepped aside of their own accord knows.
    if (whyAside(directory, signOff, asked, personId, now) !== 'conflicted') continue;
    const aside = asideNote(picture, asked, personId);
    if (!copies.some(({ content, to }) => covers(content, aside) && 'slackUserId' in to && isTo(picture, personId, to.slackUserId))) {
      await tellAboutSignOff(outbox, picture, personId, aside, card);
    }
  }
}

function inquorateNote(picture: SignOffPicture, asked: AskedBody): Inquorate {
  const { directory, signOff, electorates, now } = picture;
  const electorate = electorateFor(electorates, asked);
  const { count, closing } = describeAskedBody(picture, asked);
  return {
    ...aboutSignOff(picture),
    about: 'inquorate',
    signOffBodyId: asked.id,
    body: electorate.body,
    deputies: [...new Set(eligibleDeputies(directory, signOff, asked, now).map(({ name }) => name))],
    over: !cannotDecide(picture, asked),
    ...(count === undefined ? {} : { count }),
    ...(closing?.passed ? { passed: true } : {}),
  };
}

function asideNote(picture: SignOffPicture, asked: AskedBody, personId: string): StandsAside {
  const { directory, signOff, electorates, now } = picture;
  return {
    ...aboutSignOff(picture),
    about: 'stands_aside',
    signOffBodyId: asked.id,
    body: electorateFor(electorates, asked).body,
    interests: conflictsLeft(directory, signOff, asked, personId, now).map(({ id, text }) => ({ id, text })),
    rulers: whoRules(directory, signOff, asked, personId, now).people.map(({ name }) => name),
  };
}

/** Whether a note that stands speaks of all that this one would. */
function covers(content: CardCopy['content'], { signOffBodyId, interests }: StandsAside): boolean {
  if (content.kind !== 'sign_off_note' || content.about !== 'stands_aside' || content.signOffBodyId !== signOffBodyId) return false;
  return interests.every(({ id }) => content.interests.some((known) => known.id === id));
}

function isTo({ directory }: SignOffPicture, personId: string, slackUserId: string): boolean {
  return namedPerson(directory, personId).slackUserId === slackUserId;
}

function isInquorateNote(content: CardCopy['content']): content is Inquorate {
  return content.kind === 'sign_off_note' && content.about === 'inquorate';
}
