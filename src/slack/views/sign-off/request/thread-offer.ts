import type { SignOffCard } from '#src/use-cases/messages/sign-off.ts';
import { message, type SlackMessage } from '../../layout.ts';
import { name, theBody, words } from '../../words.ts';
import { signOffButtons } from '../decide/buttons.ts';

/** Offers the buttons of a card to who wrote below it as if to decide. */
export function drawThreadOffer(cards: readonly SignOffCard[]): SlackMessage {
  return message([
    { kind: 'paragraph', words: words`*What is written here is not counted.* If you mean to decide, use the buttons: only you see them.` },
    ...cards.flatMap((card) => [
      {
        kind: 'paragraph' as const,
        words: words`*${card.reference}*, version ${card.version}: ${name(card.title, 300)}, for ${theBody(card.decideFor?.body ?? '')}`,
      },
      ...signOffButtons(card),
    ]),
  ]);
}
