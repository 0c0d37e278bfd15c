import type { types } from '@slack/bolt';
import { textLimits } from '#src/domain/text-gate.ts';
import { modal, textField } from './inputs.ts';
import { blocksOf } from './layout.ts';
import { name, words } from './words.ts';

export const verdictCallback = 'sign_off_verdict';
export const reasonField = 'reason';

export type ReasonModal = {
  readonly signOffBodyId: string;
  readonly version: number;
  readonly verdict: 'request_changes' | 'reject';
  /** SO-12 */
  readonly reference: string;
};

const asked = {
  request_changes: {
    title: 'Request changes',
    submit: 'Request changes',
    what: 'You ask for changes to',
    hint: 'What has to change before it can be approved.',
  },
  reject: { title: 'Reject', submit: 'Reject', what: 'You reject', hint: "Why it can't be approved. Rejecting can end the request." },
} as const;

/** Asks for the reason without which changes are not requested and nothing is rejected. It carries what it decides, on which version. */
export function drawReasonModal({ signOffBodyId, version, verdict, reference }: ReasonModal): types.ModalView {
  const { title, submit, what, hint } = asked[verdict];
  return modal({
    callbackId: verdictCallback,
    carries: { signOffBodyId, version, verdict, reference },
    title,
    submit,
    blocks: [
      ...blocksOf([
        {
          kind: 'paragraph',
          words: words`${what} version ${version} of *${name(reference, 100)}*. Those who asked, and those who are asked, will read your reason.`,
        },
      ]),
      textField({ id: reasonField, label: 'Reason', multiline: true, longest: textLimits.reason, hint }),
    ],
  });
}
