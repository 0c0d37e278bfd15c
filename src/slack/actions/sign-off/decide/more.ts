import { z } from 'zod';
import { prepareDecision } from '#src/use-cases/sign-off/decide/prepare-decision.ts';
import { reply } from '../../../requests/answer.ts';
import { button } from '../../../requests/button.ts';
import { openInterestForm } from '../../../requests/membership/open-interest-form.ts';
import { openDecisionForm, refusedDecision } from '../../../requests/sign-off/decide/answer-decision.ts';
import { moreActs, signOffActions } from '../../../views/sign-off/decide/buttons.ts';
import { confirmLeaving } from '../../../views/sign-off/decide/offers.ts';

const chosen = z.object({ signOffBodyId: z.uuid(), version: z.int(), act: z.enum(moreActs) });

/** The menu beside the buttons of a card: who leaves the count is asked whether they are sure, for the rest a form opens. */
export const more = button(
  signOffActions.more,
  chosen,
  async (context, { act, ...at }) => {
    if (act === 'declare_interest') return openInterestForm(context, at);
    const prepared = await prepareDecision(context.stores, context.actor, { ...at, act }, context.now);
    if (prepared.refused) return refusedDecision(context, at.signOffBodyId, prepared.refusal);
    if (act === 'abstain' || act === 'recuse') return reply(confirmLeaving({ ...prepared.value, act }));
    return openDecisionForm({ ...prepared.value, act });
  },
  { onRecord: true },
);
