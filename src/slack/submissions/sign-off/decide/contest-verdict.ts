import { z } from 'zod';
import { contestVerdict } from '#src/use-cases/sign-off/decide/contest-verdict.ts';
import { formAnswer } from '../../../requests/answers.ts';
import type { Form } from '../../../requests/form.ts';
import { inputValue } from '../../../requests/payloads.ts';
import { carried } from '../../../requests/stale.ts';
import { contestCallback, contestField } from '../../../views/sign-off/decide/contest-form.ts';
import { verdictContested } from '../../../views/sign-off/decide/replies.ts';

const recorded = z.object({ signOffBodyId: z.uuid(), verdictId: z.uuid() });

/** What an approver had said, whose recorded verdict is not what they said. */
export const contestVerdictForm: Form = {
  callbackId: contestCallback,
  mainInput: contestField,
  async submit({ stores, actor, now }, payload) {
    const contested = carried(payload.view.private_metadata, recorded);
    const outcome = await contestVerdict(stores, actor, { ...contested, reason: inputValue(payload, contestField) }, now);
    return formAnswer(outcome, () => contestField, verdictContested);
  },
};
