import { signOffReference } from '#src/domain/reference.ts';
import { electorateFor, unanswered } from '#src/domain/sign-off/electorate.ts';
import type { AskedBody } from '#src/domain/sign-off/sign-off.ts';
import { currentVersion } from '#src/domain/sign-off/steps.ts';
import type { DecidesAgain, SignOffNote } from '../../messages/sign-off-note.ts';
import { withoutContent } from '../../messages/without-content.ts';
import type { Stores } from '../../ports/stores.ts';
import { filesShown } from '../read/files-shown.ts';
import { namedPerson, type SignOffPicture } from '../read/picture-sign-off.ts';
import { cardAt, cardOfSignOff, copiesOfSignOff, destinationsOf, isSamePlace, type SignOffCopy } from '../read/sign-off-copies.ts';
import { tellSecretariatAbout } from './tell-about-sign-off.ts';

type Need = Pick<Stores, 'outbox'>;

/** A body whose turn it is; `again`: why, where it is not asked for the first time. Null where nothing is new but perhaps who decides there. */
export type ToAsk = { readonly asked: AskedBody; readonly again: DecidesAgain | null };

/**
 * Puts the card before each of these bodies where it does not stand yet: in its channel, or before each of its approvers where it has none or the
 * content may not stand there. Where a copy stands it has its buttons back, and a line in its thread says so. Of an approver of a body asked for the
 * first time whom nobody has found in Slack the secretariat is told.
 *
 * @param told ids of those who have been told in person
 */
export async function askForVerdicts(
  need: Need,
  picture: SignOffPicture,
  bodies: readonly ToAsk[],
  { actorId = null, told = [] }: { readonly actorId?: string | null; readonly told?: readonly string[] } = {},
): Promise<void> {
  const copies = bodies.length === 0 ? [] : await copiesOfSignOff(need.outbox, picture);
  for (const { asked, again } of bodies) {
    const stand = copies.filter(({ askedFor }) => askedFor === asked.id);
    await askWhereNotAsked(need, picture, asked, stand, actorId);
    if (stand.length === 0) await tellOfAbsent(need, picture, asked);
    else if (again !== null) await sayInThreads(need, picture, asked, again, stand, told);
  }
}

async function askWhereNotAsked(
  { outbox }: Need,
  picture: SignOffPicture,
  asked: AskedBody,
  stand: readonly SignOffCopy[],
  actorId: string | null,
): Promise<void> {
  const { directory, signOff } = picture;
  const missing = destinationsOf(picture, asked).filter((to) => !stand.some((copy) => isSamePlace(copy.to, to)));
  const by = { workspaceId: directory.workspace.id, card: cardOfSignOff(signOff.id), ...(actorId !== null && { actorId }) };
  await outbox.postAll(missing.map((to) => ({ to, content: cardAt(picture, to, asked.id), ...by })));
}

/** An update of a card tells nobody: who owes an answer again is mentioned below it, unless they have been told in person. */
async function sayInThreads(
  { outbox }: Need,
  picture: SignOffPicture,
  asked: AskedBody,
  because: DecidesAgain,
  copies: readonly SignOffCopy[],
  told: readonly string[],
): Promise<void> {
  const { directory, signOff, electorates } = picture;
  const electorate = electorateFor(electorates, asked);
  const owing = unanswered(signOff, asked, electorate).filter(({ personId }) => !told.includes(personId));
  const slackIds = owing.map(({ slackUserId }) => slackUserId);
  const note: SignOffNote = {
    ...aboutSignOff(picture),
    about: 'asked_again',
    signOffBodyId: asked.id,
    body: electorate.body,
    version: currentVersion(signOff).number,
    because,
    owing: owing.map(({ personId }) => namedPerson(directory, personId)),
    files: filesShown(signOff),
  };
  const closed = withoutContent(note);
  const concerned = copies.filter(({ to }) => 'channelId' in to || slackIds.includes(to.slackUserId));
  await outbox.postAll(
    concerned.map(({ to, messageId, content: card }) => {
      const content = card.kind === 'sign_off_card' ? note : closed;
      return { workspaceId: directory.workspace.id, to, content, threadOf: messageId };
    }),
  );
}

async function tellOfAbsent({ outbox }: Need, picture: SignOffPicture, asked: AskedBody): Promise<void> {
  const { body, electors } = electorateFor(picture.electorates, asked);
  for (const { name: person, slackUserId } of electors) {
    if (slackUserId !== null) continue;
    const note = { ...aboutSignOff(picture), about: 'not_in_slack', person, body, signOffBodyId: asked.id } as const;
    await tellSecretariatAbout(outbox, picture, note);
  }
}

/** What every note on a sign-off begins with. */
export function aboutSignOff({ signOff }: Pick<SignOffPicture, 'signOff'>) {
  return { kind: 'sign_off_note', reference: signOffReference(signOff), title: currentVersion(signOff).title } as const;
}
