import type { SignOffCard } from '#src/use-cases/messages/sign-off.ts';
import { capitalised } from '../../capitalised.ts';
import type { Piece } from '../../layout.ts';
import { name, theBody, type Words, withArticle, words } from '../../words.ts';
import { stepBefore } from '../read/steps.ts';
import { besideButtons } from './beside-buttons.ts';
import { dischargeButtons, signOffButtons } from './buttons.ts';

/** What can be done with this copy of a card, and for which body: somebody may sit in several, or look over a shoulder. */
export function actsOf(card: SignOffCard): Piece[] {
  const { decideFor } = card;
  const [turn] = turnToCome(card);
  const lead = decideFor
    ? [words`The buttons decide for *${theBody(decideFor.body)}*:`]
    : turn
      ? [words`*${name(capitalised(withArticle(turn.body)))}* decides when ${turn.when} has approved.`]
      : [];
  return [...lead.map((said): Piece => ({ kind: 'paragraph', words: said })), ...buttonsOf(card)];
}

/** The same for the person who looks, one card for each body for which they decide. */
export function yourActs(card: SignOffCard): Piece[] {
  const [turn] = card.decideFor ? [] : turnToCome(card);
  const said = turn
    ? words`You decide for *${theBody(turn.body)}* when ${turn.when} has approved.`
    : words`*For ${theBody((card.decideFor ?? card.dischargeFor ?? card.contestFor ?? card.chairFor)?.body ?? '')}* you can:`;
  return [{ kind: 'paragraph', words: said }, ...buttonsOf(card)];
}

function buttonsOf(card: SignOffCard): Piece[] {
  return [...signOffButtons(card), ...dischargeButtons(card), ...besideButtons(card)];
}

/** The body asked with this copy while its step is to come, and who has to approve before. */
function turnToCome(card: SignOffCard): { readonly body: string; readonly when: Words }[] {
  if (card.outcome !== 'open' && card.outcome !== 'changes_requested') return [];
  return card.steps.flatMap((step) => {
    const body = step.bodies.find(({ signOffBodyId, outcome }) => signOffBodyId === card.askedFor && outcome === 'open');
    return body && !step.open ? [{ body: body.name, when: stepBefore(step, card) }] : [];
  });
}
