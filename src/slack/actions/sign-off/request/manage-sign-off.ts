import { z } from 'zod';
import { remindApprovers } from '#src/use-cases/sign-off/remind/remind-approvers.ts';
import { answerWith } from '../../../requests/answers.ts';
import { button } from '../../../requests/button.ts';
import { openAmendForm } from '../../../requests/sign-off/request/open-amend-form.ts';
import { openPrivacyForm } from '../../../requests/sign-off/request/open-privacy-form.ts';
import { openWithdrawForm } from '../../../requests/sign-off/request/open-withdraw-form.ts';
import { manageActions } from '../../../views/sign-off/read/shown.ts';
import { approversReminded } from '../../../views/sign-off/remind/reminded.ts';

const which = z.object({ signOffId: z.uuid() });

/** "New version", "Who may see it", "Withdraw" and "Remind", where a request is shown to who may. */
export const amendSignOffButton = button(manageActions.amend, which, openAmendForm);
export const setPrivacyButton = button(manageActions.privacy, which, openPrivacyForm);
export const withdrawSignOffButton = button(manageActions.withdraw, which, openWithdrawForm);
export const remindButton = button(manageActions.remind, which, async (context, asked) =>
  answerWith(await remindApprovers(context.stores, context.actor, asked, context.now), context, approversReminded),
);
