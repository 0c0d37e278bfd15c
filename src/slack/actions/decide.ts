import { z } from 'zod';
import { giveVerdict } from '#src/use-cases/give-verdict.ts';
import { answerWith } from '../requests/answers.ts';
import { type Button, button } from '../requests/button.ts';
import { drawReasonModal } from '../views/reason-modal.ts';
import { verdictRecorded } from '../views/replies.ts';
import { signOffActions } from '../views/sign-off-buttons.ts';

/** What the buttons of a card carry: for which body they decide, on which version. */
const decision = z.object({ signOffBodyId: z.uuid(), version: z.int() });

/** "Approve" decides on the click, after the button's own confirm dialog. */
export const approve = button(
  signOffActions.approve,
  decision,
  async (context, decided) => {
    const outcome = await giveVerdict(context.stores, context.actor, { ...decided, verdict: 'approve', reason: null }, context.now);
    return answerWith(outcome, context, verdictRecorded);
  },
  { onRecord: true },
);

/** "Request changes" and "Reject" want a reason: the form for it opens, unless the person may not decide, which they are told at once. */
function decideWithReason(actionId: string, verdict: 'request_changes' | 'reject'): Button {
  return button(
    actionId,
    decision,
    async (context, decided) => {
      const outcome = await giveVerdict(context.stores, context.actor, { ...decided, verdict, reason: null }, context.now);
      if (outcome.refused && outcome.refusal.code === 'reason_needed') {
        return { kind: 'open', view: drawReasonModal({ ...decided, verdict, reference: outcome.refusal.reference }) };
      }
      return answerWith(outcome, context, verdictRecorded);
    },
    { onRecord: true },
  );
}

export const requestChanges = decideWithReason(signOffActions.requestChanges, 'request_changes');
export const reject = decideWithReason(signOffActions.reject, 'reject');
