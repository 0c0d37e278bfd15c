import type { Refusal } from '#src/domain/refusal.ts';
import { requestSignOff } from '#src/use-cases/request-sign-off.ts';
import { formAnswer } from '../requests/answers.ts';
import type { Form } from '../requests/form.ts';
import { inputValue } from '../requests/payloads.ts';
import { signOffSent } from '../views/replies.ts';
import { signOffFields, signOffRequestCallback } from '../views/sign-off-modal.ts';

/** The form behind `/signoff request`: submitting sends. */
export const requestSignOffForm: Form = {
  callbackId: signOffRequestCallback,
  mainInput: signOffFields.title,
  async submit({ stores, actor, now }, payload) {
    const filled = {
      pathwayId: inputValue(payload, signOffFields.pathway),
      routeId: inputValue(payload, signOffFields.route),
      title: inputValue(payload, signOffFields.title),
      link: inputValue(payload, signOffFields.link) || null,
      note: inputValue(payload, signOffFields.note) || null,
    };
    return formAnswer(await requestSignOff(stores, actor, filled, now), inputOf, signOffSent);
  },
};

/** The input a refusal is about. */
function inputOf(refusal: Refusal): string {
  if (refusal.code === 'link_not_a_link') return signOffFields.link;
  if (refusal.code === 'route_cannot_run') return signOffFields.route;
  if (refusal.code === 'may_not') return signOffFields.pathway;
  return signOffFields.title;
}
