import { z } from 'zod';
import type { Refusal } from '#src/domain/refusal.ts';
import { amendSignOff } from '#src/use-cases/sign-off/decide/amend-sign-off.ts';
import { prepareAmendment } from '#src/use-cases/sign-off/decide/prepare-amendment.ts';
import { refusal as refused } from '../../../requests/answer.ts';
import { formAnswer } from '../../../requests/answers.ts';
import type { Form, Submission } from '../../../requests/form.ts';
import { inputValue, inputValues } from '../../../requests/payloads.ts';
import { carried } from '../../../requests/stale.ts';
import { refusalReply } from '../../../views/refusals.ts';
import { signOffAmended } from '../../../views/replies.ts';
import { amendCallback, amendFields, drawAmendForm } from '../../../views/sign-off/request/amend-form.ts';
import { privacyFields } from '../../../views/sign-off/request/privacy-fields.ts';
import { versionFields } from '../../../views/sign-off/request/version-fields.ts';
import { inputOfPrivacy, privacyIn } from './privacy.ts';
import { givenContent, inputOfContent, standing } from './version-content.ts';

const amended = z.object({ signOffId: z.uuid(), version: z.int() });

/** The form behind `/signoff amend`. */
export const amendSignOffForm: Form = {
  callbackId: amendCallback,
  mainInput: versionFields.title,
  async changed({ stores, actor, now }, form) {
    const { signOffId, version } = carried(form.view.private_metadata, amended);
    const prepared = await prepareAmendment(stores, actor, { signOffId }, now);
    if (prepared.refused) return refused(refusalReply(prepared.refusal));
    // What is filled in is of the version it was opened with, whatever has come since.
    const privacy = { ...prepared.value.privacy, ...privacyIn(form) };
    return { kind: 'refresh', view: drawAmendForm({ ...prepared.value, version, privacy }) };
  },
  async submit({ stores, actor, now }, submission) {
    const inputOf = (refusal: Refusal) => standing(submission, inputFor(refusal, submission));
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
    ...(isThere(submission, privacyFields.readers) || isThere(submission, privacyFields.publicTitle)
      ? { privacy: privacyIn(submission) }
      : {}),
  };
}

/** A form that was opened before there were these fields has none, and changes nothing of what they say. */
function isThere({ view }: Submission, field: string): boolean {
  return field in view.state.values;
}

/** The input a refusal is about. */
function inputFor(refusal: Refusal, submission: Submission): string {
  if (refusal.code === 'closed_to_you') return privacyFields.readers;
  if (refusal.code === 'not_minor') return amendFields.change;
  if (refusal.code === 'reason_needed' || (refusal.code === 'text_too_long' && refusal.what === 'reason')) return amendFields.reason;
  return inputOfPrivacy(refusal, submission) ?? inputOfContent(refusal) ?? versionFields.title;
}
