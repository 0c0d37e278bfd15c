import type { DateTime } from 'luxon';
import { personBySlackId } from '#src/domain/directory.ts';
import { electorateFor, voicesOf } from '#src/domain/sign-off/electorate.ts';
import type { SignOffCard } from '../../messages/sign-off.ts';
import type { SlackPlace } from '../../ports/outgoing.ts';
import type { Stores } from '../../ports/stores.ts';
import { pictureOf } from '../read/picture-sign-off.ts';
import { cardFor } from '../read/sign-off-copies.ts';

/** A reply in a thread that looks like a verdict: who wrote it below which message. What it says is neither kept nor counted. */
export type ThreadReply = {
  readonly team: string;
  readonly slackUserId: string;
  readonly below: SlackPlace;
  /** The event that told of it, which may come again */
  readonly eventId: string;
};

/**
 * The cards whose buttons are offered to who wrote below a sign-off's card: of the body asked there, else of each for which they may decide now.
 * Empty for everybody else, below any other message, and where they were offered for this reply.
 */
export async function offerVerdict(
  stores: Pick<Stores, 'directories' | 'outgoing' | 'signOffs' | 'meetings' | 'receipts'>,
  { team, slackUserId, below, eventId }: ThreadReply,
  now: DateTime,
): Promise<readonly SignOffCard[]> {
  const directory = await stores.directories.ofTeam(team);
  const person = directory && personBySlackId(directory, slackUserId, now);
  if (!directory || !person) return [];
  const root = await stores.outgoing.standingAt(directory.workspace.id, below);
  if (root?.kind !== 'sign_off_card' && root?.kind !== 'sign_off_closed_card') return [];
  const signOff = await stores.signOffs.find(directory.workspace.id, root.signOffId);
  if (!signOff) return [];
  const picture = await pictureOf(stores, directory, signOff, now);
  const decides = signOff.bodies.filter((asked) => voicesOf(electorateFor(picture.electorates, asked), person.id) !== null);
  const cards = decides.map(({ id }) => cardFor(picture, person.id, id)).filter(hasButtons);
  const here = cards.filter(({ askedFor }) => askedFor === root.askedFor);
  const offered = here.length > 0 ? here : cards;
  if (offered.length === 0) return [];
  const { claimed } = await stores.receipts.claim(team, `event:${eventId}`);
  return claimed ? offered : [];
}

function hasButtons(card: ReturnType<typeof cardFor>): card is SignOffCard {
  return card.kind === 'sign_off_card' && card.decideFor !== null;
}
