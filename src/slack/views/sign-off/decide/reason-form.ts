import type { types } from '@slack/bolt';
import { textLimits } from '#src/domain/text-gate.ts';
import type { PreparedDecision } from '#src/use-cases/sign-off/decide/prepare-decision.ts';
import { modal, textField } from '../../inputs.ts';
import { blocksOf } from '../../layout.ts';
import { name, theBody, words } from '../../words.ts';

export const reasonCallback = 'sign_off_verdict';
export const reasonField = 'reason';

/** What is done with nothing but a reason. */
export const reasonActs = ['request_changes', 'reject', 'recuse', 'chairs_action', 'contest_version'] as const;
export type ReasonAct = (typeof reasonActs)[number];

export type ReasonForm = Pick<PreparedDecision, 'signOffBodyId' | 'version' | 'reference' | 'title' | 'body'> & {
  readonly act: ReasonAct;
  /** True where it is done already, and only the reason is still to come */
  readonly completing: boolean;
};

type Asked = { readonly called: string; readonly what: string; readonly hint: string; readonly optional?: boolean };
const asked: Readonly<Record<ReasonAct, Asked>> = {
  request_changes: { called: 'Request changes', what: 'You ask for changes to', hint: 'What has to change before it can be approved.' },
  reject: { called: 'Reject', what: 'You reject', hint: "Why it can't be approved. Rejecting can end the request." },
  recuse: {
    called: 'Step aside',
    what: 'You step aside from deciding on',
    hint: 'Why, if you want to say so. It stands on the card.',
    optional: true,
  },
  chairs_action: {
    called: 'Approve alone as chair',
    what: 'As chair, you alone approve',
    hint: "Why it can't wait for the others. The next meeting is asked to ratify it.",
  },
  contest_version: {
    called: 'Say this is not minor',
    what: 'You hold that more than wording has changed in',
    hint: 'What has changed. Every body starts again.',
  },
};

/** Asks for a reason. It carries what is done, on which version. */
export function drawReasonForm({ signOffBodyId, version, act, completing, reference, title, body }: ReasonForm): types.ModalView {
  const { called, what, hint, optional = false } = asked[act];
  const text = words`${what} version ${version} of *${name(reference, 100)}* (${name(title, 300)}) for ${theBody(body)}. Everybody who sees the card will read your reason.`;
  return modal({
    callbackId: reasonCallback,
    carries: { signOffBodyId, version, act, completing },
    title: completing ? 'Give the reason' : called,
    submit: completing ? 'Send' : called,
    blocks: [
      ...blocksOf([{ kind: 'paragraph', words: text }]),
      textField({ id: reasonField, label: 'Reason', multiline: true, longest: textLimits.reason, hint, optional }),
    ],
  });
}
