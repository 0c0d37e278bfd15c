import { z } from 'zod';
import { dischargeCondition } from '#src/use-cases/sign-off/decide/discharge-condition.ts';
import { prepareDischarge } from '#src/use-cases/sign-off/decide/prepare-discharge.ts';
import { showConditions } from '#src/use-cases/sign-off/show/show-conditions.ts';
import { refusal, reply } from '../../../requests/answer.ts';
import { answerWith, showWith } from '../../../requests/answers.ts';
import { button } from '../../../requests/button.ts';
import { refusalReply } from '../../../views/refusals.ts';
import { signOffActions } from '../../../views/sign-off/decide/buttons.ts';
import { drawDischargeForm } from '../../../views/sign-off/decide/discharge-form.ts';
import { dischargeWithoutForm, drawConditions } from '../../../views/sign-off/decide/offers.ts';
import { privateActions } from '../../../views/sign-off/decide/private-buttons.ts';
import { conditionDischarged } from '../../../views/sign-off/decide/replies.ts';

const atBody = z.object({ signOffBodyId: z.uuid() });
const onCondition = atBody.extend({ conditionId: z.uuid() });

/** "Mark as met" on a card: shows the conditions that are open, each with a button. */
export const openConditions = button(signOffActions.conditions, atBody, async (context, { signOffBodyId }) =>
  showWith(await showConditions(context.stores, context.actor, signOffBodyId, context.now), context, drawConditions),
);

/** "Mark as met" on a condition: the form asks how it was met. */
export const discharge = button(
  privateActions.discharge,
  onCondition,
  async ({ stores, actor, now }, condition) => {
    const prepared = await prepareDischarge(stores, actor, condition, now);
    if (prepared.refused) return refusal(refusalReply(prepared.refusal));
    return { kind: 'open', view: drawDischargeForm(prepared.value), otherwise: reply(dischargeWithoutForm(prepared.value)) };
  },
  { onRecord: true },
);

/** "Yes, it is met", where Slack opens no form. */
export const isMet = button(
  privateActions.isMet,
  onCondition,
  async (context, condition) => {
    const outcome = await dischargeCondition(context.stores, context.actor, { ...condition, note: null }, context.now);
    return answerWith(outcome, context, conditionDischarged);
  },
  { onRecord: true },
);
