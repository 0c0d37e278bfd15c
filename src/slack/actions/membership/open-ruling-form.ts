import { z } from 'zod';
import { prepareRuling } from '#src/use-cases/sign-off/decide/rule-on-interest.ts';
import { refusal, reply } from '../../requests/answer.ts';
import { button } from '../../requests/button.ts';
import { drawRulingForm } from '../../views/membership/ruling-form.ts';
import { openRulingAction } from '../../views/membership/ruling-note.ts';
import { refusalReply } from '../../views/refusals.ts';
import { rulingWithoutForm } from '../../views/sign-off/decide/without-form.ts';

/** "Rule on it": opens the form for a ruling, unless somebody else rules on this, which they are told at once. */
export const openRulingForm = button(
  openRulingAction,
  z.object({ signOffBodyId: z.uuid(), personId: z.uuid() }),
  async ({ stores, actor, now }, matter) => {
    const prepared = await prepareRuling(stores, actor, matter, now);
    if (prepared.refused) return refusal(refusalReply(prepared.refusal));
    return { kind: 'open', view: drawRulingForm(prepared.value), otherwise: reply(rulingWithoutForm(prepared.value)) };
  },
  { onRecord: true },
);
