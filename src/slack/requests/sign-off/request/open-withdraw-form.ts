import { prepareWithdrawal } from '#src/use-cases/sign-off/decide/withdraw-sign-off.ts';
import type { WhichSignOff } from '#src/use-cases/sign-off/read/find-sign-off.ts';
import { refusalReply } from '../../../views/refusals.ts';
import { drawWithdrawForm } from '../../../views/sign-off/request/withdraw-form.ts';
import { type Answer, refusal } from '../../answer.ts';
import type { Context } from '../../handler.ts';

/** Opens the form that asks why a request is withdrawn, from a command or a button. */
export async function openWithdrawForm({ stores, actor, now, typed }: Context, which: WhichSignOff): Promise<Answer> {
  const prepared = await prepareWithdrawal(stores, actor, which, now);
  if (prepared.refused) return refusal(refusalReply(prepared.refusal, typed));
  return { kind: 'open', view: drawWithdrawForm(prepared.value) };
}
