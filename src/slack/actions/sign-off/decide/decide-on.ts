import { z } from 'zod';
import { showCardToDecide } from '#src/use-cases/sign-off/show/show-card-to-decide.ts';
import { showWith } from '../../../requests/answers.ts';
import { button } from '../../../requests/button.ts';
import { drawMessage } from '../../../views/messages/draw.ts';
import { decideOnAction } from '../../../views/sign-off/remind/reminder.ts';

/** "Decide on SO-12" in a reminder: the card as it is now, privately, with its buttons as long as the person may decide. */
export const decideOn = button(decideOnAction, z.object({ signOffBodyId: z.uuid() }), async (context, { signOffBodyId }) =>
  showWith(await showCardToDecide(context.stores, context.actor, signOffBodyId, context.now), context, drawMessage),
);
