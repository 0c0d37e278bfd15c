import { z } from 'zod';
import { prepareContest } from '#src/use-cases/sign-off/decide/prepare-contest.ts';
import { prepareDecision } from '#src/use-cases/sign-off/decide/prepare-decision.ts';
import { refusal, reply } from '../../../requests/answer.ts';
import { button } from '../../../requests/button.ts';
import { openDecisionForm, refusedDecision } from '../../../requests/sign-off/decide/answer-decision.ts';
import { refusalReply } from '../../../views/refusals.ts';
import { drawContestForm } from '../../../views/sign-off/decide/contest-form.ts';
import { contestWithoutForm } from '../../../views/sign-off/decide/offers.ts';
import { privateActions } from '../../../views/sign-off/decide/private-buttons.ts';
import { reasonActs } from '../../../views/sign-off/decide/reason-form.ts';

const act = z.enum([...reasonActs, 'approve_with_conditions']);

/** "Give the reason", "Give the conditions", "Step aside and say why": the form for the words opens. */
export const sayWhy = button(
  privateActions.sayWhy,
  z.object({ signOffBodyId: z.uuid(), version: z.int(), act, completing: z.boolean() }),
  async (context, { completing, ...decided }) => {
    const prepared = await prepareDecision(context.stores, context.actor, decided, context.now, completing);
    if (prepared.refused) return refusedDecision(context, decided.signOffBodyId, prepared.refusal);
    return openDecisionForm({ ...prepared.value, act: decided.act }, completing);
  },
  { onRecord: true },
);

/** "That is not what I said": the form asks what they had said. */
export const notWhatISaid = button(
  privateActions.notWhatISaid,
  z.object({ signOffBodyId: z.uuid(), verdictId: z.uuid() }),
  async ({ stores, actor, now }, recorded) => {
    const prepared = await prepareContest(stores, actor, recorded, now);
    if (prepared.refused) return refusal(refusalReply(prepared.refusal));
    return { kind: 'open', view: drawContestForm(prepared.value), otherwise: reply(contestWithoutForm(prepared.value)) };
  },
  { onRecord: true },
);
