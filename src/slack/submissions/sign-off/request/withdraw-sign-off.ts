import { z } from 'zod';
import { withdrawSignOff } from '#src/use-cases/sign-off/decide/withdraw-sign-off.ts';
import { formAnswer } from '../../../requests/answers.ts';
import type { Form } from '../../../requests/form.ts';
import { inputValue } from '../../../requests/payloads.ts';
import { carried } from '../../../requests/stale.ts';
import { signOffWithdrawn } from '../../../views/replies.ts';
import { withdrawCallback, withdrawReason } from '../../../views/sign-off/request/withdraw-form.ts';

const withdrawn = z.object({ signOffId: z.uuid() });

/** The form behind `/signoff withdraw`. */
export const withdrawSignOffForm: Form = {
  callbackId: withdrawCallback,
  mainInput: withdrawReason,
  async submit({ stores, actor, now }, submission) {
    const { signOffId } = carried(submission.view.private_metadata, withdrawn);
    const reason = inputValue(submission, withdrawReason);
    return formAnswer(await withdrawSignOff(stores, actor, { signOffId, reason }, now), () => withdrawReason, signOffWithdrawn);
  },
};
