import { z } from 'zod';
import type { Refusal } from '#src/domain/refusal.ts';
import { delegateDecisions } from '#src/use-cases/membership/delegate-decisions.ts';
import { type DelegationDraft, prepareDelegation } from '#src/use-cases/membership/prepare-delegation.ts';
import { refusal as refused } from '../../requests/answer.ts';
import { formAnswer } from '../../requests/answers.ts';
import type { Form } from '../../requests/form.ts';
import { type FilledForm, inputValue } from '../../requests/payloads.ts';
import { carried, chosen } from '../../requests/stale.ts';
import { delegationCallback, delegationFields, deputyField, drawDelegationForm } from '../../views/membership/delegation-form.ts';
import { decisionsDelegated } from '../../views/membership/delegations.ts';
import { refusalReply } from '../../views/refusals.ts';

const shown = z.object({
  toId: z.uuid().nullable(),
  unread: z.array(z.object({ typed: z.string(), wanted: z.enum(['deputy', 'days', 'body']), said: z.string().optional() })),
});
const delegation = z.object({ bodyId: z.uuid(), toId: z.uuid().nullable(), from: z.iso.date(), until: z.iso.date() });

/** The form behind `/signoff delegate`: choosing the body shows who may stand in there. */
export const delegateForm: Form = {
  callbackId: delegationCallback,
  mainInput: delegationFields.body,
  async changed({ actor, now }, form) {
    const { unread, toId } = carried(form.view.private_metadata, shown);
    const filled = filledIn(form);
    const prepared = prepareDelegation(actor, { ...filled, toId: filled.toId ?? toId, unread }, now);
    if (prepared.refused) return refused(refusalReply(prepared.refusal));
    return { kind: 'refresh', view: drawDelegationForm(prepared.value) };
  },
  async submit({ stores, actor, now }, submission) {
    const filled = filledIn(submission);
    const outcome = await delegateDecisions(stores, actor, chosen(filled, delegation), now);
    return formAnswer(outcome, (refusal) => inputOf(refusal, filled), decisionsDelegated);
  },
};

function filledIn(form: FilledForm): Omit<DelegationDraft, 'unread'> {
  const given = (field: string) => inputValue(form, field) || null;
  const bodyId = given(delegationFields.body);
  return {
    bodyId,
    toId: bodyId === null ? null : given(deputyField(bodyId)),
    from: given(delegationFields.from),
    until: given(delegationFields.until),
  };
}

/** The input a refusal is about. */
function inputOf(refusal: Refusal, { bodyId, toId }: Pick<DelegationDraft, 'bodyId' | 'toId'>): string {
  const { code } = refusal;
  if (code === 'delegation_dates') return refusal.problem === 'first_past' ? delegationFields.from : delegationFields.until;
  if (code === 'already_delegated') return delegationFields.from;
  const isAboutDeputy =
    code === 'not_a_deputy' || code === 'own_deputy' || code === 'deputy_away' || (code === 'gone' && refusal.what === 'person');
  return isAboutDeputy && bodyId !== null && toId !== null ? deputyField(bodyId) : delegationFields.body;
}
