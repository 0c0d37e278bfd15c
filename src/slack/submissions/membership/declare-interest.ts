import { z } from 'zod';
import { interestCategories } from '#src/domain/membership/interest.ts';
import type { Refusal } from '#src/domain/refusal.ts';
import { declareInterest } from '#src/use-cases/membership/declare-interest.ts';
import { formAnswer } from '../../requests/answers.ts';
import type { Form } from '../../requests/form.ts';
import { inputValue, inputValues } from '../../requests/payloads.ts';
import { carried, chosen } from '../../requests/stale.ts';
import { interestCallback, interestFields, touchedValues } from '../../views/membership/interest-form.ts';
import { interestDeclared } from '../../views/membership/interests.ts';

const request = z.object({ signOffId: z.uuid() });
const category = z.enum(interestCategories);
const day = z.iso.date().nullable();

/** A declaration of interest, from the card of a request. */
export const declareInterestForm: Form = {
  callbackId: interestCallback,
  mainInput: interestFields.text,
  async submit({ stores, actor, now }, submission) {
    const touches = inputValues(submission, interestFields.touches);
    const declared = {
      ...carried(submission.view.private_metadata, request),
      category: chosen(inputValue(submission, interestFields.category), category),
      text: inputValue(submission, interestFields.text),
      touchesRequest: touches.includes(touchedValues.request),
      touchesPathway: touches.includes(touchedValues.pathway),
      organisationIds: touches,
      from: chosen(inputValue(submission, interestFields.from) || null, day),
      until: chosen(inputValue(submission, interestFields.until) || null, day),
    };
    return formAnswer(await declareInterest(stores, actor, declared, now), inputOf, interestDeclared);
  },
};

/** The input a refusal is about. */
function inputOf({ code }: Refusal): string {
  if (code === 'touches_nothing') return interestFields.touches;
  return code === 'interest_dates' ? interestFields.until : interestFields.text;
}
