import { current, personById, personBySlackId } from '#src/domain/directory.ts';
import { activeDelegation } from '#src/domain/membership/delegations.ts';
import { conflictsOf, recusalOf, rulingOn, whoRules } from '#src/domain/membership/interests.ts';
import { stageOf } from '#src/domain/sign-off/content-state.ts';
import { electorateFor } from '#src/domain/sign-off/electorate.ts';
import { whyAside } from '#src/domain/sign-off/seat-holders.ts';
import type { AskedBody, Ruling } from '#src/domain/sign-off/sign-off.ts';
import { askedBody } from '#src/domain/sign-off/steps.ts';
import { isoInstant } from '#src/domain/wall-clock.ts';
import type { RulingWanted, SignOffNote } from '../../messages/sign-off-note.ts';
import type { ToldOfSignOff } from '../../messages/without-content.ts';
import type { CardCopy, Destination } from '../../ports/outbox.ts';
import type { Stores } from '../../ports/stores.ts';
import type { SignOffPicture } from '../read/picture-sign-off.ts';
import { aboutSignOff } from './ask-for-verdicts.ts';
import { asReadAt, tellAboutSignOff } from './tell-about-sign-off.ts';

type Need = Pick<Stores, 'outbox'>;
type Note = Extract<SignOffNote, { about: 'ruling_wanted' }>;

/**
 * Asks whoever rules, by direct message, about everybody who does not decide because of an interest, or has stepped aside. Whom it was put before is
 * derived from the notes that stand, which say what was ruled.
 */
export async function askForRulings({ outbox }: Need, picture: SignOffPicture): Promise<void> {
  const { directory, signOff } = picture;
  const workspaceId = directory.workspace.id;
  const card = cardOfRulings(signOff.id);
  const copies = await outbox.copiesOf(workspaceId, card);
  for (const { note, rulerId } of rulingsWanted(picture)) {
    if (!isAsked(picture, copies, note, rulerId)) await tellAboutSignOff(outbox, picture, rulerId, note, card);
  }
  await outbox.updateCards(workspaceId, card, ({ content, to }) => (isRulingNote(content) ? noteAt(picture, to, content) : content));
}

/** A note that stands, as it may be read there now: what somebody declared is for those who rule on it, and no more for who did once. */
function noteAt(picture: SignOffPicture, to: Destination, { signOffBodyId, personId }: Note): ToldOfSignOff {
  const { directory, signOff, now } = picture;
  const asked = askedBody(signOff, signOffBodyId);
  const note = noteOf(picture, asked, personId);
  const reader = 'slackUserId' in to ? personBySlackId(directory, to.slackUserId, now) : null;
  const hasRuled = note.ruling !== null && rulingOn(directory, asked, personId)?.ruledById === reader?.id;
  if (hasRuled || whoRules(directory, signOff, asked, personId, now).people.some(({ id }) => id === reader?.id)) {
    return asReadAt(picture, to, note);
  }
  return { ...note, interests: [], steppedAside: null, ruling: null, over: true };
}

/** Whether everybody who has to rule now was asked by one of these notes, which changes with who chairs a body. */
export function areRulersAsked(picture: SignOffPicture, copies: readonly CardCopy[]): boolean {
  return rulingsWanted(picture).every(({ note, rulerId }) => isAsked(picture, copies, note, rulerId));
}

/** What the copies of the notes that ask for rulings on a request are known by. */
export function cardOfRulings(signOffId: string): string {
  return `sign-off-rulings:${signOffId}`;
}

/** Each question that is open, with whom it is put to. */
function rulingsWanted(picture: SignOffPicture): { readonly note: Note; readonly rulerId: string }[] {
  const { directory, signOff, now } = picture;
  if (stageOf(signOff) === 'ended') return [];
  return signOff.bodies
    .filter(({ outcome }) => outcome === null)
    .flatMap((asked) => standingAside(picture, asked).map((personId) => ({ asked, note: noteOf(picture, asked, personId), personId })))
    .filter(({ note }) => note.ruling === null && !note.over)
    .flatMap(({ asked, note, personId }) => {
      const rulers = whoRules(directory, signOff, asked, personId, now).people.filter(({ slackUserId }) => slackUserId !== null);
      return rulers.map(({ id: rulerId }) => ({ note, rulerId }));
    });
}

/** Everybody with a voice of their own or somebody else's who does not use it because of an interest. */
export function standingAside({ directory, signOff, electorates, now }: SignOffPicture, asked: AskedBody): string[] {
  const holders = electorateFor(electorates, asked).aside.map(({ personId }) => personId);
  const deputies = current(directory.delegations, now)
    .filter((one) => one.bodyId === asked.bodyId && activeDelegation(directory, one.bodyId, one.fromId, now)?.id === one.id)
    .map(({ toId }) => toId);
  const recused = asked.verdicts.filter(({ kind }) => kind === 'recuse').map(({ personId }) => personId);
  return [...new Set([...holders, ...deputies, ...recused])].filter((personId) => {
    const because = whyAside(directory, signOff, asked, personId, now);
    return because === 'conflicted' || because === 'recused';
  });
}

function noteOf(picture: SignOffPicture, asked: AskedBody, personId: string): Note {
  const { directory, signOff, electorates, now } = picture;
  const interests = conflictsOf(directory, signOff, personId, now);
  const recusal = recusalOf(directory, asked, personId);
  const ruling = rulingOn(directory, asked, personId);
  const covered =
    interests.every(({ id }) => ruling?.interestIds.includes(id)) && (recusal === null || (ruling !== null && recusal.at <= ruling.at));
  return {
    ...aboutSignOff(picture),
    about: 'ruling_wanted',
    signOffBodyId: asked.id,
    body: electorateFor(electorates, asked).body,
    personId,
    person: personById(directory, personId).name,
    interests: interests.map(({ id, category, text }) => ({ id, category, text })),
    steppedAside: recusal && { at: isoInstant(recusal.at), reason: recusal.reason },
    ruling: ruling && covered ? described(picture, ruling) : null,
    over: (interests.length === 0 && !recusal) || asked.outcome !== null || stageOf(signOff) === 'ended',
  };
}

function described({ directory }: SignOffPicture, { action, reason, ruledById }: Ruling): RulingWanted['ruling'] {
  return { action, reason, by: personById(directory, ruledById).name };
}

/** Whether a note that stands before this ruler speaks of all that this one would. */
function isAsked({ directory }: SignOffPicture, copies: readonly CardCopy[], note: Note, rulerId: string): boolean {
  const { slackUserId } = personById(directory, rulerId);
  return copies.some(
    ({ content, to }) => 'slackUserId' in to && to.slackUserId === slackUserId && isRulingNote(content) && covers(content, note),
  );
}

function covers(known: Note, { signOffBodyId, personId, interests, steppedAside }: Note): boolean {
  return (
    known.signOffBodyId === signOffBodyId &&
    known.personId === personId &&
    known.steppedAside?.at === steppedAside?.at &&
    interests.every(({ id }) => known.interests.some((one) => one.id === id))
  );
}

function isRulingNote(content: CardCopy['content']): content is Note {
  return content.kind === 'sign_off_note' && content.about === 'ruling_wanted';
}
