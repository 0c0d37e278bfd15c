import { z } from 'zod';
import { button } from '../requests/button.ts';
import { openAmendForm } from '../requests/open-amend-form.ts';
import { openWithdrawForm } from '../requests/open-withdraw-form.ts';
import { manageActions } from '../views/sign-off/shown.ts';

const which = z.object({ signOffId: z.uuid() });

/** "New version" and "Withdraw", where a request is shown to who may. */
export const amendSignOffButton = button(manageActions.amend, which, openAmendForm);
export const withdrawSignOffButton = button(manageActions.withdraw, which, openWithdrawForm);
