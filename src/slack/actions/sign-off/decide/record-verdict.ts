import { z } from 'zod';
import { prepareRecordVerdict } from '#src/use-cases/sign-off/decide/prepare-record-verdict.ts';
import { refusal, reply } from '../../../requests/answer.ts';
import { button } from '../../../requests/button.ts';
import { refusalReply } from '../../../views/refusals.ts';
import { privateActions } from '../../../views/sign-off/decide/private-buttons.ts';
import { drawRecordForm } from '../../../views/sign-off/decide/record-form.ts';
import { recordWithoutForm } from '../../../views/sign-off/decide/without-form.ts';

/** "Record a verdict": the form for what reached the secretariat another way. */
export const openRecordForm = button(
  privateActions.recordVerdict,
  z.object({ signOffBodyId: z.uuid() }),
  async (context, { signOffBodyId }) => {
    const prepared = await prepareRecordVerdict(context.stores, context.actor, signOffBodyId, context.now);
    if (prepared.refused) return refusal(refusalReply(prepared.refusal));
    return { kind: 'open', view: drawRecordForm(prepared.value), otherwise: reply(recordWithoutForm(prepared.value)) };
  },
  { onRecord: true },
);
