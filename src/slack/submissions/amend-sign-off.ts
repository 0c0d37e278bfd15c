import { z } from 'zod';
import type { Refusal } from '#src/domain/refusal.ts';
import { amendSignOff } from '#src/use-cases/amend-sign-off.ts';
import { formAnswer } from '../requests/answers.ts';
import type { Form, Submission } from '../requests/form.ts';
import { inputValue, inputValues } from '../requests/payloads.ts';
import { carried } from '../requests/stale.ts';
import { signOffAmended } from '../views/replies.ts';
import { amendCallback, amendFields } from '../views/sign-off/amend-form.ts';
import { versionFields } from '../views/sign-off/version-fields.ts';
import { givenContent, inputOfContent, standing } from './version-content.ts';

const amended = z.object({ signOffId: z.uuid(), version: z.int() });

/** The form behind `/signoff amend`. */
export const amendSignOffForm: Form = {
  callbackId: amendCallback,
  mainInput: versionFields.title,
  async submit({ stores, actor, now }, submission) {
    const inputOf = (refusal: Refusal) => standing(submission, inputFor(refusal));
    const content = givenContent(submission);
    if (content.refused) return formAnswer(content, inputOf, signOffAmended);
    const outcome = await amendSignOff(stores, actor, { ...read(submission), content: content.value }, now);
    return formAnswer(outcome, inputOf, signOffAmended);
  },
};

function read(submission: Submission) {
  return {
    ...carried(submission.view.private_metadata, amended),
    keptFiles: inputValues(submission, versionFields.kept),
    minor: inputValue(submission, amendFields.change) === 'minor',
    reason: inputValue(submission, amendFields.reason) || null,
  };
}

/** The input a refusal is about. */
function inputFor(refusal: Refusal): string {
  if (refusal.code === 'not_minor') return amendFields.change;
  if (refusal.code === 'reason_needed' || (refusal.code === 'text_too_long' && refusal.what === 'reason')) return amendFields.reason;
  return inputOfContent(refusal) ?? versionFields.title;
}
