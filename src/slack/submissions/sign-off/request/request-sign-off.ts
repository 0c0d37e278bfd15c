import { z } from 'zod';
import type { Refusal } from '#src/domain/refusal.ts';
import { prepareSignOffRequest, type SignOffChoice } from '#src/use-cases/sign-off/request/prepare-sign-off-request.ts';
import { requestSignOff } from '#src/use-cases/sign-off/request/request-sign-off.ts';
import { refusal as refused } from '../../../requests/answer.ts';
import { formAnswer } from '../../../requests/answers.ts';
import type { Form } from '../../../requests/form.ts';
import { type FilledForm, inputValue } from '../../../requests/payloads.ts';
import { carried, chosen } from '../../../requests/stale.ts';
import { refusalReply } from '../../../views/refusals.ts';
import { signOffSent } from '../../../views/replies.ts';
import { drawRequestForm, meetingField, signOffFields, signOffRequestCallback } from '../../../views/sign-off/request/request-form.ts';
import { versionFields } from '../../../views/sign-off/request/version-fields.ts';
import { inputOfPrivacy, privacyIn } from './privacy.ts';
import { givenContent, inputOfContent, standing } from './version-content.ts';

const place = z.object({ channelId: z.string().nullable() });
const day = z.iso.date().nullable();

/** The form behind `/signoff request`: choosing shows whom it asks, submitting sends. */
export const requestSignOffForm: Form = {
  callbackId: signOffRequestCallback,
  mainInput: versionFields.title,
  async changed({ stores, actor, now }, form) {
    const { channelId } = carried(form.view.private_metadata, place);
    const prepared = await prepareSignOffRequest(stores, actor, { channelId, choice: chosenIn(form) }, now);
    if (prepared.refused) return refused(refusalReply(prepared.refusal));
    return { kind: 'refresh', view: drawRequestForm(prepared.value) };
  },
  async submit({ stores, actor, now }, submission) {
    const inputOf = (refusal: Refusal) => standing(submission, inputFor(refusal, submission));
    const content = givenContent(submission);
    if (content.refused) return formAnswer(content, inputOf, signOffSent);
    const { pathwayId, routeId, ...choice } = chosenIn(submission);
    const filled = {
      pathwayId: pathwayId ?? '',
      routeId: routeId ?? '',
      ...choice,
      ...privacyIn(submission),
      content: content.value,
      deadline: { day: chosen(given(submission, signOffFields.deadline), day), reason: given(submission, signOffFields.deadlineReason) },
    };
    return formAnswer(await requestSignOff(stores, actor, filled, now), inputOf, signOffSent);
  },
};

function chosenIn(form: FilledForm): SignOffChoice {
  const routeId = given(form, signOffFields.route);
  return {
    pathwayId: given(form, signOffFields.pathway),
    routeId,
    meetingId: routeId === null ? null : given(form, meetingField(routeId)),
    privateReason: privacyIn(form).privateReason,
  };
}

function given(form: FilledForm, field: string): string | null {
  return inputValue(form, field) || null;
}

const inputs: Partial<Record<Refusal['code'], string>> = {
  may_not: signOffFields.pathway,
  closed_to_you: signOffFields.pathway,
  route_cannot_run: signOffFields.route,
};

/** The input a refusal is about. */
function inputFor(refusal: Refusal, form: FilledForm): string {
  if (refusal.code === 'meeting_not_ahead' || refusal.code === 'meeting_too_near')
    return meetingField(inputValue(form, signOffFields.route));
  if (refusal.code === 'gone') return refusal.what === 'pathway' ? signOffFields.pathway : signOffFields.route;
  if (refusal.code === 'deadline_by_hand') return refusal.problem === 'no_reason' ? signOffFields.deadlineReason : signOffFields.deadline;
  if (refusal.code === 'text_too_long' && refusal.what === 'reason') return signOffFields.deadlineReason;
  return inputs[refusal.code] ?? inputOfPrivacy(refusal, form) ?? inputOfContent(refusal) ?? versionFields.title;
}
