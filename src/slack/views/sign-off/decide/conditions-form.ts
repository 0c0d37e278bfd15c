import type { types } from '@slack/bolt';
import { textLimits } from '#src/domain/text-gate.ts';
import type { PreparedDecision } from '#src/use-cases/sign-off/decide/prepare-decision.ts';
import { dateField, modal, personField, textField } from '../../inputs.ts';
import { blocksOf } from '../../layout.ts';
import { name, theBody, words } from '../../words.ts';

export const conditionsCallback = 'sign_off_conditions';
/** How many conditions the form takes. */
export const conditionsMost = 3;

/** Block and action ids of the inputs of one condition, counted from 1. */
export function conditionFields(number: number) {
  return { text: `condition_${number}`, owner: `owner_${number}`, due: `due_${number}` };
}

export type ConditionsForm = Pick<PreparedDecision, 'signOffBodyId' | 'version' | 'reference' | 'title' | 'body'> & {
  readonly completing: boolean;
};

/** Asks for the conditions on which a version is approved: each with who has to meet it, and by when. */
export function drawConditionsForm({ signOffBodyId, version, completing, reference, title, body }: ConditionsForm): types.ModalView {
  const text = words`You approve version ${version} of *${name(reference, 100)}* (${name(title, 300)}) for ${theBody(body)} on conditions. It counts as an approval; until each condition is met, the request reads “approved, conditions outstanding”.`;
  return modal({
    callbackId: conditionsCallback,
    carries: { signOffBodyId, version, completing },
    title: completing ? 'Give the conditions' : 'Approve with conditions',
    submit: completing ? 'Send' : 'Approve',
    blocks: [
      ...blocksOf([{ kind: 'paragraph', words: text }]),
      ...Array.from({ length: conditionsMost }, (_, index) => conditionInputs(index + 1)).flat(),
    ],
  });
}

function conditionInputs(number: number): types.InputBlock[] {
  const { text, owner, due } = conditionFields(number);
  const optional = number > 1;
  return [
    textField({
      id: text,
      label: `Condition ${number}`,
      multiline: true,
      longest: textLimits.condition,
      optional,
      ...(optional ? {} : { hint: 'What has to be done.' }),
    }),
    personField({
      id: owner,
      label: `Who has to meet condition ${number}`,
      optional: true,
      ...(optional ? {} : { hint: 'Where you choose nobody: whoever asked for the sign-off.' }),
    }),
    dateField({ id: due, label: `Condition ${number} is due`, optional: true }),
  ];
}
