import { z } from 'zod';
import { preparePrivacy, setPrivacy } from '#src/use-cases/sign-off/request/set-privacy.ts';
import { refusal as refused } from '../../../requests/answer.ts';
import { formAnswer } from '../../../requests/answers.ts';
import { type Form, mainInputIn } from '../../../requests/form.ts';
import { carried } from '../../../requests/stale.ts';
import { refusalReply } from '../../../views/refusals.ts';
import { privacySet } from '../../../views/replies.ts';
import { privacyFields } from '../../../views/sign-off/request/privacy-fields.ts';
import { drawPrivacyForm, privacyCallback } from '../../../views/sign-off/request/privacy-form.ts';
import { inputOfPrivacy, privacyIn } from './privacy.ts';

const which = z.object({ signOffId: z.uuid() });

/** The form behind `/signoff privacy`. */
export const setPrivacyForm: Form = {
  callbackId: privacyCallback,
  mainInput: privacyFields.readers,
  async changed({ stores, actor, now }, form) {
    const prepared = await preparePrivacy(stores, actor, carried(form.view.private_metadata, which), now);
    if (prepared.refused) return refused(refusalReply(prepared.refusal));
    return { kind: 'refresh', view: drawPrivacyForm({ ...prepared.value, privacy: { ...prepared.value.privacy, ...privacyIn(form) } }) };
  },
  async submit({ stores, actor, now }, submission) {
    const { signOffId } = carried(submission.view.private_metadata, which);
    const outcome = await setPrivacy(stores, actor, { signOffId, privacy: privacyIn(submission) }, now);
    return formAnswer(outcome, (refusal) => inputOfPrivacy(refusal, submission) ?? mainInputIn(setPrivacyForm, submission), privacySet);
  },
};
