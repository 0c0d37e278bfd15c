import { type ParkedWord, settleParkedMessage } from '#src/use-cases/settle-parked-message.ts';
import { answerWith } from '../requests/answers.ts';
import type { Button } from '../requests/button.ts';
import { parkedActions } from '../views/note.ts';
import { parkedSettled } from '../views/replies.ts';

function settle(actionId: string, word: ParkedWord): Button {
  return {
    actionId,
    onRecord: true,
    press: async (context, messageId) =>
      answerWith(await settleParkedMessage(context.stores, context.actor, { messageId, word }, context.now), context, parkedSettled),
  };
}

/** "It arrived": the secretariat has seen the message in Slack. */
export const itArrived = settle(parkedActions.arrived, 'arrived');
/** "Send again": it is not there. */
export const sendAgain = settle(parkedActions.sendAgain, 'send_again');
