import type { types } from '@slack/bolt';
import { textLimits } from '#src/domain/text-gate.ts';
import type { PreparedContest } from '#src/use-cases/sign-off/decide/prepare-contest.ts';
import { modal, textField } from '../../inputs.ts';
import { blocksOf } from '../../layout.ts';
import { name, theBody, words } from '../../words.ts';

export const contestCallback = 'sign_off_contest_verdict';
export const contestField = 'reason';

/** Asks what somebody had said, whose recorded answer is not what they said. */
export function drawContestForm({ signOffBodyId, verdictId, reference, body }: PreparedContest): types.ModalView {
  const text = words`What was recorded for you on *${name(reference, 100)}* for ${theBody(body)} then no longer counts, and whoever recorded it is told. To give your own answer, use the card.`;
  return modal({
    callbackId: contestCallback,
    carries: { signOffBodyId, verdictId },
    title: 'Not what I said',
    submit: 'Contest it',
    blocks: [
      ...blocksOf([{ kind: 'paragraph', words: text }]),
      textField({ id: contestField, label: 'What you had said', multiline: true, longest: textLimits.reason }),
    ],
  });
}
