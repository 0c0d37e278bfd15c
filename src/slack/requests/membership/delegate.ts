import { current } from '#src/domain/directory.ts';
import { bodyChoice } from '#src/domain/find-body.ts';
import { bodiesToDelegateFor } from '#src/domain/membership/delegations.ts';
import { delegateDecisions } from '#src/use-cases/membership/delegate-decisions.ts';
import { type DelegationDraft, prepareDelegation } from '#src/use-cases/membership/prepare-delegation.ts';
import { showDelegations } from '#src/use-cases/membership/show-delegations.ts';
import { drawDelegationForm } from '../../views/membership/delegation-form.ts';
import { decisionsDelegated, delegateWithoutForm, delegationForBody, drawDelegations } from '../../views/membership/delegations.ts';
import { refusalReply } from '../../views/refusals.ts';
import { whichMeant } from '../../views/which-meant.ts';
import { type Answer, refusal, reply } from '../answer.ts';
import { answerWith, showWith } from '../answers.ts';
import { namesIn, withNames } from '../as-read.ts';
import type { Context } from '../handler.ts';
import { readDelegation } from './read-delegation.ts';

/** `/signoff delegate`: alone it shows what is handed on; with everything said it is done; else the form opens with what was. */
export async function delegate(context: Context, typed: string): Promise<Answer> {
  const { actor, now } = context;
  if (typed.trim() === '') return showWith(showDelegations(actor, now), context, drawDelegations);
  const { fits, draft } = readDelegation(actor.directory, typed, now, bodiesToDelegateFor(actor.directory, actor.person.id, now));
  if (fits) {
    const which = { code: 'fits_several', given: fits.named, choices: fits.bodies.map(bodyChoice) } as const;
    return refusal(whichMeant(which, context.typed, delegationForBody(fits.before)));
  }
  return delegated(context, draft);
}

/** Goes on for the body that was chosen: `typed` is what was said before it, null where there was no room for that. */
export async function delegateFor(context: Context, bodyId: string, typed: string | null): Promise<Answer> {
  const { actor, now } = context;
  if (typed === null) return openForm(context, { ...nothingTyped, bodyId });
  const body = current(actor.directory.bodies, now).find(({ id }) => id === bodyId);
  if (!body) return refusal(refusalReply({ code: 'gone', what: 'body' }));
  const { draft } = readDelegation(actor.directory, typed, now, [body]);
  const asTyped = withNames(`/signoff delegate ${typed} for ${body.name}`, namesIn(actor.directory, now));
  return delegated({ ...context, typed: asTyped }, { ...draft, bodyId });
}

async function delegated(context: Context, draft: DelegationDraft): Promise<Answer> {
  const { stores, actor, now } = context;
  const prepared = prepareDelegation(actor, draft, now);
  if (prepared.refused) return refusal(refusalReply(prepared.refusal, context.typed));
  const { bodyId, toId, from, until, unread } = prepared.value;
  if (unread.length > 0 || bodyId === null || toId === null || from === null || until === null) return openForm(context, draft);
  return answerWith(await delegateDecisions(stores, actor, { bodyId, toId, from, until }, now), context, decisionsDelegated);
}

/** The empty form. */
export async function openDelegationForm(context: Context): Promise<Answer> {
  return openForm(context, nothingTyped);
}

const nothingTyped: DelegationDraft = { bodyId: null, toId: null, from: null, until: null, unread: [] };

function openForm({ actor, now, typed }: Context, draft: DelegationDraft): Answer {
  const prepared = prepareDelegation(actor, draft, now);
  if (prepared.refused) return refusal(refusalReply(prepared.refusal, typed));
  return { kind: 'open', view: drawDelegationForm(prepared.value), otherwise: reply(delegateWithoutForm()) };
}
