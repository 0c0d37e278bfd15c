import { z } from 'zod';
import { giveVerdict } from '#src/use-cases/sign-off/decide/give-verdict.ts';
import { prepareDecision } from '#src/use-cases/sign-off/decide/prepare-decision.ts';
import { type Button, button } from '../../../requests/button.ts';
import { answerDecision, openDecisionForm, refusedDecision } from '../../../requests/sign-off/decide/answer-decision.ts';
import { signOffActions } from '../../../views/sign-off/decide/buttons.ts';
import { verdictRecorded } from '../../../views/sign-off/decide/replies.ts';

/** What the buttons of a card carry: for which body they decide, on which version. */
const decision = z.object({ signOffBodyId: z.uuid(), version: z.int() });

/** "Approve" decides on the click, after the button's own confirm dialog. */
export const approve = button(
  signOffActions.approve,
  decision,
  async (context, decided) => {
    const outcome = await giveVerdict(context.stores, context.actor, { ...decided, verdict: 'approve', reason: null }, context.now);
    return answerDecision(context, decided.signOffBodyId, outcome, verdictRecorded);
  },
  { onRecord: true },
);

/** The others want words: the form for them opens, unless the person may not decide, or it is decided already, which they are told at once. */
function decideWithWords(actionId: string, act: 'request_changes' | 'reject' | 'approve_with_conditions'): Button {
  return button(
    actionId,
    decision,
    async (context, decided) => {
      const { stores, actor, now } = context;
      const prepared = await prepareDecision(stores, actor, { ...decided, act }, now);
      if (prepared.refused) return refusedDecision(context, decided.signOffBodyId, prepared.refusal);
      if (!prepared.value.settled) return openDecisionForm({ ...prepared.value, act });
      const outcome = await giveVerdict(stores, actor, { ...decided, verdict: act, reason: null }, now);
      return answerDecision(context, decided.signOffBodyId, outcome, verdictRecorded);
    },
    { onRecord: true },
  );
}

export const requestChanges = decideWithWords(signOffActions.requestChanges, 'request_changes');
export const reject = decideWithWords(signOffActions.reject, 'reject');
export const approveWithConditions = decideWithWords(signOffActions.approveWithConditions, 'approve_with_conditions');
