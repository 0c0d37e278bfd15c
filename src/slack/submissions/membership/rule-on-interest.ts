import { z } from 'zod';
import { rulingActions } from '#src/domain/membership/interest.ts';
import { ruleOnInterest } from '#src/use-cases/sign-off/decide/rule-on-interest.ts';
import { formAnswer } from '../../requests/answers.ts';
import type { Form } from '../../requests/form.ts';
import { inputValue } from '../../requests/payloads.ts';
import { carried, chosen } from '../../requests/stale.ts';
import { interestRuledOn } from '../../views/membership/interests.ts';
import { rulingCallback, rulingFields } from '../../views/membership/ruling-form.ts';

const matter = z.object({ signOffBodyId: z.uuid(), personId: z.uuid(), interestIds: z.array(z.uuid()) });
const rulingAction = z.enum(rulingActions);

/** What the chair of a body, or who stands in, rules on somebody's interest. */
export const ruleOnInterestForm: Form = {
  callbackId: rulingCallback,
  mainInput: rulingFields.reason,
  async submit({ stores, actor, now }, submission) {
    const ruling = {
      ...carried(submission.view.private_metadata, matter),
      action: chosen(inputValue(submission, rulingFields.action), rulingAction),
      reason: inputValue(submission, rulingFields.reason),
    };
    return formAnswer(await ruleOnInterest(stores, actor, ruling, now), () => rulingFields.reason, interestRuledOn);
  },
};
