import { z } from 'zod';
import { actAsChair } from '#src/use-cases/sign-off/decide/act-as-chair.ts';
import { contestVersion } from '#src/use-cases/sign-off/decide/contest-version.ts';
import { giveVerdict } from '#src/use-cases/sign-off/decide/give-verdict.ts';
import { formAnswer } from '../../../requests/answers.ts';
import type { Form } from '../../../requests/form.ts';
import { inputValue } from '../../../requests/payloads.ts';
import { carried } from '../../../requests/stale.ts';
import { reasonActs, reasonCallback, reasonField } from '../../../views/sign-off/decide/reason-form.ts';
import { chairHasActed, chairsReasonAdded, verdictRecorded, versionContested, wordsAdded } from '../../../views/sign-off/decide/replies.ts';

const decision = z.object({ signOffBodyId: z.uuid(), version: z.int(), act: z.enum(reasonActs), completing: z.boolean() });

/** The reason with which an approver decides, the chair acts alone, or a version is contested. */
export const giveReason: Form = {
  callbackId: reasonCallback,
  mainInput: reasonField,
  async submit({ stores, actor, now }, payload) {
    const { act, completing, ...decided } = carried(payload.view.private_metadata, decision);
    const reason = inputValue(payload, reasonField);
    const under = () => reasonField;
    if (act === 'chairs_action') {
      const outcome = await actAsChair(stores, actor, { ...decided, reason, reasonToFollow: false }, now);
      return formAnswer(outcome, under, completing ? chairsReasonAdded : chairHasActed);
    }
    if (act === 'contest_version') {
      return formAnswer(await contestVersion(stores, actor, { ...decided, reason }, now), under, versionContested);
    }
    const outcome = await giveVerdict(stores, actor, { ...decided, verdict: act, reason }, now);
    return formAnswer(outcome, under, completing ? wordsAdded : verdictRecorded);
  },
};
