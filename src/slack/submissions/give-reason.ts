import { z } from 'zod';
import { giveVerdict } from '#src/use-cases/give-verdict.ts';
import { formAnswer } from '../requests/answers.ts';
import type { Form } from '../requests/form.ts';
import { inputValue } from '../requests/payloads.ts';
import { carried } from '../requests/stale.ts';
import { reasonField, verdictCallback } from '../views/reason-modal.ts';
import { verdictRecorded } from '../views/replies.ts';

const decision = z.object({ signOffBodyId: z.uuid(), version: z.int(), verdict: z.enum(['request_changes', 'reject']) });

/** The reason with which an approver requests changes or rejects. */
export const giveReason: Form = {
  callbackId: verdictCallback,
  mainInput: reasonField,
  async submit({ stores, actor, now }, payload) {
    const decided = carried(payload.view.private_metadata, decision);
    const outcome = await giveVerdict(stores, actor, { ...decided, reason: inputValue(payload, reasonField) }, now);
    return formAnswer(outcome, () => reasonField, verdictRecorded);
  },
};
