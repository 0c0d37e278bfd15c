import { z } from 'zod';
import type { Refusal } from '#src/domain/refusal.ts';
import { receivedHows, verdictKinds } from '#src/domain/sign-off/sign-off.ts';
import { recordVerdict } from '#src/use-cases/sign-off/decide/record-verdict.ts';
import { formAnswer } from '../../../requests/answers.ts';
import type { Form } from '../../../requests/form.ts';
import { inputValue } from '../../../requests/payloads.ts';
import { carried, chosen } from '../../../requests/stale.ts';
import { recordCallback, recordFields } from '../../../views/sign-off/decide/record-form.ts';
import { verdictRecordedFor } from '../../../views/sign-off/decide/replies.ts';

const shown = z.object({ version: z.int() });
const approver = z.tuple([z.uuid(), z.uuid()]);
const verdictKind = z.enum(verdictKinds);
const receivedHow = z.enum(receivedHows);

/** A verdict that reached the secretariat by telephone, on paper or otherwise. */
export const recordVerdictForm: Form = {
  callbackId: recordCallback,
  mainInput: recordFields.approver,
  async submit({ stores, actor, now }, payload) {
    const { version } = carried(payload.view.private_metadata, shown);
    const [signOffBodyId, approverId] = chosen(inputValue(payload, recordFields.approver).split(':'), approver);
    const verdict = chosen(inputValue(payload, recordFields.verdict), verdictKind);
    const lines = inputValue(payload, recordFields.conditions)
      .split('\n')
      .map((line) => line.trim());
    const conditions = verdict === 'approve_with_conditions' ? lines.filter((line) => line !== '') : [];
    const recorded = {
      signOffBodyId,
      approverId,
      version,
      verdict,
      how: chosen(inputValue(payload, recordFields.how), receivedHow),
      reason: inputValue(payload, recordFields.reason) || null,
      conditions: conditions.map((text) => ({ text, ownerSlackId: null, due: null })),
      note: inputValue(payload, recordFields.note) || null,
    };
    return formAnswer(await recordVerdict(stores, actor, recorded, now), inputOf, verdictRecordedFor);
  },
};

/** The input a refusal is about. */
function inputOf({ code }: Refusal): string {
  if (code === 'reason_needed') return recordFields.reason;
  return code === 'conditions_needed' || code === 'condition_unfit' ? recordFields.conditions : recordFields.approver;
}
