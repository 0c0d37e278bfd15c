import { z } from 'zod';
import { dischargeCondition } from '#src/use-cases/sign-off/decide/discharge-condition.ts';
import { formAnswer } from '../../../requests/answers.ts';
import type { Form } from '../../../requests/form.ts';
import { inputValue } from '../../../requests/payloads.ts';
import { carried } from '../../../requests/stale.ts';
import { dischargeCallback, dischargeField } from '../../../views/sign-off/decide/discharge-form.ts';
import { conditionDischarged } from '../../../views/sign-off/decide/replies.ts';

const condition = z.object({ signOffBodyId: z.uuid(), conditionId: z.uuid() });

/** How a condition was met. */
export const dischargeForm: Form = {
  callbackId: dischargeCallback,
  mainInput: dischargeField,
  async submit({ stores, actor, now }, payload) {
    const met = carried(payload.view.private_metadata, condition);
    const outcome = await dischargeCondition(stores, actor, { ...met, note: inputValue(payload, dischargeField) || null }, now);
    return formAnswer(outcome, () => dischargeField, conditionDischarged);
  },
};
