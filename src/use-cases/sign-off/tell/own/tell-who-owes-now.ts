import { electorateFor, unanswered } from '#src/domain/sign-off/electorate.ts';
import type { AskedBody } from '#src/domain/sign-off/sign-off.ts';
import { currentVersion } from '#src/domain/sign-off/steps.ts';
import type { NamedPerson } from '../../../messages/named-person.ts';
import type { SignOffCardFile } from '../../../messages/sign-off.ts';
import type { SignOffNote } from '../../../messages/sign-off-note.ts';
import type { Stores } from '../../../ports/stores.ts';
import { filesShown } from '../../read/files-shown.ts';
import { namedPerson, type SignOffPicture } from '../../read/picture-sign-off.ts';
import { cardAt, type SignOffCopy } from '../../read/sign-off-copies.ts';
import { aboutSignOff, type ToAsk } from '../ask-for-verdicts.ts';

/**
 * Mentions, below each card that had its buttons, those who have come to owe an answer since: who took a seat, stands in, or has their own voice back. An
 * update of a card tells nobody. Whoever the card named, waiting or answered, knows of it; so each is told once, as they come. Not so who has answered and
 * owes another answer for somebody who has handed on to them since. A channel's card that was closed until now named nobody and shared no files.
 *
 * @param before the copies as they stood until now
 */
export async function tellWhoOwesNow(
  { outbox }: Pick<Stores, 'outbox'>,
  picture: SignOffPicture,
  bodies: readonly ToAsk[],
  before: readonly SignOffCopy[],
  actorId: string | null,
): Promise<void> {
  const { directory } = picture;
  for (const { asked, again } of bodies) {
    if (again !== null) continue;
    const copies = before.filter(({ askedFor }) => askedFor === asked.id);
    for (const copy of copies) {
      const owing = isClosed(cardAt(picture, copy.to, asked.id)) ? [] : newAt(copy, owingNow(picture, asked, actorId), copies);
      if (owing.length === 0) continue;
      const content = noteOn(picture, asked, owing, isClosed(copy.content) ? filesShown(picture.signOff) : []);
      await outbox.post({ workspaceId: directory.workspace.id, to: copy.to, content, threadOf: copy.messageId });
    }
  }
}

/** `anew`: their answer stands, and they owe another beside it. */
type Owing = { readonly person: NamedPerson; readonly anew: boolean };

function owingNow({ directory, signOff, electorates }: SignOffPicture, asked: AskedBody, actorId: string | null): Owing[] {
  const electorate = electorateFor(electorates, asked);
  const answered = electorate.electors.filter(({ verdict }) => verdict !== null).map(({ personId }) => personId);
  return unanswered(signOff, asked, electorate)
    .filter(({ personId, slackUserId }) => personId !== actorId && slackUserId !== null)
    .map(({ personId }) => ({ person: namedPerson(directory, personId), anew: answered.includes(personId) }));
}

/** Of them, those who could not know it from this copy. While it was closed, each who could decide had one of their own. */
function newAt({ content, to }: SignOffCopy, owing: readonly Owing[], copies: readonly SignOffCopy[]): NamedPerson[] {
  const card = content.kind === 'sign_off_card' && content.decideFor !== null ? content : null;
  const bodies = (card?.steps ?? []).flatMap((step) => step.bodies).filter(({ signOffBodyId }) => signOffBodyId === card?.askedFor);
  const waiting = bodies.flatMap(({ waitingFor }) => waitingFor.map(({ slackUserId }) => slackUserId));
  const answered = bodies.flatMap(({ verdicts }) => verdicts.map(({ person }) => person.slackUserId));
  const isNew = ({ person: { slackUserId }, anew }: Owing) => {
    if ('slackUserId' in to && slackUserId !== to.slackUserId) return false;
    if (card === null) return 'slackUserId' in to || (isClosed(content) && !copies.some((own) => isBefore(own, slackUserId)));
    if (waiting.includes(slackUserId)) return false;
    return anew || (!('slackUserId' in to) && !answered.includes(slackUserId));
  };
  return owing.filter(isNew).map(({ person }) => person);
}

function isClosed({ kind }: SignOffCopy['content']): boolean {
  return kind === 'sign_off_closed_card';
}

function isBefore({ to }: SignOffCopy, slackUserId: string | null): boolean {
  return 'slackUserId' in to && to.slackUserId === slackUserId;
}

function noteOn(picture: SignOffPicture, asked: AskedBody, owing: readonly NamedPerson[], files: readonly SignOffCardFile[]): SignOffNote {
  const { signOff, electorates } = picture;
  const { body } = electorateFor(electorates, asked);
  const { number: version } = currentVersion(signOff);
  return { ...aboutSignOff(picture), about: 'asked_too', signOffBodyId: asked.id, body, version, owing, files };
}
