import type { SignOffClosedCard } from '#src/use-cases/messages/sign-off.ts';
import { message, type Piece, type SlackMessage } from '../../layout.ts';
import { nothing, theBody, words } from '../../words.ts';
import { showActions, showButton } from './line.ts';
import { privateHere, stateWithConditions } from './words.ts';

/** What stands of a sign-off where its content may not: what everybody may read, and the way to the rest for whoever may see it. */
export function drawSignOffClosedCard(card: SignOffClosedCard): SlackMessage {
  const button = showButton(card, showActions.message, 'Show me');
  return message([...closedPieces(card), { kind: 'buttons', id: 'sign_off_show', buttons: [button] }]);
}

/** The same for somebody who has asked to see it, and may not. */
export function closedPieces(card: SignOffClosedCard): Piece[] {
  const formally =
    card.awaitingFormallyResponsible === null
      ? nothing
      : words`. Still *awaiting the formally responsible body*, ${theBody(card.awaitingFormallyResponsible, 100)}`;
  return [
    { kind: 'heading', text: `${card.reference}, version ${card.version}: ${card.title}` },
    { kind: 'paragraph', words: words`*State:* ${stateWithConditions(card.outcome, card.conditionsOutstanding)}${formally}` },
    { kind: 'paragraph', words: words`${privateHere(card.closedBecause)} Those who decide have received it by direct message.` },
  ];
}
