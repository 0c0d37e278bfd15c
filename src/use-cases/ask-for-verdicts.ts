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
 * Puts the card before each of these bodies where it does not stand yet: in its channel, or before each of its approvers where it has none or the
 * content is private. The requester is never asked; of an approver whom nobody has found in Slack the secretariat is told.
 */
export async function askForVerdicts(need: Need, picture: SignOffPicture, bodies: readonly AskedBody[], actorId: string): Promise<void> {
  await askWhereNotAsked(need, picture, bodies, { actorId });
  for (const asked of bodies) await tellOfAbsent(need, picture, asked);
}

/** Puts the card where it does not stand yet: before an approver found or seated since, or in a channel the body has been given. */
export async function askWhereNotAsked(
  { outbox }: Need,
  picture: SignOffPicture,
  bodies: readonly AskedBody[],
  by: { readonly actorId?: string } = {},
): Promise<void> {
  const { directory, signOff } = picture;
  const workspaceId = directory.workspace.id;
  const card = cardOfSignOff(signOff.id);
  const copies = await outbox.copiesOf(workspaceId, card);
  for (const asked of bodies) {
    const stands = copies.filter(({ content }) => content.kind === 'sign_off_card' && content.decideFor?.signOffBodyId === asked.id);
    const content = describeSignOff(picture, asked.id);
    for (const to of destinationsOf(picture, asked)) {
      if (!stands.some((copy) => isSamePlace(copy.to, to))) await outbox.post({ workspaceId, to, content, card, ...by });
    }
  }
}

function isSamePlace(a: Destination, b: Destination): boolean {
  return 'channelId' in a ? 'channelId' in b && a.channelId === b.channelId : 'slackUserId' in b && a.slackUserId === b.slackUserId;
}

async function tellOfAbsent({ outbox }: Need, picture: SignOffPicture, asked: AskedBody): Promise<void> {
  const { directory, signOff, electorates, now } = picture;
  const electorate = electorateFor(electorates, asked);
  for (const { name, slackUserId } of voters(electorate, signOff)) {
    if (slackUserId !== null) continue;
    const { title } = currentVersion(signOff);
    const note = {
      kind: 'note',
      about: 'not_in_slack',
      person: name,
      body: electorate.body,
      reference: signOffReference(signOff),
      title,
    } as const;
    await tellSecretariat(outbox, directory, note, now);
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
