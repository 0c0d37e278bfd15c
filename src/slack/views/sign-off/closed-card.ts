import type { SignOffClosedCard } from '#src/use-cases/messages/sign-off.ts';
import { message, type SlackMessage } from '../layout.ts';
import { nothing, theBody, words } from '../words.ts';
import { privateHere, stateWithConditions } from './words.ts';

/** What stands of a sign-off where its content may not: title, reason, state. */
export function drawSignOffClosedCard(card: SignOffClosedCard): SlackMessage {
  const formally =
    card.awaitingFormallyResponsible === null
      ? nothing
      : words`. Still *awaiting the formally responsible body*, ${theBody(card.awaitingFormallyResponsible, 100)}`;
  return message([
    { kind: 'heading', text: `${card.reference}, version ${card.version}: ${card.title}` },
    { kind: 'paragraph', words: words`*State:* ${stateWithConditions(card.outcome, card.conditionsOutstanding)}${formally}` },
    { kind: 'paragraph', words: words`${privateHere(card.closedBecause)} Those who decide have received it by direct message.` },
  ]);
}
