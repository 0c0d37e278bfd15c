import type { types } from '@slack/bolt';
import { type RulingAction, rulingActions } from '#src/domain/membership/interest.ts';
import { interestWords } from '#src/domain/sign-off/words.ts';
import { textLimits } from '#src/domain/text-gate.ts';
import type { RulingForm } from '#src/use-cases/sign-off/decide/rule-on-interest.ts';
import { choiceField, modal, textField } from '../inputs.ts';
import { blocksOf, type Piece } from '../layout.ts';
import { counted, joined, name, theBody, words } from '../words.ts';

export const rulingCallback = 'rule_on_interest';
/** Block and action ids of the fields. */
export const rulingFields = { action: 'action', reason: 'reason' } as const;

/** The graded actions, the mildest first, each with what it means for this request. */
const options: Readonly<Record<RulingAction, { readonly called: string; readonly means: string }>> = {
  no_action: { called: 'No action', means: 'the interest does not matter here: they decide' },
  remain: { called: 'Remain', means: 'the interest is on record, and they stay and decide' },
  speak_only: { called: 'Speak, not decide', means: 'they may speak on it, and do not decide' },
  leave_item: { called: 'Leave for the item', means: 'they take no part in it while it is discussed and decided' },
  no_papers: { called: 'No papers', means: "they get no papers on it and can't see it here" },
  not_attend: { called: 'Not attend', means: "they do not come to the meeting and can't see it here" },
  leave_group: { called: 'Leave the group', means: "they can't stay in the group; tell the secretariat, who ends the seat" },
};

/** Asks whoever rules on somebody's interest for the ruling, with each that is possible explained, and why. */
export function drawRulingForm(form: RulingForm): types.ModalView {
  const { signOffBodyId, personId, reference, title, body, person } = form;
  const explained = rulingActions.map((action) => words`• *${options[action].called}*: ${options[action].means}`);
  return modal({
    callbackId: rulingCallback,
    carries: { signOffBodyId, personId, interestIds: form.interests.slice(0, mostInterests).map(({ id }) => id) },
    title: 'Rule on an interest',
    submit: 'Rule',
    blocks: [
      ...blocksOf([
        { kind: 'paragraph', words: words`*${name(person, 100)}*, ${reference} (${name(title, 200)}), for ${theBody(body)}` },
        ...declared(form),
        { kind: 'line' },
        { kind: 'paragraph', words: joined(explained, '\n') },
      ]),
      choiceField({
        id: rulingFields.action,
        label: 'Ruling',
        hint: 'It holds for this request and this body. With the first two they decide.',
        choices: rulingActions.map((value) => ({ value, text: options[value].called, description: options[value].means })),
      }),
      textField({
        id: rulingFields.reason,
        label: 'Reason',
        hint: 'It is told to them and kept on record.',
        multiline: true,
        longest: textLimits.reason,
      }),
    ],
  });
}

/** A ruling speaks of those shown, whose ids the form carries: as many as a form holds, each of up to three blocks. */
const mostInterests = 30;

function declared({ interests, steppedAside }: RulingForm): Piece[] {
  const left = interests.length - mostInterests;
  return [
    ...interests.slice(0, mostInterests).map(({ category, text }): Piece => {
      return { kind: 'labelled', label: `Interest (${interestWords[category]})`, text };
    }),
    ...(left > 0 ? [{ kind: 'small' as const, words: words`and ${counted(left, 'more interest')}` }] : []),
    ...(steppedAside ? [{ kind: 'small' as const, words: words`They have stepped aside of their own accord.` }] : []),
  ];
}
