import { z } from 'zod';
import { type ParkedWord, settleParkedMessage } from '#src/use-cases/messages/settle-parked-message.ts';
import { answerWith } from '../../requests/answers.ts';
import type { Button } from '../../requests/button.ts';
import { chosen } from '../../requests/stale.ts';
import { parkedActions } from '../../views/messages/parked-buttons.ts';
import { parkedSettled } from '../../views/replies.ts';

const id = z.uuid();

function settle(actionId: string, word: ParkedWord): Button {
  return {
    actionId,
    onRecord: true,
    async press(context, value) {
      const messageId = chosen(value, id);
      const settled = await settleParkedMessage(context.stores, context.actor, { messageId, word }, context.now);
      return answerWith(settled, context, parkedSettled);
    },
  };
}

/** "It arrived": the secretariat has seen the message in Slack. */
export const itArrived = settle(parkedActions.arrived, 'arrived');
/** "Send again": it is not there. */
export const sendAgain = settle(parkedActions.sendAgain, 'send_again');
