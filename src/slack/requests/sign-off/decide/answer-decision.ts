import type { Outcome, Refusal } from '#src/domain/refusal.ts';
import type { PreparedDecision } from '#src/use-cases/sign-off/decide/prepare-decision.ts';
import { showCardToDecide } from '#src/use-cases/sign-off/show/show-card-to-decide.ts';
import type { Piece, SlackMessage } from '../../../views/layout.ts';
import { refusalReply, refusalWords } from '../../../views/refusals.ts';
import { drawConditionsForm } from '../../../views/sign-off/decide/conditions-form.ts';
import { type FormAct, withoutForm } from '../../../views/sign-off/decide/offers.ts';
import { drawReasonForm } from '../../../views/sign-off/decide/reason-form.ts';
import { wordsWithoutForm } from '../../../views/sign-off/decide/without-form.ts';
import { drawSignOffCard } from '../../../views/sign-off/read/card.ts';
import { words } from '../../../views/words.ts';
import { type Answer, type Reply, refusal, reply } from '../../answer.ts';
import type { Context } from '../../handler.ts';

/** The result of something done for a body, or why it was refused: to whom an older version was shown, with the card as it is now. */
export async function answerDecision<T>(
  context: Context,
  signOffBodyId: string,
  outcome: Outcome<T>,
  draw: (value: T) => SlackMessage,
): Promise<Reply> {
  return outcome.refused ? refusedDecision(context, signOffBodyId, outcome.refusal) : reply(draw(outcome.value));
}

export async function refusedDecision({ stores, actor, now }: Context, signOffBodyId: string, why: Refusal): Promise<Reply> {
  if (why.code !== 'version_not_current') return refusal(refusalReply(why));
  const card = await showCardToDecide(stores, actor, signOffBodyId, now);
  if (card.refused || card.value.kind !== 'sign_off_card') return refusal(refusalReply(why));
  const before: Piece = { kind: 'paragraph', words: words`${refusalWords(why)}` };
  return { ...refusal(drawSignOffCard(card.value, { before: [before] })), onlyShows: true };
}

/** Opens the form for a reason or conditions; where Slack does not, what can be done without it. */
export function openDecisionForm(prepared: PreparedDecision & { readonly act: FormAct }, completing = false): Answer {
  const { act } = prepared;
  const view =
    act === 'approve_with_conditions' ? drawConditionsForm({ ...prepared, completing }) : drawReasonForm({ ...prepared, act, completing });
  return { kind: 'open', view, otherwise: reply(completing ? wordsWithoutForm(prepared) : withoutForm(prepared)) };
}
