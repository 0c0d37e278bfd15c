import { z } from 'zod';
import { inItsPlace } from '../../requests/answer.ts';
import { sendDigestNow } from '../../requests/board/send-digest.ts';
import { showBoardNext } from '../../requests/board/show-board-next.ts';
import { showDigestPreview } from '../../requests/board/show-digest-preview.ts';
import { type Button, button } from '../../requests/button.ts';
import { ofBody } from '../../views/of-body.ts';

const chosen = z.object({ bodyId: z.uuid() });

/** The choices below a word that fits several bodies: the answer takes their place. */
export const ofBodyButtons: readonly Button[] = [
  button(ofBody.next.actionId, chosen, async (context, { bodyId }) => inItsPlace(await showBoardNext(context, { id: bodyId }))),
  button(ofBody.preview.actionId, chosen, async (context, { bodyId }) => inItsPlace(await showDigestPreview(context, { id: bodyId }))),
  button(ofBody.send.actionId, chosen, async (context, { bodyId }) => inItsPlace(await sendDigestNow(context, { id: bodyId }))),
];
