import { z } from 'zod';
import { showSignOff } from '#src/use-cases/sign-off/show/show-sign-off.ts';
import { refusal } from '../../../requests/answer.ts';
import { showWith } from '../../../requests/answers.ts';
import { button } from '../../../requests/button.ts';
import { messageWindow } from '../../../views/confirmation-modal.ts';
import { refusalReply } from '../../../views/refusals.ts';
import { showActions } from '../../../views/sign-off/read/line.ts';
import { drawSignOffShown } from '../../../views/sign-off/read/shown.ts';

const which = z.object({ signOffId: z.uuid() });

/** "Show" in a list: everything about a request, as a private message. */
export const showSignOffButton = button(showActions.message, which, async (context, asked) =>
  showWith(await showSignOff(context.stores, context.actor, asked, context.now), context, drawSignOffShown),
);

/** "Show" in Home: the same in a window of its own, as nothing stands beside Home to show it in. */
export const showSignOffInWindow = button(showActions.window, which, async ({ stores, actor, now }, asked) => {
  const shown = await showSignOff(stores, actor, asked, now);
  return shown.refused
    ? refusal(refusalReply(shown.refusal))
    : { kind: 'open', view: messageWindow(shown.value.card.reference, drawSignOffShown(shown.value)) };
});
