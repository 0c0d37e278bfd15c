import { comparable } from '#src/domain/names.ts';
import type { Choice, Refusal } from '#src/domain/refusal.ts';
import { slackLimits } from '../limits.ts';
import { oneLine, plain, shortened } from './escape.ts';
import { message, plainText, type SlackMessage } from './layout.ts';
import { refusalWords } from './refusals.ts';
import { givenBack } from './replies.ts';
import { name, words } from './words.ts';

export type SeveralFit = Extract<Refusal, { readonly code: 'fits_several' }>;

/** What a press of a choice does: the button's action, and what it carries of the choice. */
export type GoOn = { readonly actionId: string; readonly value: (id: string) => string };

const mostShown = 20;

/** A word that fits several: each of them with a button that goes on, and what was typed. */
export function whichMeant(refusal: SeveralFit, typed: string | null, { actionId, value }: GoOn): SlackMessage {
  const left = refusal.choices.length - mostShown;
  const alike = new Set(refusal.choices.map((choice) => comparable(choice.name))).size < refusal.choices.length;
  const labelOf = (choice: Choice) => (alike ? choice.tells : choice.name);
  return message([
    { kind: 'paragraph', words: words`${refusalWords(refusal)}` },
    ...refusal.choices.slice(0, mostShown).map((choice) => ({
      kind: 'item' as const,
      words: words`*${name(choice.name, 150)}* (${name(choice.tells, 200)})`,
      button: {
        type: 'button' as const,
        text: plainText(shortened(oneLine(labelOf(choice)), slackLimits.button.text, plain)),
        action_id: actionId,
        value: value(choice.id),
        accessibility_label: shortened(oneLine(`${choice.name}: ${choice.tells}`), slackLimits.button.accessibilityLabel, plain),
      },
    })),
    ...(left > 0 ? [{ kind: 'small' as const, words: words`and ${left} more: type the key of the one you mean` }] : []),
    ...givenBack(typed),
  ]);
}
