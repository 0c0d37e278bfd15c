import { bodiesToDelegateFor } from '#src/domain/sign-off/delegations.ts';
import { delegateDecisions } from '#src/use-cases/delegate-decisions.ts';
import { type DelegationDraft, prepareDelegation } from '#src/use-cases/prepare-delegation.ts';
import { showDelegations } from '#src/use-cases/show-delegations.ts';
import { refusalReply } from '../views/refusals.ts';
import { drawDelegationForm } from '../views/sign-off/delegation-form.ts';
import { decisionsDelegated, delegateWithoutForm, drawDelegations } from '../views/sign-off/delegations.ts';
import { type Answer, refusal, reply } from './answer.ts';
import { answerWith, showWith } from './answers.ts';
import type { Context } from './handler.ts';
import { readDelegation } from './read-delegation.ts';

/** `/signoff delegate`: alone it shows what is handed on; with everything said it is done; else the form opens with what was. */
export async function delegate(context: Context, typed: string): Promise<Answer> {
  const { stores, actor, now } = context;
  if (typed.trim() === '') return showWith(showDelegations(actor, now), context, drawDelegations);
  const draft = readDelegation(actor.directory, typed, now, bodiesToDelegateFor(actor.directory, actor.person.id, now));
  const prepared = prepareDelegation(actor, draft, now);
  if (prepared.refused) return refusal(refusalReply(prepared.refusal, context.typed));
  const { bodyId, toId, from, until, unread } = prepared.value;
  if (unread.length > 0 || bodyId === null || toId === null || from === null || until === null) return openForm(context, draft);
  return answerWith(await delegateDecisions(stores, actor, { bodyId, toId, from, until }, now), context, decisionsDelegated);
}

/** The empty form. */
export async function openDelegationForm(context: Context): Promise<Answer> {
  return openForm(context, { bodyId: null, toId: null, from: null, until: null, unread: [] });
}

function openForm({ actor, now, typed }: Context, draft: DelegationDraft): Answer {
  const prepared = prepareDelegation(actor, draft, now);
  if (prepared.refused) return refusal(refusalReply(prepared.refusal, typed));
  return { kind: 'open', view: drawDelegationForm(prepared.value), otherwise: reply(delegateWithoutForm()) };
}
