import { z } from 'zod';
import { endDelegation } from '#src/use-cases/membership/end-delegation.ts';
import { inItsPlace } from '../../requests/answer.ts';
import { answerWith } from '../../requests/answers.ts';
import { type Button, button } from '../../requests/button.ts';
import { delegateFor, openDelegationForm as openForm } from '../../requests/membership/delegate.ts';
import { delegationActions, delegationBodyChosen, delegationEnded } from '../../views/membership/delegations.ts';

/** "Delegate" below what is handed on. */
export const openDelegationForm: Button = { actionId: delegationActions.open, press: openForm, onRecord: false };

/** "End now": the answer takes the place of the list, which holds no more. */
export const endDelegationNow = button(delegationActions.end, z.object({ delegationId: z.uuid() }), async (context, ended) => ({
  ...answerWith(await endDelegation(context.stores, context.actor, ended, context.now), context, delegationEnded),
  replaces: true,
}));

/** The choices below a word that fitted several bodies: the answer takes their place. */
export const delegateForBody = button(delegationActions.forBody, delegationBodyChosen, async (context, { bodyId, typed }) =>
  inItsPlace(await delegateFor(context, bodyId, typed)),
);
