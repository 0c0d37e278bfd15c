import type { types } from '@slack/bolt';
import { textLimits } from '#src/domain/text-gate.ts';
import type { PreparedDischarge } from '#src/use-cases/sign-off/decide/prepare-discharge.ts';
import { modal, textField } from '../../inputs.ts';
import { blocksOf } from '../../layout.ts';
import { name, theBody, words } from '../../words.ts';

export const dischargeCallback = 'sign_off_discharge';
export const dischargeField = 'note';

/** Asks for a word on how a condition was met, before it is discharged. */
export function drawDischargeForm({ signOffBodyId, conditionId, reference, body, text }: PreparedDischarge): types.ModalView {
  const what = words`You say for ${theBody(body)} that its condition on *${name(reference, 100)}* is met. It is recorded with your name.`;
  return modal({
    callbackId: dischargeCallback,
    carries: { signOffBodyId, conditionId },
    title: 'Condition met',
    submit: 'Mark as met',
    blocks: [
      ...blocksOf([
        { kind: 'paragraph', words: what },
        { kind: 'labelled', label: 'Condition', text },
      ]),
      textField({ id: dischargeField, label: 'How it was met', multiline: true, longest: textLimits.note, optional: true }),
    ],
  });
}
