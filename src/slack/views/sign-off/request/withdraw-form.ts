import type { types } from '@slack/bolt';
import { textLimits } from '#src/domain/text-gate.ts';
import type { WithdrawalForm } from '#src/use-cases/sign-off/decide/withdraw-sign-off.ts';
import { modal, textField } from '../../inputs.ts';
import { blocksOf } from '../../layout.ts';
import { name, words } from '../../words.ts';

export const withdrawCallback = 'withdraw_sign_off';
/** Block and action id of the one field. */
export const withdrawReason = 'reason';

/** The form behind `/signoff withdraw`. */
export function drawWithdrawForm({ signOffId, reference, title }: WithdrawalForm): types.ModalView {
  return modal({
    callbackId: withdrawCallback,
    carries: { signOffId },
    title: 'Withdraw',
    submit: 'Withdraw',
    blocks: [
      ...blocksOf([
        {
          kind: 'paragraph',
          words: words`You take back *${reference}*, ${name(title, 300)}. That is its end: nobody decides on it any more, and everybody asked sees why. To have it signed off later, send a new request.`,
        },
      ]),
      textField({ id: withdrawReason, label: 'Reason', multiline: true, longest: textLimits.reason }),
    ],
  });
}
