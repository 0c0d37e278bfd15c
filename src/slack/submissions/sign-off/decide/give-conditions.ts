import { z } from 'zod';
import type { Refusal } from '#src/domain/refusal.ts';
import type { ConditionGiven } from '#src/use-cases/sign-off/decide/examine-conditions.ts';
import { giveVerdict } from '#src/use-cases/sign-off/decide/give-verdict.ts';
import { formAnswer } from '../../../requests/answers.ts';
import type { Form } from '../../../requests/form.ts';
import { type FilledForm, inputValue } from '../../../requests/payloads.ts';
import { carried } from '../../../requests/stale.ts';
import { conditionFields, conditionsCallback, conditionsMost } from '../../../views/sign-off/decide/conditions-form.ts';
import { verdictRecorded, wordsAdded } from '../../../views/sign-off/decide/replies.ts';

const decision = z.object({ signOffBodyId: z.uuid(), version: z.int(), completing: z.boolean() });
const firstField = conditionFields(1).text;

/** The conditions on which an approver approves. */
export const giveConditions: Form = {
  callbackId: conditionsCallback,
  mainInput: firstField,
  async submit({ stores, actor, now }, payload) {
    const { completing, ...decided } = carried(payload.view.private_metadata, decision);
    const numbers = Array.from({ length: conditionsMost }, (_, index) => index + 1).filter((number) => isFilled(payload, number));
    const conditions = numbers.map((number) => conditionIn(payload, number));
    const outcome = await giveVerdict(stores, actor, { ...decided, verdict: 'approve_with_conditions', reason: null, conditions }, now);
    return formAnswer(outcome, (refusal) => inputOf(refusal, numbers), completing ? wordsAdded : verdictRecorded);
  },
};

function isFilled(form: FilledForm, number: number): boolean {
  return Object.values(conditionFields(number)).some((field) => inputValue(form, field).trim() !== '');
}

function conditionIn(form: FilledForm, number: number): ConditionGiven {
  const { text, owner, due } = conditionFields(number);
  return { text: inputValue(form, text), ownerSlackId: inputValue(form, owner) || null, due: inputValue(form, due) || null };
}

/** The input a refusal is about. Conditions are counted in the refusal as they were given, in the form as they stand. */
function inputOf(refusal: Refusal, numbers: readonly number[]): string {
  if (refusal.code !== 'condition_unfit') return firstField;
  const fields = conditionFields(numbers[refusal.number - 1] ?? 1);
  const inputs = { without_words: fields.text, owner_not_listed: fields.owner, owner_kept_out: fields.owner, due_past: fields.due };
  return inputs[refusal.problem];
}
