import { comparable } from '#src/domain/names.ts';
import type { Refusal } from '#src/domain/refusal.ts';
import { slackLimits } from '../limits.ts';
import { distinct } from './distinct.ts';
import { oneLine, plain, shortened } from './escape.ts';
import type { GoOn } from './go-on.ts';
import { message, type Piece, plainText, type SlackMessage } from './layout.ts';
import { refusalWords } from './refusals.ts';
import { givenBack } from './replies.ts';
import { name, nothing, type Words, words } from './words.ts';

export type SeveralFit = Extract<Refusal, { readonly code: 'fits_several' | 'which_pathway' }>;

export function isSeveralFit(refusal: Refusal): refusal is SeveralFit {
  return refusal.code === 'fits_several' || refusal.code === 'which_pathway';
}

const mostShown = 20;

/** `said`: before the question. `instead`: what else can be done, below it */
type Around = { readonly said?: Words; readonly instead?: readonly Piece[] };

/** A word that fits several, or none where one is needed: each of them with a button that goes on, and what was typed. */
export function whichMeant(
  refusal: SeveralFit,
  typed: string | null,
  goOn: GoOn,
  { said = nothing, instead = [] }: Around = {},
): SlackMessage {
  const { choices } = refusal;
  const left = choices.length - mostShown;
  return message([
    { kind: 'paragraph', words: words`${said}${refusalWords(refusal)}` },
    ...choiceItems(choices.slice(0, mostShown), goOn),
    ...(left > 0 ? [{ kind: 'small' as const, words: words`and ${left} more: type the name of the one you mean` }] : []),
    ...givenBack(typed),
    ...instead,
  ]);
}

function choiceItems(choices: SeveralFit['choices'], { actionId, value }: GoOn): Piece[] {
  const alike = new Set(choices.map((choice) => comparable(choice.name))).size < choices.length;
  const labels = distinct(
    choices.map((choice) => (alike ? choice.tells : choice.name)),
    slackLimits.button.text,
  );
  return choices.map((choice, index) => ({
    kind: 'item' as const,
    words: words`*${name(choice.name, 150)}* (${name(choice.tells, 200)})`,
    button: {
      type: 'button' as const,
      text: plainText(labels[index] ?? ''),
      action_id: actionId,
      value: value(choice.id),
      accessibility_label: shortened(oneLine(`${choice.name}: ${choice.tells}`), slackLimits.button.accessibilityLabel, plain),
    },
  }));
}
