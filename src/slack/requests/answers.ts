import type { types } from '@slack/bolt';
import type { Outcome, Refusal } from '#src/domain/refusal.ts';
import { confirmationModal } from '../views/confirmation-modal.ts';
import type { GoOn } from '../views/go-on.ts';
import type { SlackMessage } from '../views/layout.ts';
import { refusalReply, refusalWords } from '../views/refusals.ts';
import { isSeveralFit, whichMeant } from '../views/which-meant.ts';
import { type Answer, refusal, reply, shown } from './answer.ts';
import type { Context } from './handler.ts';

/** The use case's result in a private reply, or why it was refused, with what was typed. */
export function answerWith<T>(outcome: Outcome<T>, { typed }: Pick<Context, 'typed'>, draw: (value: T) => SlackMessage): Answer {
  return outcome.refused ? refusal(refusalReply(outcome.refusal, typed)) : reply(draw(outcome.value));
}

/** As `showWith`, of what is named by a word that can fit several: `goOn` is what choosing one of them does. */
export function showOrAsk<T>(outcome: Outcome<T>, context: Pick<Context, 'typed'>, goOn: GoOn, draw: (value: T) => SlackMessage): Answer {
  if (!outcome.refused || !isSeveralFit(outcome.refusal)) return showWith(outcome, context, draw);
  return refusal(whichMeant(outcome.refusal, context.typed, goOn));
}

/** As `answerWith`, of a use case that only reads. */
export function showWith<T>(outcome: Outcome<T>, { typed }: Pick<Context, 'typed'>, draw: (value: T) => SlackMessage): Answer {
  return outcome.refused ? refusal(refusalReply(outcome.refusal, typed)) : shown(draw(outcome.value));
}

/**
 * The use case's result in the form's place, or why it was refused under the input it is about: the form keeps what was typed. `asking`: the form drawn
 * anew where the refusal is a question that is answered in it; nothing has taken effect, and what was typed is kept in Slack's view alone.
 */
export function formAnswer<T>(
  outcome: Outcome<T>,
  inputOf: (refusal: Refusal) => string,
  draw: (value: T) => SlackMessage,
  asking: (refusal: Refusal) => types.ModalView | null = () => null,
): Answer {
  if (outcome.refused) {
    const view = asking(outcome.refusal);
    if (view) return { kind: 'refresh', view, outcome: 'refused' };
    const { refusal: why } = outcome;
    const numbers = why.code === 'perhaps_patient_identifier' ? { numbers: why.numbers } : {};
    return { kind: 'errors', errors: { [inputOf(why)]: refusalWords(why) }, ...numbers };
  }
  return { kind: 'update', view: confirmationModal(draw(outcome.value)) };
}
